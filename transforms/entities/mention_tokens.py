"""Mention tokens: mentions with the numbers of their words in the parse."""

import polars as pl


def things(parse: pl.LazyFrame, mentions: pl.LazyFrame) -> pl.LazyFrame:
    """Join mentions to the parse.

    Returns:
        One row per mention: its columns, and `i` (number of its head word), `dep`, `h` of that
        word, `first` and `last` (numbers of its first and last word).
    """
    head = parse.select("article_id", i="i", head_no="token_no", dep="dep", h="h")
    first = parse.select("article_id", "start_char", first="i")
    last = parse.select("article_id", "end_char", last="i")
    return (
        mentions.with_columns(pl.col("entity_type", "kind").cast(pl.String))
        .join(head, on=["article_id", "head_no"])
        .join(first, on=["article_id", "start_char"])
        .join(last, on=["article_id", "end_char"])
        .select(
            "article_id",
            "entity_id",
            "entity_type",
            "kind",
            "i",
            "dep",
            "h",
            "first",
            "last",
            "text",
            "start_char",
            "end_char",
            "country",
        )
    )
