"""Spans that overlap, paired without comparing every span of an article with every other.

"It is unsafe," she said.
^left: 0 to 14, ^right: 3 to 5        one pair
"""

import polars as pl

#: Characters of a cell: spans are paired where they share one.
CELL = 256

Ends = tuple[str, str]


def overlapping(
    left: pl.LazyFrame, right: pl.LazyFrame, left_ends: Ends, right_ends: Ends
) -> pl.LazyFrame:
    """Pair the spans of an article that share a character, and some that are only near.

    The rows grow with the lengths of the spans, not with the square of their number.

    Args:
        left: Rows with `article_id` and a span.
        right: Likewise; no other column has the name of one in `left`.
        left_ends: The columns that hold the first character of a span and one past its last.
        right_ends: Likewise for `right`.

    Returns:
        The columns of both; each pair once. Who calls filters by what the spans must be.
    """
    first = pl.max_horizontal(pl.col(left_ends[0]) // CELL, pl.col(right_ends[0]) // CELL)
    return (
        _in_cells(left, left_ends)
        .join(_in_cells(right, right_ends), on=["article_id", "_cell"])
        .filter(pl.col("_cell") == first)
        .drop("_cell")
    )


def _in_cells(rows: pl.LazyFrame, ends: Ends) -> pl.LazyFrame:
    """Repeat each row for the cells that its span lies in."""
    begin = pl.col(ends[0]) // CELL
    last = pl.max_horizontal(pl.col(ends[0]), pl.col(ends[1]) - 1) // CELL
    cells = pl.int_ranges(begin, last + 1, dtype=pl.Int32)
    return rows.with_columns(_cell=cells).explode("_cell", empty_as_null=False)
