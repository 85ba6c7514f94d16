"""Articles that break off, each with one that could go on from there: what is found in either.

Many pairs are one batch, for a batch takes as long to build as an article.
"""

from collections.abc import Callable

from newsfacts.transforms.table import Table
from tests.parses import facts_of_batch

Pairs = tuple[tuple[str, str], ...]
Rows = list[dict[str, object]]


def beside(schema: type[Table], pairs: Pairs) -> dict[tuple[str, str], tuple[Rows, Rows]]:
    """Give the rows of both articles of each pair, the second right behind the first."""
    rows_of = in_order(schema, *(text for pair in pairs for text in pair))
    return {pair: (rows_of(2 * n), rows_of(2 * n + 1)) for n, pair in enumerate(pairs)}


def apart(schema: type[Table], pairs: Pairs) -> dict[tuple[str, str], tuple[Rows, Rows]]:
    """Give the rows of both articles of each pair, none behind one that breaks off."""
    last = [after for _, after in pairs]
    rows_of = in_order(
        schema, *last, *(text for before, after in pairs for text in (after, before))
    )
    size = len(pairs)
    return {pair: (rows_of(size + 2 * n + 1), rows_of(n)) for n, pair in enumerate(pairs)}


def in_order(schema: type[Table], *texts: str) -> Callable[[int], Rows]:
    """Build one table of a batch; give a function for the rows of one of its articles."""
    rows = facts_of_batch(schema, *texts)
    return lambda number: [row for row in rows if row["article_id"] == f"article-{number}"]
