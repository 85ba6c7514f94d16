"""Flags: whether another frame has a row with the same key."""

from collections.abc import Sequence

import polars as pl


def flagged(
    rows: pl.LazyFrame, marked: pl.LazyFrame, key: str | Sequence[str], name: str
) -> pl.LazyFrame:
    """Add a column that says whether the key of each row occurs in `marked`.

    Args:
        rows: The rows, kept in their order.
        marked: Rows with the same key, in any number.
        key: The column or columns that both share, such as the number of a word.
        name: Name of the new column.
    """
    keys = marked.select(key).unique().with_columns(pl.lit(value=True).alias(name))
    return rows.join(keys, on=key, how="left", maintain_order="left").with_columns(
        pl.col(name).fill_null(value=False)
    )
