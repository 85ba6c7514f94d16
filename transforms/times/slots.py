"""Time slots: the parts of a time expression, before any date is computed.

late last week: modifier END, step -1, unit week
Nov. 9, 1999:   month 11, day 9, year 1999
"""

from functools import cache

import polars as pl

from newsfacts.transforms.lexicons.base import alternation, read
from newsfacts.transforms.lexicons.times import (
    DayParts,
    Seasons,
    TimeDirections,
    TimeModifiers,
    TimeUnits,
    TimeWords,
    Weekdays,
)
from newsfacts.transforms.numbers.values import with_numbers
from newsfacts.transforms.times.clock_slots import clock
from newsfacts.transforms.times.date_slots import dates
from newsfacts.transforms.times.duration_slots import durations
from newsfacts.transforms.times.offsets import named_steps
from newsfacts.transforms.times.phrase_lookup import contains, find, word_in
from newsfacts.transforms.times.timex3 import written

#: Slots with numbers in words, and the columns of their values.
NUMBERS = {
    "count_text": "count",
    "high_text": "high",
    "extra_text": "extra",
    "last_text": "last",
    "year_text": "year_number",
    "ordinal_text": "ordinal",
    "hour_text": "hour_number",
    "day_text": "day_number",
    "month_text": "month_number",
}


def time_slots(phrases: pl.LazyFrame) -> pl.LazyFrame:
    """Add the slots of each expression.

    Args:
        phrases: Distinct expressions, with the columns that `phrase_rules.rules` adds.
    """
    return (
        phrases.with_columns(**_words(), **dates(), **clock(), **durations())
        .pipe(with_numbers, NUMBERS)
        .with_columns(
            year=pl.coalesce("year", pl.col("year_number").cast(pl.Int32)),
            month=pl.coalesce("month", pl.col("month_number").cast(pl.Int32)),
            day=pl.coalesce("day", pl.col("day_number", "ordinal").cast(pl.Int32)),
            hour=pl.coalesce("hour", pl.col("hour_number").cast(pl.Int32)),
        )
        .join(_fixed_values(), on="phrase", how="left")
        .join(read(TimeUnits).lazy().rename({"word": "unit_word"}), on="unit_word", how="left")
        .with_columns(**named_steps())
        .with_columns(**written())
    )


def _fixed_values() -> pl.LazyFrame:
    """Return the phrases with a fixed value: `phrase`, `word_type`, `word_value`."""
    return (
        read(TimeWords)
        .lazy()
        .select(
            phrase="word", word_type=pl.col("timex_type").cast(pl.String), word_value="timex_value"
        )
    )


@cache
def _words() -> dict[str, pl.Expr]:
    """Return an expression for each slot that a word of a lexicon fills."""
    return {
        "weekday": word_in(Weekdays, "weekday", suffix=r"s?\b"),
        "part": word_in(DayParts, "part"),
        "season": word_in(Seasons, "season"),
        "season_month": word_in(Seasons, "month"),
        "step": word_in(TimeDirections, "step", suffix=r"\b"),
        "mod": pl.coalesce(_modifier("amount", "^"), _modifier("part", r"\b")),
        "unit_word": _unit(),
    }


def _modifier(role: str, start: str) -> pl.Expr:
    rows = read(TimeModifiers).filter(pl.col("role") == role)
    found = find(rf"{start}({alternation(rows['word'])})\b")
    return found.replace_strict(rows["word"], rows["modifier"], default=None)


def _unit() -> pl.Expr:
    """Return the unit of time; for `two hours and a quarter hour` the last one."""
    units = alternation(read(TimeUnits)["word"])
    return pl.coalesce(
        find(rf"\band a quarter[ -]({units})s?\b"),
        find("(eo[dmy])$").replace({"eod": "day", "eom": "month", "eoy": "year"}),
        find(rf"\b[0-9.]*({units})s?\b"),
        pl.when(contains("period$")).then(pl.lit("quarter")),
    )
