"""Paragraphs made of plain texts, one article each."""

import polars as pl

from newsfacts.transforms.articles.paragraphs import Paragraphs


def paragraphs(*articles: str) -> pl.DataFrame:
    """Make articles, their paragraphs parted by empty lines."""
    rows = []
    for number, article in enumerate(articles):
        at = 0
        for place, text in enumerate(article.split("\n\n")):
            rows.append((f"{number:016d}", place, "body", at, at + len(text), text))
            at += len(text) + 2
    columns = ["article_id", "paragraph_no", "role", "start_char", "end_char", "text"]
    frame = pl.DataFrame(rows, schema=columns, orient="row").with_columns(
        page_start=None, page_end=None
    )
    return Paragraphs.validate(frame.select(Paragraphs.column_names()), cast=True)
