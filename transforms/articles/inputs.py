"""Inputs: what became of every record that was read.

good.txt    loaded
copy.txt    duplicate
broken.txt  rejected: not UTF-8 at byte 7
odd.txt     rejected: its facts could not be built
"""

import dataframely as dy
import polars as pl

from newsfacts.transforms.table import Table


class Records(Table):
    """One row per record that was read, before it is known what became of it."""

    source = dy.String(primary_key=True, description="Path or URL that was read.")
    record_no = dy.Int32(
        primary_key=True, min=0, description="Number of the record in its source, from 0."
    )
    source_id = dy.String(nullable=True, description="The id that the input gave the record.")
    content_hash = dy.String(
        nullable=True, description="SHA-256 of text and day of publication; NULL if unreadable."
    )
    reason = dy.String(nullable=True, description="Why the record was rejected.")
    advice = dy.String(nullable=True, description="What to do about a rejected record.")


class Inputs(Records):
    """One row per record that was read: loaded, duplicate or rejected."""

    source = dy.String(primary_key=True, description="Path or URL that was read.")
    record_no = dy.Int32(
        primary_key=True, min=0, description="Number of the record in its source, from 0."
    )
    status = dy.Enum(
        ["loaded", "duplicate", "rejected"],
        description="Whether the record is an article now, equals another one, or was rejected.",
    )
    article_id = dy.String(
        nullable=True, description="The article it is or equals; key of `articles`."
    )


def inputs(records: pl.LazyFrame, articles: pl.LazyFrame, failures: pl.LazyFrame) -> pl.LazyFrame:
    """Tell what became of each record: one per article is loaded, its equals are duplicates.

    Args:
        records: What was read, one row per record.
        articles: The articles that are stored.
        failures: The articles that are not stored because a rule failed on them: `content_hash`,
            and what it `raised`.
    """
    origin = articles.select(
        "content_hash", "article_id", loaded_from="source", loaded_id="source_id"
    )
    fits = (pl.col("source") == pl.col("loaded_from")) & pl.col("source_id").eq_missing(
        pl.col("loaded_id")
    )
    missing = pl.col("article_id").is_null()
    unbuilt = missing & pl.col("content_hash").is_not_null()
    because = pl.when(unbuilt & pl.col("raised").is_not_null())
    return (
        records.sort("source", "record_no")
        .join(origin, on="content_hash", how="left", maintain_order="left")
        .join(failures, on="content_hash", how="left", maintain_order="left")
        .with_columns(
            fits=fits.fill_null(value=False),
            reason=because.then(pl.format("its facts could not be built: {}", "raised"))
            .when(unbuilt)
            .then(pl.lit("its batch was not written"))
            .otherwise("reason"),
            advice=because.then(pl.lit("report it with its text; the other articles are loaded"))
            .when(unbuilt)
            .then(pl.lit("run again: only what is missing is done"))
            .otherwise("advice"),
        )
        .with_columns(
            status=pl.when(missing)
            .then(pl.lit("rejected"))
            .when(pl.col("fits") & (pl.col("fits").cum_sum().over("content_hash") == 1))
            .then(pl.lit("loaded"))
            .otherwise(pl.lit("duplicate"))
        )
        .select(Inputs.column_names())
    )
