"""Spoken days: "today" inside a quotation is the day on which the words were said.

On Wednesday, Ann Abel died. "We lost a friend today," he said.   today is Wednesday
"""

from typing import Final

import polars as pl

from newsfacts.transforms.times.calendar_days import later

#: Rules of words that count days from the one on which they are said.
RULES: Final = ("day word", "named part")
#: Kinds of expressions that tell the day of the news.
TELLING: Final = ("calendar", "weekday", "step")
#: The most days from the news to its publication.
DAYS: Final = 7
#: The words of a paragraph before an expression.
AHEAD: Final = r"([^\n]*)$"


def with_quoted(found: pl.LazyFrame, articles: pl.LazyFrame) -> pl.LazyFrame:
    """Add `quoted`, whether a word for a day is inside quotation marks.

    Args:
        found: The expressions, with `rule` and `start_char`.
        articles: One row per article: `article_id`, `text`.
    """
    ahead = pl.col("article_text").str.head(pl.col("start_char")).str.extract(AHEAD)
    opened = ahead.str.count_matches("“") > ahead.str.count_matches("”")
    straight = ahead.str.count_matches('"') % 2 == 1
    quoted = (
        found.filter(pl.col("rule").is_in(RULES))
        .select("article_id", "start_char")
        .join(articles.select("article_id", article_text="text"), on="article_id")
        .filter(opened | straight)
        .select("article_id", "start_char", quoted=pl.lit(value=True))
    )
    return found.join(
        quoted, on=["article_id", "start_char"], how="left", maintain_order="left"
    ).with_columns(pl.col("quoted").fill_null(value=False))


def said(found: pl.LazyFrame) -> pl.LazyFrame:
    """Count quoted days from the last day mentioned before, not from the day of publication.

    Args:
        found: The expressions in the order of the text, with `quoted`, `kind`, `grain`, `low`,
            `high` and the days of publication.
    """
    published = pl.col("published_earliest")
    known = (published == pl.col("published_latest")) & (pl.col("low") == pl.col("high"))
    recent = pl.col("low").is_between(published - pl.duration(days=DAYS), published)
    tells = (
        known & recent & ~pl.col("quoted") & (pl.col("grain") == "day")
        & pl.col("kind").is_in(TELLING)
    )  # fmt: skip
    news = pl.when(tells).then("low").forward_fill().over("article_id")
    back = (news - published).dt.total_days().cast(pl.Int32).fill_null(0)
    moved = pl.col("quoted") & known
    return found.with_columns(
        pl.when(moved).then(later(pl.col(side), back)).otherwise(side).alias(side)
        for side in ("low", "high")
    )
