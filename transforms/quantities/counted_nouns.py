"""Counted nouns: the words of an amount, and of what it counts, in the parse.

Russia reported 28,000 new cases, a $7 billion loss
                ^head  `noun`: cases  ^head   `noun`: loss
"""

import polars as pl

from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.syntax.parse import at
from newsfacts.transforms.syntax.spans import with_latest_span


def amount_heads(amounts: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Find the word of each amount that depends on a word outside.

    Args:
        amounts: The quantities, without overlaps: `article_id`, `quantity_id`, `start_char`,
            `end_char`.
        parse: The parse.

    Returns:
        `quantity_id`, `head` (number of the word), `low`, `high` (of the first and last word).
    """
    spans = amounts.select("article_id", "quantity_id", from_="start_char", to="end_char")
    inside = (
        parse.select("article_id", "start_char", "h", "i", "upos")
        .pipe(with_latest_span, spans, "start_char", "from_", by="article_id")
        .filter(pl.col("start_char") < pl.col("to"))
    )
    bounds = inside.group_by("quantity_id").agg(low=pl.col("i").min(), high=pl.col("i").max())
    outside = (pl.col("h") < pl.col("low")) | (pl.col("h") > pl.col("high")) | pl.col("h").is_null()
    return (
        inside.join(bounds, on="quantity_id")
        .filter(outside, pl.col("upos") != "PUNCT")
        .pipe(one_per, "quantity_id", "i", descending=True)
        .select("quantity_id", "low", "high", head="i")
    )


def counted_nouns(amounts: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Find the word that stands for each quantity in its clause.

    It is the head of what is measured, if the amount modifies that, else the head of the amount.

    Args:
        amounts: The quantities, with the place of `measured`.
        parse: The parse.

    Returns:
        `quantity_id`, `noun` (number of the word), `is_rank`, `late` (whether it is the last word
        of `measured`, which counts only where the amount leads nowhere).
    """
    above = parse.select(
        head="i", noun_above="h", above_start=at("h", "start_char"), above_end=at("h", "end_char")
    )
    measured = (pl.col("above_start") >= pl.col("measured_start_char")) & (
        pl.col("above_end") <= pl.col("measured_end_char")
    )
    kinds = amounts.select(
        "article_id",
        "quantity_id",
        "measured_start_char",
        "measured_end_char",
        is_rank=pl.col("unit") == "rank",
    )
    of_amount = (
        kinds.join(amount_heads(amounts, parse), on="quantity_id")
        .join(above, on="head")
        .select(
            "quantity_id",
            "is_rank",
            noun=pl.when(measured.fill_null(value=False)).then("noun_above").otherwise("head"),
            late=pl.lit(value=False),
        )
    )
    return pl.concat([of_amount, _last_words(kinds, parse)])


def _last_words(kinds: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """The last word of `measured`, in the columns of `counted_nouns`."""
    # "2.3 million-plus cases": the parser may leave the amount apart from its noun.
    last = parse.select("article_id", measured_end_char="end_char", noun="i")
    return kinds.join(last, on=["article_id", "measured_end_char"]).select(
        "quantity_id", "is_rank", "noun", late=pl.lit(value=True)
    )
