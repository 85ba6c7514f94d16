"""Noun phrases: a head with its modifiers, and the preposition that governs it.

accused of attacking the old bridge in Oslo
        ^of          ^~~~~~~~~~~~~~~~~~~~~~
"""

import polars as pl

#: Relations of dependents before a noun that are not part of its phrase, and of those after it
#: that are.
OUTSIDE = ("case", "cc", "punct", "mark", "det", "det:predet", "advmod", "aux", "nsubj", "cop")
BEHIND = (
    "nmod",
    "flat",
    "compound",
    "nmod:unmarked",
    "nummod",
    "obj",
    "obl",
    "fixed",
    "compound:prt",
)


def phrases(parse: pl.LazyFrame, heads: pl.LazyFrame) -> pl.LazyFrame:
    """Find the phrases of some heads: with modifiers, without preposition, article and conjuncts.

    Args:
        parse: The parse.
        heads: The numbers of the heads, `i`.

    Returns:
        One row per head: `i`, `upos`, `np_start`, `np_end` (offsets).
    """
    below = parse.join(heads, left_on="h", right_on="i", how="semi")
    left = below.filter(~pl.col("dep").is_in(OUTSIDE), pl.col("i") < pl.col("h"))
    right = below.filter(pl.col("dep").is_in(BEHIND), pl.col("i") > pl.col("h"))
    starts = left.group_by("h").agg(left=pl.col("subtree_start").min())
    ends = right.group_by("h").agg(right=pl.col("subtree_end").max())
    return (
        parse.select("i", "upos", "start_char", "end_char")
        .join(heads, on="i", how="semi")
        .join(starts, left_on="i", right_on="h", how="left")
        .join(ends, left_on="i", right_on="h", how="left")
        .select(
            "i",
            "upos",
            np_start=pl.min_horizontal("start_char", "left"),
            np_end=pl.max_horizontal("end_char", "right"),
        )
    )


def prepositions(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Return the first preposition or marker of each head: `h`, `preposition`."""
    return (
        parse.filter(pl.col("dep").is_in(["case", "mark"]))
        .group_by("h")
        .agg(preposition=pl.col("low").sort_by("i").first())
    )
