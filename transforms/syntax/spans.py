"""Spans: which span of an article a word stands in."""

import polars as pl


def within(parse: pl.LazyFrame, spans: pl.LazyFrame) -> pl.LazyFrame:
    """Find the words that begin in a span: the last one that begins at or before them.

    Args:
        parse: Words, with `article_id`, `start_char` and their number `i`.
        spans: Spans, with `article_id`, `start_char`, `end_char` and what is told of them.

    Returns:
        `at` (the word's number) and what is told of its span.
    """
    return (
        parse.select("article_id", "start_char", at="i")
        .sort("article_id", "start_char")
        .join_asof(
            spans.rename({"start_char": "span_start"}).sort("article_id", "span_start"),
            left_on="start_char",
            right_on="span_start",
            by="article_id",
            strategy="backward",
            check_sortedness=False,
        )
        .filter(pl.col("start_char") < pl.col("end_char"))
        .drop("article_id", "start_char", "span_start", "end_char")
    )
