"""Times in plain texts, published on a Wednesday."""

from datetime import date
from functools import cache

import polars as pl

from newsfacts.transforms.times.times import Times, time_readings, times

WEDNESDAY = date(2019, 7, 10)


@cache
def read_times(
    *texts: str, earliest: date | None = WEDNESDAY, latest: date | None = WEDNESDAY
) -> pl.DataFrame:
    """Read the times in some texts, each an article; the same texts are read once."""
    articles = pl.LazyFrame(
        {
            "article_id": [f"{number:03}" for number in range(len(texts))],
            "text": texts,
            "published_earliest": [earliest] * len(texts),
            "published_latest": [latest] * len(texts),
        },
        schema_overrides={"published_earliest": pl.Date, "published_latest": pl.Date},
    )
    sentences = articles.select("article_id", sentence_no=pl.lit(0), start_char=pl.lit(0))
    found = times(time_readings(articles), articles, sentences).collect()
    return Times.validate(found, cast=True)


def values(text: str, day: date = WEDNESDAY) -> list[tuple[str, str]]:
    """Return the times in a text and their values."""
    found = read_times(text, earliest=day, latest=day)
    return list(found.select("text", "timex_value").iter_rows())
