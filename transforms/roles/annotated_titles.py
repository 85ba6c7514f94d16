"""Annotated titles: who bears a title and what it is of, as the annotator reads it.

Ann Example joined the city orchestra of Oslo as its first drummer .
    ^holder                     ^office                     ^title, in no lexicon
"""

from typing import Final

import polars as pl

from newsfacts.transforms.syntax.arcs import between

#: Probability of an arc from which it holds.
LIKELY: Final = 0.5


def holders(parse: pl.LazyFrame, arcs: pl.LazyFrame) -> pl.LazyFrame:
    """Who bears titles: `noun` (of the title) and `i` (of the person), numbers of head words."""
    return _ties(parse, arcs, "HOLDER")


def offices(parse: pl.LazyFrame, arcs: pl.LazyFrame) -> pl.LazyFrame:
    """What titles are of: `noun` and `i`, numbers of head words."""
    return _ties(parse, arcs, "OFFICE")


def _ties(parse: pl.LazyFrame, arcs: pl.LazyFrame, label: str) -> pl.LazyFrame:
    """Likely arcs from titles."""
    return (
        between(parse, arcs, "tie")
        .filter(pl.col("label") == label, pl.col("score") >= LIKELY)
        .select(noun="begin", i="end")
    )
