"""Datelines: whence a report comes, told in front of it.

OSLO (Reuters) - A man was arrested .
^~~~~~~~~~~~~~~~
"""

import polars as pl

#: A dateline is at most so many words; what closes it, and who is named in it.
LONGEST = 10
DASHES = ("-", "–", "—", "--")
WIRES = ("AP", "Reuters", "AFP", "CNN", "UPI", "dpa", "DPA", "Bloomberg", "Xinhua", "TASS", "ANSA")


def datelines(words: pl.LazyFrame) -> pl.LazyFrame:
    """Find the words of datelines, by number: `at`."""
    paragraph = ["article_id", "paragraph_no"]
    place = pl.int_range(pl.len()).over(paragraph)
    after = pl.col("text").shift(-1).over(paragraph)
    before = pl.col("text").shift(1).over(paragraph)
    opening = words.with_columns(place=place, after=after, before=before).filter(
        pl.col("place") < LONGEST
    )
    closed = pl.col("text").eq(")") & (
        pl.col("after").is_in(DASHES) | pl.col("before").is_in(WIRES)
    )
    shouted = pl.col("before").str.contains(r"^\p{Lu}{3,}$") & pl.col("text").is_in(DASHES)
    ends = opening.filter(closed | shouted).group_by(paragraph).agg(border=pl.col("place").min())
    return (
        opening.join(ends, on=paragraph).filter(pl.col("place") <= pl.col("border")).select(at="i")
    )
