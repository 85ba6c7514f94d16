"""Sentences of an article, from the sentence numbers of its tokens.

The bridge is unsafe, Mr. Example said. It will close.
^0                                      ^1
"""

import dataframely as dy
import polars as pl

from newsfacts.transforms.articles.slices import with_slice
from newsfacts.transforms.table import Span


class Sentences(Span):
    """One row per sentence of an article."""

    article_id = dy.String(primary_key=True, description="The article; key of `articles`.")
    sentence_no = dy.Int32(
        primary_key=True, min=0, description="Number of the sentence in the article, from 0."
    )
    paragraph_no = dy.Int32(
        min=0, description="The paragraph of the sentence; key of `paragraphs`."
    )


def sentences(tokens: pl.LazyFrame, texts: pl.LazyFrame) -> pl.LazyFrame:
    """Join the tokens of each sentence.

    Args:
        tokens: The tokens, with `sentence_no` and `paragraph_no`.
        texts: One row per article: `article_id`, `text`.
    """
    return (
        tokens.group_by("article_id", "sentence_no", "paragraph_no")
        .agg(pl.col("start_char").min(), pl.col("end_char").max())
        .pipe(with_slice, texts)
        .select(Sentences.column_names())
    )


def in_sentences(facts: pl.LazyFrame, sentences: pl.LazyFrame) -> pl.LazyFrame:
    """Add the `sentence_no` of the first character of each fact.

    Args:
        facts: Rows with `article_id` and `start_char`.
        sentences: The sentences; text before the first belongs to it. An article without any, as
            one in another language, has no facts.

    Returns:
        The facts, sorted by `article_id` and `start_char`.
    """
    places = sentences.select("article_id", "sentence_no", "start_char").sort("start_char")
    read = sentences.select("article_id").unique()
    return (
        facts.join(read, on="article_id", how="semi")
        .sort("start_char")
        .join_asof(places, on="start_char", by="article_id", check_sortedness=False)
        .with_columns(pl.col("sentence_no").fill_null(0).cast(pl.Int32))
        .sort("article_id", "start_char")
    )
