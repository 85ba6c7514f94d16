"""Rank phrases: all that belongs to the noun of a rank.

the first country in Asia to agree   the third step in the cycle
"""

import polars as pl

from newsfacts.transforms.lexicons.syntax import prepositions_of
from newsfacts.transforms.quantities.counted_nouns import amount_heads
from newsfacts.transforms.syntax.parse import at
from newsfacts.transforms.syntax.phrases import prepositions


def ranked(amounts: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Extend the noun of a rank to its whole phrase: "the first country in Asia to agree"."""
    ranks = amounts.filter(pl.col("unit") == "rank", pl.col("measured").is_not_null())
    above = parse.select(
        head="i", noun="h", noun_start=at("h", "start_char"), noun_end=at("h", "end_char")
    )
    nouns = (
        amount_heads(ranks, parse)
        .join(above, on="head")
        .join(
            ranks.select("quantity_id", "measured_start_char", "measured_end_char"),
            on="quantity_id",
        )
        .filter(
            pl.col("noun_start") >= pl.col("measured_start_char"),
            pl.col("noun_end") <= pl.col("measured_end_char"),
        )
        .select("quantity_id", "noun", phrase_start="measured_start_char")
        .cache()
    )
    infinitives = parse.filter(pl.col("low") == "to", pl.col("dep") == "mark").select(i="h")
    below = parse.filter(
        (pl.col("dep") == "nmod") | (pl.col("dep").is_in(["acl", "acl:to"]))
    ).select("i", "dep", noun="h", end="subtree_end")
    whole = below.join(infinitives, on="i", how="semi")
    nouns_below = below.join(
        prepositions(parse)
        .filter(pl.col("preposition").is_in(prepositions_of("ranked")))
        .select(i="h"),
        on="i",
        how="semi",
    )
    complements = pl.concat([nouns_below.filter(pl.col("dep") == "nmod"), whole])
    ends = complements.group_by("noun").agg(phrase_end=pl.col("end").max())
    return nouns.join(ends, on="noun").select("quantity_id", "phrase_start", "phrase_end")
