"""Times: dates, times of day, durations and recurrences, with TIMEX3 values.

The communique was announced on Wednesday, four decades after Apollo-Soyuz in 1975.
                                ^XXXX-WXX-3 ^P40Y                             ^1975
"""

import dataframely as dy
import polars as pl

from newsfacts.transforms.articles.sentences import in_sentences
from newsfacts.transforms.articles.slices import with_slice
from newsfacts.transforms.lexicons.base import alternation, read
from newsfacts.transforms.lexicons.times import Months
from newsfacts.transforms.patterns.spelling import with_plain_blanks
from newsfacts.transforms.table import Fact
from newsfacts.transforms.times.grammar import time_expressions
from newsfacts.transforms.times.lookalikes import is_time
from newsfacts.transforms.times.normalization import resolved
from newsfacts.transforms.times.phrase_rules import rules
from newsfacts.transforms.times.slots import time_slots
from newsfacts.transforms.times.spoken_days import with_quoted
from newsfacts.transforms.times.tense import directed

COLUMNS = (
    "article_id", "sentence_no", "start_char", "end_char", "text", "rule", "time_id",
    "timex_type", "timex_value", "timex_mod", "earliest", "latest",
)  # fmt: skip


class Times(Fact):
    """One row per time expression, with its TIMEX3 value and its first and last day."""

    time_id = dy.String(primary_key=True, description="Identifies the time: article and place.")
    timex_type = dy.Enum(
        ["DATE", "TIME", "DURATION", "SET"],
        description="TIMEX3 type: a day or longer, a time of day, a length, or a recurrence.",
    )
    timex_value = dy.String(
        min_length=1,
        description="TIMEX3 value: 2020-11-24, 2019-W27, P40Y; X stands for unknown digits.",
    )
    timex_mod = dy.String(
        nullable=True, description="TIMEX3 modifier: START, END, MID, APPROX, MORE_THAN ..."
    )
    earliest = dy.Date(nullable=True, description="First day it can mean; NULL if unknown.")
    latest = dy.Date(nullable=True, description="Last day it can mean; NULL if unknown.")


def time_readings(articles: pl.LazyFrame) -> pl.LazyFrame:
    """Find the time expressions in articles, and read what their words say.

    Args:
        articles: One row per article: `article_id`, `text`.

    Returns:
        One row per expression: its place and the words around it, `rule`, `kind`, the slots of
        `time_slots`, and `direction`.
    """
    # Used twice, once for its distinct texts: without the cache the text would be searched twice.
    found = time_expressions(articles.with_columns(with_plain_blanks(pl.col("text")))).cache()
    slots = found.select("text").unique().pipe(rules).pipe(time_slots)
    return found.join(slots, on="text").filter(is_time()).pipe(directed)


def times(
    time_readings: pl.LazyFrame, articles: pl.LazyFrame, sentences: pl.LazyFrame
) -> pl.LazyFrame:
    """Compute the values of the time expressions in articles.

    Relative times are anchored on the first and last possible day of publication.

    Args:
        time_readings: The expressions, and what their words say.
        articles: One row per article: `article_id`, `text`, `published_earliest`,
            `published_latest`.
        sentences: The sentences.
    """
    anchors = articles.select("article_id", "published_earliest", "published_latest")
    return (
        time_readings.join(anchors, on="article_id")
        .sort("article_id", "start_char")
        .pipe(with_quoted, articles)
        .pipe(resolved)
        .filter(pl.col("timex_value").is_not_null())
        .pipe(without_full_stop)
        .pipe(in_sentences, sentences)
        .pipe(with_slice, articles)
        .with_columns(time_id=pl.format("{}:time:{}-{}", "article_id", "start_char", "end_char"))
        .select(COLUMNS)
    )


def without_full_stop(found: pl.LazyFrame) -> pl.LazyFrame:
    """Cut the full stop after a whole name, as in `Monday.`; an abbreviation (`Sept.`) keeps it."""
    months = read(Months).sort(pl.col("word").str.len_chars(), descending=True)
    whole = alternation(months.unique("month", keep="first", maintain_order=True)["word"])
    text = pl.col("text").str.replace(rf"(?i)({whole}|day)\.$", "${1}")
    return found.with_columns(text=text).with_columns(
        end_char=pl.col("start_char") + pl.col("text").str.len_chars().cast(pl.Int32)
    )
