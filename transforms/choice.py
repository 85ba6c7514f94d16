"""Choice: one row of several, the same one whatever order they come in."""

from collections.abc import Sequence

import polars as pl
import polars.selectors as cs


def one_per(
    frame: pl.LazyFrame,
    key: str | Sequence[str],
    *order: str | pl.Expr,
    descending: bool | Sequence[bool] = False,
) -> pl.LazyFrame:
    """Keep one row per key: the first in an order; rows equal in it are told apart by all columns.

    A join may give its rows in any order: "the first" of them is none in particular.

    Args:
        frame: The rows.
        key: The columns that shall be unique.
        order: What decides; nothing where any row would do.
        descending: As in `sort`, for `order`.
    """
    settled = frame.sort(cs.all() - cs.nested())
    if order:
        settled = settled.sort(*order, descending=descending, maintain_order=True)
    return settled.unique(key, keep="first", maintain_order=True)
