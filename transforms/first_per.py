"""First row per key, whatever the order of the input."""

from collections.abc import Sequence

import polars as pl
import polars.selectors as cs


def one_per(
    frame: pl.LazyFrame,
    key: str | Sequence[str],
    *order: str | pl.Expr,
    descending: bool | Sequence[bool] = False,
) -> pl.LazyFrame:
    """Keep the first row per key; ties are broken by all columns.

    A join may return its rows in any order, so that their first row differs between runs.

    Args:
        frame: The rows.
        key: The columns that are unique in the result.
        order: Columns to sort by; none if any row will do.
        descending: As in `sort`, for `order`.

    Returns:
        The rows that are kept, sorted by `order`.
    """
    keys = [key] if isinstance(key, str) else [*key]
    # Few rows share a key; only for those is the order of all columns worth its time.
    rest = pl.when(pl.len().over(keys) > 1).then(pl.struct(cs.all() - cs.nested()))
    backward = [descending] * len(order) if isinstance(descending, bool) else [*descending]
    return (
        frame.sort(rest)
        .sort(*order, *keys, descending=[*backward, *(False for _ in keys)], maintain_order=True)
        .unique(keys, keep="first", maintain_order=True)
    )
