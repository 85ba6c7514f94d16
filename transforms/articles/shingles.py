"""Shingles: a sample of the word sequences of an article, to find versions of one text.

The bridge is closed now.   the bridge is closed, bridge is closed now: one in four is kept
"""

import hashlib

import dataframely as dy
import polars as pl

from newsfacts.transforms.table import Table

#: Number of words in a shingle; one of `ONE_OF` shingles is kept.
WORDS, ONE_OF = 4, 4
#: Factor between the words of a shingle: any odd number with evenly spread bits.
FACTOR = 0x9E3779B97F4A7C15
#: Roles of paragraphs that differ between papers that print the same article.
AROUND = ["byline", "dateline", "caption", "promo", "syndication_notice", "copyright", "other"]


class Shingles(Table):
    """One row per article, with hashes of a sample of its word sequences for comparison."""

    article_id = dy.String(primary_key=True, description="The article; key of `articles`.")
    shingles = dy.List(
        dy.UInt64(), description="Hashes of four words in a row, in lower case, sorted."
    )


def shingles(paragraphs: pl.LazyFrame) -> pl.LazyFrame:
    """Hash all sequences of four words, and keep a sample of the hashes by their value.

    The same words have the same hash in every article, so that samples of two articles can be
    compared (Broder 1997; sampling by value: Pierce and Olekhnovich 2016).

    Args:
        paragraphs: The paragraphs of the texts, with their roles.
    """
    hashes = (
        paragraphs.filter(~pl.col("role").is_in(AROUND))
        .sort("article_id", "paragraph_no")
        .select("article_id", word=pl.col("text").str.to_lowercase().str.extract_all(r"\w+"))
        .explode("word", empty_as_null=False)
        .with_columns(hash=pl.col("word").map_batches(_hashes, return_dtype=pl.UInt64()))
    )
    shingle = pl.lit(0, pl.UInt64)
    for word in range(WORDS):
        shingle = shingle * pl.lit(FACTOR, pl.UInt64) + pl.col("hash").shift(-word)
    kept = pl.element().filter(pl.element() % ONE_OF == 0).unique().sort()
    return (
        hashes.group_by("article_id")
        .agg(shingles=shingle)
        .select("article_id", pl.col("shingles").list.eval(kept))
    )


def _hashes(words: pl.Series) -> pl.Series:
    """Hash words the same on all machines and in all versions; Polars does not promise that."""
    if words.is_empty():
        return pl.Series(dtype=pl.UInt64)
    unique = words.unique()
    # A loop over the distinct words of a batch: the hash function takes one word at a time.
    hashes = [
        int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest()) for word in unique
    ]
    return words.replace_strict(unique, hashes, return_dtype=pl.UInt64)
