"""Sentences: the units that evidence is shown in.

The bridge is unsafe, Mr. Example said. It will close.
^0                                      ^1
"""

import dataframely as dy
import polars as pl

from transforms.lexicon import Lexicon, read
from transforms.table import Span

ENDS = r"[.!?…][\"'”’»)\]]*$"
BEGINS = r"^[\"'“‘«(\[]*[\p{Lu}\p{N}]"
INITIAL = r"^(?:\p{L}\.)+$"


class Abbreviations(Lexicon):
    """Words whose full stop does not end a sentence."""

    word = dy.String(primary_key=True, description="The abbreviation, in lower case, with stops.")


class Sentences(Span):
    """One row per sentence of an article."""

    article_id = dy.String(primary_key=True, description="The article; key of `articles`.")
    sentence_no = dy.Int32(
        primary_key=True, min=0, description="Number of the sentence in the article, from 0."
    )
    paragraph_no = dy.Int32(
        min=0, description="The paragraph that holds the sentence; key of `paragraphs`."
    )


def sentences(paragraphs: pl.LazyFrame) -> pl.LazyFrame:
    """Split paragraphs where a word that ends a sentence meets one that can begin the next.

    Args:
        paragraphs: The paragraphs of the articles.
    """
    abbreviations = read(Abbreviations)["word"].to_list()
    key = ["article_id", "paragraph_no"]
    word = pl.col("word")
    bare = word.str.replace(r"^[\"'“‘«(\[]+", "").str.to_lowercase()
    ends = word.str.contains(ENDS) & ~bare.is_in(abbreviations) & ~bare.str.contains(INITIAL)
    words = (
        paragraphs.with_columns(word=pl.col("text").str.extract_all(r"\S+\s*"))
        .explode("word", empty_as_null=False)
        .with_columns(chars=word.str.len_chars().cast(pl.Int32), word=word.str.strip_chars_end())
        .with_columns(start=pl.col("chars").cum_sum().over(key) - pl.col("chars"))
        .with_columns(begins=ends.shift(1, fill_value=False).over(key) & word.str.contains(BEGINS))
        .with_columns(part=pl.col("begins").cum_sum().over(key))
    )
    offset = pl.col("start_char") - pl.col("paragraph_start")
    return (
        words.group_by(*key, "part")
        .agg(
            paragraph_start=pl.col("start_char").first(),
            start_char=(pl.col("start_char") + pl.col("start")).min(),
            end_char=(
                pl.col("start_char") + pl.col("start") + word.str.len_chars().cast(pl.Int32)
            ).max(),
        )
        .sort("article_id", "start_char")
        .join(paragraphs.select(*key, "text"), on=key, maintain_order="left")
        .with_columns(
            text=pl.col("text").str.slice(offset, pl.col("end_char") - pl.col("start_char")),
            sentence_no=pl.int_range(pl.len(), dtype=pl.Int32).over("article_id"),
        )
        .select(Sentences.column_names())
    )
