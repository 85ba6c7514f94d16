"""Searches that are made only where there are texts to search.

Polars compiles the pattern of a search even for a column without rows, and to compile a large one
takes longer than to search an article.
"""

from collections.abc import Callable

import polars as pl


def when_any(
    texts: pl.Expr,
    search: Callable[[pl.Series], pl.Series],
    dtype: pl.DataType | type[pl.DataType] = pl.String,
    needs: str = "",
) -> pl.Expr:
    """Search a column at once, if it has rows in which something can be found.

    Args:
        texts: The column.
        search: Gives the result for all texts of a column.
        dtype: Type of the result.
        needs: A small pattern that occurs wherever something is found: where it is in no text, all
            results are NULL.
    """

    def searched(found: pl.Series) -> pl.Series:
        if found.is_empty() or (needs and not found.str.contains(needs).any()):
            return pl.Series(found.name, [], dtype).extend_constant(None, len(found))
        return search(found)

    return texts.map_batches(searched, return_dtype=dtype)
