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
    keys = [key] if isinstance(key, str) else [*key]
    # Few rows share their key; only those need all columns to be told apart.
    rest = pl.when(pl.len().over(keys) > 1).then(pl.struct(cs.all() - cs.nested()))
    backward = [descending] * len(order) if isinstance(descending, bool) else [*descending]
    return (
        frame.sort(rest)
        .sort(*order, *keys, descending=[*backward, *(False for _ in keys)], maintain_order=True)
        .unique(keys, keep="first", maintain_order=True)
    )
