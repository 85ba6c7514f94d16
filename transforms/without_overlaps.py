"""Without overlaps: of spans that overlap, the first one, and all that it leaves room for.

9 of 10, 2.5 out of 10      found: "9 of 10", "10, 2.5", "2.5 out of 10"
^kept    ^kept              "10, 2.5" overlaps what is kept; "2.5 out of 10" overlaps only that
"""

from typing import Final

import polars as pl

#: How often what overlaps only dropped spans is looked at again; each time settles a link of a
#: chain in which each span overlaps the next.
ROUNDS: Final = 4


def without_overlaps(spans: pl.LazyFrame, start: pl.Expr, end: pl.Expr) -> pl.LazyFrame:
    """Keep of overlapping spans the first one.

    Args:
        spans: Spans with `article_id`, in the order of their starts; of two with the same start,
            the one that is preferred comes first.
        start: Where a span begins.
        end: One past where it ends.
    """
    rows = spans.with_columns(_kept=pl.lit(value=False))
    for _ in range(ROUNDS):
        kept = pl.col("_kept")
        taken = pl.when(kept).then(end).forward_fill().over("article_id").fill_null(0)
        rows = rows.with_columns(_open=~kept & (start >= taken))
        ends = pl.when(pl.col("_open")).then(end).cum_max().forward_fill()
        reach = ends.shift(1).over("article_id").fill_null(0)
        rows = rows.with_columns(_kept=kept | (pl.col("_open") & (start >= reach)))
    return rows.filter("_kept").drop("_kept", "_open")
