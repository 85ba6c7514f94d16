"""Time slots: what a time expression says, word by word, before any date is computed.

late last week: modifier END, step -1, unit week
Nov. 9, 1999:   month 11, day 9, year 1999
"""

import polars as pl

from newsfacts.transforms.lexicons.base import alternation, read
from newsfacts.transforms.lexicons.times import (
    DayParts,
    Months,
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
from newsfacts.transforms.times.duration_slots import spans
from newsfacts.transforms.times.offsets import named_steps
from newsfacts.transforms.times.phrase_lookup import find, word_in
from newsfacts.transforms.times.timex3 import written

#: The columns of words that stand for numbers, and those of the numbers.
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
    """Read the slots of the distinct expressions of the column `phrase`."""
    return (
        phrases.with_columns(**_names(), **dates(), **clock(), **spans())
        .pipe(with_numbers, NUMBERS)
        .with_columns(
            year=pl.coalesce("year", pl.col("year_number").cast(pl.Int32)),
            month=pl.coalesce("month", pl.col("month_number").cast(pl.Int32)),
            day=pl.coalesce("day", pl.col("day_number", "ordinal").cast(pl.Int32)),
            hour=pl.coalesce("hour", pl.col("hour_number").cast(pl.Int32)),
        )
        .pipe(_fixed)
        .join(read(TimeUnits).lazy().rename({"word": "unit_word"}), on="unit_word", how="left")
        .with_columns(**named_steps())
        .with_columns(**written())
    )


def _fixed(frame: pl.LazyFrame) -> pl.LazyFrame:
    words = (
        read(TimeWords)
        .lazy()
        .select(
            phrase="word", word_type=pl.col("timex_type").cast(pl.String), word_value="timex_value"
        )
    )
    return frame.join(words, on="phrase", how="left")


def _names() -> dict[str, pl.Expr]:
    modifiers = read(TimeModifiers)
    amounts = modifiers.filter(pl.col("role") == "amount")
    parts = modifiers.filter(pl.col("role") == "part")
    amount = find(rf"^({alternation(amounts['word'])})\b")
    part = find(rf"\b({alternation(parts['word'])})\b")
    return {
        "month_name": word_in(Months, "month", suffix=r"\b"),
        "weekday": word_in(Weekdays, "weekday", suffix=r"s?\b"),
        "part": word_in(DayParts, "part"),
        "season": word_in(Seasons, "season"),
        "season_month": word_in(Seasons, "month"),
        "step": word_in(TimeDirections, "step", suffix=r"\b"),
        "mod": pl.coalesce(
            amount.replace_strict(amounts["word"], amounts["modifier"], default=None),
            part.replace_strict(parts["word"], parts["modifier"], default=None),
        ),
        "unit_word": pl.coalesce(
            _unit(), pl.when(find("(period)$").is_not_null()).then(pl.lit("quarter"))
        ),
    }


def _unit() -> pl.Expr:
    units = alternation(read(TimeUnits)["word"])
    written = find(rf"\band a quarter[ -]({units})s?\b")
    letters = find("(eo[dmy])$").replace({"eod": "day", "eom": "month", "eoy": "year"})
    return pl.coalesce(written, letters, _plain_unit())


def _plain_unit() -> pl.Expr:
    return find(rf"\b[0-9.]*({alternation(read(TimeUnits)['word'])})s?\b")
