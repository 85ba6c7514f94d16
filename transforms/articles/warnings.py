"""Warnings: what was not believed of a record that was read; its text is an article all the same.

{"text": "It rained.", "published_at": "last Tuesday"}
                        ^field          ^value: NULL in `articles`
"""

import dataframely as dy
import polars as pl

from newsfacts.transforms.table import Table


class Warnings(Table):
    """One row per field of a record that was left out or is doubtful, with the reason."""

    source = dy.String(primary_key=True, description="Path or URL that was read.")
    record_no = dy.Int32(
        primary_key=True, min=0, description="Number of the record in its source, from 0."
    )
    warning_no = dy.Int32(
        primary_key=True, min=0, description="Number of the warning in its record, from 0."
    )
    field = dy.String(description="The field: `text`, `published_at`, `language` ...")
    value = dy.String(nullable=True, description="What the source gave, cut short.")
    reason = dy.String(nullable=True, description="Why it was left out, or is doubtful.")


def warnings(records: pl.LazyFrame) -> pl.LazyFrame:
    """List what was not believed of the records that were read.

    Args:
        records: What was read, one row per record, each with its `warnings`.
    """
    return (
        records.select("source", "record_no", "warnings")
        .explode("warnings", empty_as_null=False)
        .drop_nulls("warnings")
        .unnest("warnings")
        .with_columns(warning_no=pl.int_range(pl.len(), dtype=pl.Int32).over("source", "record_no"))
        .select(Warnings.column_names())
        .sort(Warnings.sort_key())
    )
