"""Inputs: the outcome of every record that was read.

good.txt    loaded
copy.txt    duplicate
broken.txt  rejected: not UTF-8 at byte 7
odd.txt     rejected: its facts could not be built
"""

import dataframely as dy
import polars as pl

from newsfacts.transforms.table import Table


class Read(Table):
    """One row per record that was read, before its outcome is known."""

    source = dy.String(primary_key=True, description="Path or URL that was read.")
    record_no = dy.Int32(
        primary_key=True, min=0, description="Number of the record in its source, from 0."
    )
    source_id = dy.String(nullable=True, description="The id that the input gave the record.")
    content_hash = dy.String(
        nullable=True, description="SHA-256 of text and day of publication; NULL if unreadable."
    )
    reason = dy.String(nullable=True, description="Why the record was rejected.")
    advice = dy.String(nullable=True, description="Advice on a rejected record.")


class Records(Read):
    """One row per record that was read, with what was not believed of it."""

    source = dy.String(primary_key=True, description="Path or URL that was read.")
    record_no = dy.Int32(
        primary_key=True, min=0, description="Number of the record in its source, from 0."
    )
    warnings = dy.List(
        dy.Struct(
            {
                "field": dy.String(),
                "value": dy.String(nullable=True),
                "reason": dy.String(),
            }
        ),
        description="What was not believed of the record; rows of `warnings`.",
    )


class Inputs(Read):
    """One row per record that was read: loaded, duplicate or rejected."""

    source = dy.String(primary_key=True, description="Path or URL that was read.")
    record_no = dy.Int32(
        primary_key=True, min=0, description="Number of the record in its source, from 0."
    )
    status = dy.Enum(
        ["loaded", "duplicate", "rejected"],
        description="Whether the record was stored as an article, equals one, or was rejected.",
    )
    article_id = dy.String(
        nullable=True, description="The article that it became or equals; key of `articles`."
    )


def inputs(records: pl.LazyFrame, articles: pl.LazyFrame, failures: pl.LazyFrame) -> pl.LazyFrame:
    """Find the outcome of each record: one per article is loaded, equal records are duplicates.

    Args:
        records: The records that were read.
        articles: The articles that are stored.
        failures: The articles that are not stored because a rule failed on them: `content_hash`,
            and the error that was `raised`.
    """
    origin = articles.select(
        "content_hash", "article_id", loaded_from="source", loaded_id="source_id"
    )
    is_origin = (pl.col("source") == pl.col("loaded_from")) & pl.col("source_id").eq_missing(
        pl.col("loaded_id")
    )
    first = pl.col("is_origin") & (pl.col("is_origin").cum_sum().over("content_hash") == 1)
    return (
        records.sort("source", "record_no")
        .join(origin, on="content_hash", how="left", maintain_order="left")
        .join(failures, on="content_hash", how="left", maintain_order="left")
        .with_columns(is_origin=is_origin.fill_null(value=False), **_reasons())
        .with_columns(
            status=pl.when(pl.col("article_id").is_null())
            .then(pl.lit("rejected"))
            .when(first)
            .then(pl.lit("loaded"))
            .otherwise(pl.lit("duplicate"))
        )
        .select(Inputs.column_names())
    )


def _reasons() -> dict[str, pl.Expr]:
    """Explain why a readable record is no article; other records keep their reason and advice."""
    unbuilt = pl.col("article_id").is_null() & pl.col("content_hash").is_not_null()
    failed = pl.when(unbuilt & pl.col("raised").is_not_null())
    return {
        "reason": failed.then(pl.format("its facts could not be built: {}", "raised"))
        .when(unbuilt)
        .then(pl.lit("its batch was not written"))
        .otherwise("reason"),
        "advice": failed.then(pl.lit("report it with its text; the other articles are loaded"))
        .when(unbuilt)
        .then(pl.lit("run again: only missing articles are built"))
        .otherwise("advice"),
    }
