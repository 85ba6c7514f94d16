"""Noun phrases: a head with its modifiers, and the preposition that governs it.

accused of attacking the old bridge in Oslo
        ^of          ^~~~~~~~~~~~~~~~~~~~~~
"""

from collections.abc import Sequence

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
    "iobj",
    "xcomp",
    "ccomp",
)
#: Relations of clauses and appositions that end a phrase.
ENDING = ("acl:relcl", "advcl", "parataxis", "appos", "list")


def phrases(parse: pl.LazyFrame, heads: pl.LazyFrame) -> pl.LazyFrame:
    """Find the phrases of some heads: with modifiers, without preposition, article and conjuncts.

    A phrase ends before the first clause or apposition that describes one of its words.

    Args:
        parse: The parse.
        heads: The numbers of the heads, `i`.

    Returns:
        One row per head: `i`, `upos`, `np_start`, `np_end` (offsets).
    """
    spans = (
        parse.select("article_id", "i", "upos", "start_char", "end_char")
        .join(heads, on="i", how="semi")
        .join(_around(parse, heads), left_on="i", right_on="h", how="left")
        .with_columns(
            np_start=pl.min_horizontal("start_char", "left"),
            np_end=pl.max_horizontal("end_char", "right"),
        )
    )
    ended = spans.sort("article_id", "end_char").join_asof(
        _endings(parse),
        left_on="end_char",
        right_on="ending",
        by="article_id",
        strategy="forward",
        check_sortedness=False,
    )
    early = pl.col("ending") < pl.col("np_end")
    last = pl.when(early).then(pl.max_horizontal("end_char", "ended")).otherwise("np_end")
    return ended.select("i", "upos", "np_start", np_end=last)


def _around(parse: pl.LazyFrame, heads: pl.LazyFrame) -> pl.LazyFrame:
    """How far the modifiers of each head reach: `h`, `left`, `right` (offsets; NULL for none)."""
    below = parse.join(heads, left_on="h", right_on="i", how="semi")
    clause = pl.col("upos").is_in(["VERB", "AUX"]) & (pl.col("dep") != "amod")
    before = ~pl.col("dep").is_in(OUTSIDE) & ~clause & (pl.col("i") < pl.col("h"))
    behind = pl.col("dep").is_in(BEHIND) & (pl.col("i") > pl.col("h"))
    return below.group_by("h").agg(
        left=pl.col("subtree_start").filter(before).min(),
        right=pl.col("subtree_end").filter(behind).max(),
    )


def _endings(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Where phrases end: `article_id`, `ending` (of a clause), `ended` (the last word before)."""
    words = parse.filter(pl.col("upos") != "PUNCT").select("article_id", ended="end_char")
    return (
        parse.filter(pl.col("dep").is_in(ENDING), pl.col("i") > pl.col("h"))
        .select("article_id", ending="subtree_start")
        .unique()
        .sort("article_id", "ending")
        .join_asof(
            words.sort("article_id", "ended"),
            left_on="ending",
            right_on="ended",
            by="article_id",
            strategy="backward",
            check_sortedness=False,
        )
    )


def prepositions(parse: pl.LazyFrame, relations: Sequence[str] = ("case", "mark")) -> pl.LazyFrame:
    """Return the first preposition or marker of each head: `h`, `preposition`."""
    return (
        parse.filter(pl.col("dep").is_in(relations))
        .group_by("h")
        .agg(preposition=pl.col("low").sort_by("i").first())
    )
