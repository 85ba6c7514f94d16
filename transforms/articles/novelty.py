"""Novelty: what a run read that was not there before.

rain.txt  read for the first time         new
rain.txt  read again, as it was           known
rain.txt  read again, with other words    changed
copy.txt  equal to rain.txt, in one run   copy
"""

import polars as pl

from newsfacts.transforms.first_per import one_per

#: The states of a record, in the order in which they are reported.
STATES = ("new", "known", "changed", "copies", "rejected")


def novelty(
    read: pl.LazyFrame, chosen: pl.LazyFrame, before: pl.LazyFrame, stored: pl.LazyFrame
) -> pl.LazyFrame:
    """Tell of each record that was read what it is to the lake.

    Args:
        read: The records: `source`, `record_no`, `source_id`, `content_hash`.
        chosen: The records that are to be articles: `source`, `record_no`.
        before: What was known of records, in the columns of `read`.
        stored: The articles that are there: `content_hash`.

    Returns:
        `source`, `record_no`, `content_hash` and `state`, one of `STATES`.
    """
    key = pl.coalesce("source_id", pl.col("record_no").cast(pl.String))
    older = (
        before.drop_nulls("content_hash")
        .select("source", "record_no", key=key, older="content_hash")
        # Records of a source may share an id: the last one is what was known.
        .pipe(one_per, ["source", "key"], "record_no", descending=True)
        .drop("record_no")
    )
    there = stored.select("content_hash").unique().with_columns(there=True)
    taken = chosen.select("source", "record_no", chosen=True)
    return (
        read.with_columns(key=key)
        .join(there, on="content_hash", how="left")
        .join(taken, on=["source", "record_no"], how="left")
        .join(older, on=["source", "key"], how="left")
        .select(
            "source",
            "record_no",
            "content_hash",
            state=_state(),
        )
    )


def _state() -> pl.Expr:
    return (
        pl.when(pl.col("content_hash").is_null())
        .then(pl.lit("rejected"))
        .when("there")
        .then(pl.lit("known"))
        .when(pl.col("chosen").is_null())
        .then(pl.lit("copies"))
        .when(pl.col("older") != pl.col("content_hash"))
        .then(pl.lit("changed"))
        .otherwise(pl.lit("new"))
    )


def counted(read: pl.LazyFrame, stored: pl.LazyFrame) -> dict[str, int]:
    """Count the records in each state after the write; those not stored were rejected.

    Args:
        read: What `novelty` gave.
        stored: The articles that are there now: `content_hash`.
    """
    there = stored.select("content_hash").unique().with_columns(there=True)
    state = pl.when(pl.col("there")).then("state").otherwise(pl.lit("rejected"))
    found = read.join(there, on="content_hash", how="left").group_by(state.alias("state")).len()
    return dict.fromkeys(STATES, 0) | dict(found.collect().iter_rows())
