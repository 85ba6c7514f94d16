"""Datelines: the place and agency at the start of a report.

OSLO (Reuters) - A man was arrested .
^~~~~~~~~~~~~~~~
"""

import polars as pl

from newsfacts.transforms.lexicons.articles import NewsAgencies
from newsfacts.transforms.lexicons.base import read

#: Most words in a dateline, and the dashes that end it.
LONGEST = 10
DASHES = ("-", "–", "—", "--")
#: The first word of a place in capitals.
CAPITALS = r"^\p{Lu}[\p{Lu}.'’]+$"


def datelines(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Find the words of datelines.

    Args:
        parse: The parse, in the order of the text.

    Returns:
        The numbers of the words: `at`.
    """
    text = pl.col("text")
    begins = pl.any_horizontal(
        pl.col("article_id", "paragraph_no").ne_missing(
            pl.col("article_id", "paragraph_no").shift(1)
        )
    )
    opening = parse.select(
        "i",
        "text",
        "sentence_no",
        start=pl.when(begins).then("i").forward_fill(),
        opener=pl.when(begins).then("text").forward_fill(),
        after=text.shift(-1),
        before=text.shift(1),
    ).filter(pl.col("i") - pl.col("start") < LONGEST)
    agencies = read(NewsAgencies)["word"].implode()
    closed = (text == ")") & (pl.col("after").is_in(DASHES) | pl.col("before").is_in(agencies))
    shouted = pl.col("before").str.contains(r"^\p{Lu}{3,}$") & text.is_in(DASHES)
    apart = (
        text.is_in(DASHES)
        & pl.col("opener").str.contains(CAPITALS)
        & pl.col("sentence_no").ne(pl.col("sentence_no").shift(-1))
    )
    ends = opening.filter(closed | shouted | apart).group_by("start").agg(border=pl.col("i").min())
    return opening.join(ends, on="start").filter(pl.col("i") <= pl.col("border")).select(at="i")
