"""Slices: the text of an article between two offsets."""

import polars as pl


def with_slice(
    rows: pl.LazyFrame,
    texts: pl.LazyFrame,
    start: str = "start_char",
    end: str = "end_char",
    name: str = "text",
) -> pl.LazyFrame:
    """Add the text between two offsets of each row's article.

    Args:
        rows: Rows with `article_id` and the two offsets, kept in their order.
        texts: One row per article: `article_id`, `text`.
        start: Column with the offset of the first character.
        end: Column with the offset after the last character.
        name: Name of the new column.
    """
    length = pl.col(end) - pl.col(start)
    return (
        rows.join(
            texts.select("article_id", article_text="text"),
            on="article_id",
            how="left",
            maintain_order="left",
        )
        .with_columns(pl.col("article_text").str.slice(pl.col(start), length).alias(name))
        .drop("article_text")
    )
