"""Quantities in plain texts."""

from datetime import date
from functools import cache

import polars as pl

from newsfacts.transforms.quantities.quantities import Quantities, amounts
from newsfacts.transforms.times.times import time_readings, times


@cache
def read_quantities(*texts: str) -> pl.DataFrame:
    """Read the quantities in some texts, each an article; the same texts are read once."""
    articles = pl.LazyFrame(
        {
            "article_id": [f"{number:03}" for number in range(len(texts))],
            "text": texts,
            "published_earliest": [date(2019, 7, 10)] * len(texts),
            "published_latest": [date(2019, 7, 10)] * len(texts),
        }
    )
    sentences = articles.select("article_id", sentence_no=pl.lit(0), start_char=pl.lit(0))
    said = times(time_readings(articles), articles, sentences)
    found = amounts(articles, sentences, said).collect()
    return Quantities.validate(found, cast=True)
