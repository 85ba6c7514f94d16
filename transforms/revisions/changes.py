"""Changes: sentences and facts that came and went from one text of an address to the next.

went   sentence  It rained.
came   sentence  It is pouring.
"""

import dataframely as dy
import polars as pl

from newsfacts.transforms.revisions.article_revisions import article_revisions
from newsfacts.transforms.table import Fact, Table

#: Where a row stands, and not what it says; likewise what ends so.
PLACES = ("article_id", "sentence_no", "start_char", "end_char", "rule")
NAMES = ("_id", "_no", "_char", "_rule")


class Changes(Table):
    """One row per sentence or fact that a new text of an address brought or left out."""

    url = dy.String(
        primary_key=True, description="The address, without passwords and tokens in it."
    )
    changed_at = dy.Datetime(
        primary_key=True,
        time_zone="UTC",
        time_unit="us",
        description="When the new text was first seen.",
    )
    change = dy.Enum(
        ["came", "went"], primary_key=True, description="Whether the new text has it, or lacks it."
    )
    what = dy.String(
        primary_key=True, description="The table of the row: `sentences`, `quotes`, `events` ..."
    )
    article_id = dy.String(primary_key=True, description="The article that has it.")
    start_char = dy.Int32(primary_key=True, min=0, description="Where it begins in that text.")
    end_char = dy.Int32(primary_key=True, description="One past its last character.")
    number = dy.Int32(
        primary_key=True, min=0, description="Tells rows of one table at one place apart."
    )
    text = dy.String(description="The words.")
    said = dy.String(description="All that the row says, as JSON.")


def changes(fetched: pl.LazyFrame, articles: pl.LazyFrame, compared: pl.LazyFrame) -> pl.LazyFrame:
    """Compare the sentences and facts of each text with those of the one before it.

    A row is the same where it says the same with the same words, wherever it stands.

    Args:
        fetched: What was fetched.
        articles: The articles of all batches.
        compared: Sentences and facts of all texts of addresses that have had several.
    """
    taken = steps(article_revisions(fetched, articles))
    # The third of three equal rows is new where there were two.
    times = pl.int_range(pl.len()).over("article_id", "what", "said")
    rows = compared.sort("article_id", "start_char", "end_char").with_columns(times=times)
    parts = [_missing(taken, rows, "went", "before"), _missing(taken, rows, "came", "after")]
    return pl.concat(parts).select(Changes.column_names())


def steps(article_revisions: pl.LazyFrame) -> pl.LazyFrame:
    """Give each change of a text: `url`, `changed_at`, the article `before` and `after` it."""
    before = pl.col("article_id").shift().over("url")
    return (
        article_revisions.sort("url", "valid_from")
        .select("url", changed_at="valid_from", before=before, after="article_id")
        .filter(pl.col("before").is_not_null())
    )


def _missing(taken: pl.LazyFrame, rows: pl.LazyFrame, change: str, side: str) -> pl.LazyFrame:
    """Give the rows of the texts on one side of each change that the other side lacks."""
    other = "after" if side == "before" else "before"
    key = ["url", "changed_at", "what", "said", "times"]
    here = taken.select("url", "changed_at", article_id=side).join(rows, on="article_id")
    there = taken.select("url", "changed_at", article_id=other).join(rows, on="article_id")
    place = ["url", "changed_at", "what", "start_char", "end_char"]
    return (
        here.join(there.select(key), on=key, how="anti")
        .sort(*place, "said", "times")
        .with_columns(
            change=pl.lit(change, dtype=pl.Enum(["came", "went"])),
            number=pl.int_range(pl.len(), dtype=pl.Int32).over(place),
        )
        .select(Changes.column_names())
    )


def comparable(schema: type[Table], rows: pl.LazyFrame) -> pl.LazyFrame:
    """Write what the rows of a table say, so that rows of two texts can be compared."""
    return rows.select(
        "article_id",
        "start_char",
        "end_char",
        "text",
        what=pl.lit(schema.table_name()),
        said=_said(schema),
    )


def is_compared(schema: type[Table]) -> bool:
    """Tell whether the rows of a table are compared: sentences and facts."""
    return issubclass(schema, Fact) or schema.table_name() == "sentences"


def _said(schema: type[Table]) -> pl.Expr:
    """Write all that a row says, but for where it stands and how it is named."""
    said = {
        name: kind
        for name, kind in schema.create_empty().schema.items()
        if name not in PLACES and not name.endswith(NAMES)
    }
    texts = [
        pl.col(name).cast(pl.List(pl.String)).list.join("; ")
        if isinstance(kind, pl.List)
        else pl.col(name).cast(pl.String)
        for name, kind in said.items()
    ]
    return pl.struct(texts).struct.json_encode()
