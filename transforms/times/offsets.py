"""Offsets: days that are a number of units away from another day.

two days after Easter, next week, last year, three months ago
"""

from functools import cache

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.contexts import context
from newsfacts.transforms.lexicons.times import NamedSteps
from newsfacts.transforms.times.calendar_days import later, stepped_by
from newsfacts.transforms.times.phrase_lookup import contains, value_of_match

#: ISO number of the last day before the weekend.
FRIDAY = 5

#: A weekday that is further ahead is nearer in the week before.
HALF_WEEK = 3

#: Kinds of expressions in which "last year" is not the year of another date.
WITHOUT_YEAR = (
    "step", "anaphoric", "period", "shift", "boundary", "unit", "duration", "set",
)  # fmt: skip


@cache
def named_steps() -> dict[str, pl.Expr]:
    """Return an expression for each step that words name: yesterday, last year, this month, ago."""
    ahead = contains(r"\b(?:from|hence|after|since)\b|^in ")
    single = contains(context("single span")) & ~contains("few")
    return {
        "step": pl.coalesce(value_of_match({"after next": 2, "before last": -2}), "step"),
        "delta": _steps("day"),
        "year_step": pl.when(~pl.col("kind").is_in(WITHOUT_YEAR)).then(_steps("year")),
        "month_step": _steps("month"),
        "shift": pl.when(ahead).then(1).otherwise(-1),
        "shift_stride": pl.when(pl.col("unit").is_in(["month", "quarter"]))
        .then(pl.lit("1mo"))
        .otherwise(pl.lit("1y")),
        "exact": pl.col("rule") == "days from a date",
        "count": pl.coalesce(
            "count", pl.when(contains("couple")).then(2.0), pl.when(single).then(1.0)
        ),
    }


def _steps(unit: str) -> pl.Expr:
    """The number of days, months or years that the phrase is away; NULL if it names none."""
    rows = read(NamedSteps).filter(pl.col("unit").cast(pl.String) == unit)
    return value_of_match(dict(rows.select("pattern", "steps").iter_rows()))


def stepped() -> pl.Expr:
    """Return the first day of the period that is `step` units away: last week, next decade."""
    weekend_past = (
        (pl.col("unit") == "weekend")
        & (pl.col("anchor").dt.weekday() <= FRIDAY)
        & (pl.col("direction") <= 0).fill_null(value=True)
    )
    steps = pl.coalesce("step", pl.when(weekend_past).then(-1).otherwise(0))
    moved = stepped_by(pl.col("anchor"), steps, pl.col("stride"))
    named = (
        (pl.col("unit").is_not_null())
        & pl.col("year").is_null()
        & pl.col("kind").is_in(["step", "unit", "boundary", "anaphoric", "period"])
    )
    return pl.when(named).then(moved.dt.truncate(pl.col("stride")))


def shifted() -> pl.Expr:
    """Return the day that is `count` units from the anchor, or from the date in the expression."""
    exact = pl.col("exact")
    named = pl.coalesce(
        later(pl.col("anchor"), pl.col("delta")),
        "holiday_date",
        "dated",
        "on_weekday",
        "whole_year",
    )
    days = pl.col("designator").is_in(["D", "W", "M", "Q", "Y", "C", "L"])
    steps = pl.col("count").cast(pl.Int32, strict=False) * pl.col("shift")
    start = pl.when(exact).then(named).otherwise("anchor")
    moved = stepped_by(start, steps, pl.col("stride"))
    rough = pl.col("unit").is_in(["month", "year", "decade", "quarter", "century"]) & ~exact
    return pl.when((pl.col("kind") == "shift") & days & pl.col("count").is_not_null()).then(
        pl.when(pl.col("weekday").is_not_null() & ~_from_weekday())
        .then(later(moved, _to_nearest(moved)))
        .when(rough)
        .then(moved.dt.truncate(pl.col("shift_stride")))
        .otherwise(moved)
    )


def _from_weekday() -> pl.Expr:
    """Whether the weekday is the start of the span, not its end: a week after Friday."""
    return pl.col("phrase").str.contains(context("from a weekday"))


def _to_nearest(day_: pl.Expr) -> pl.Expr:
    """Return the days from a day to the nearest such weekday: Monday two weeks from now."""
    ahead = (pl.col("weekday") - day_.dt.weekday().cast(pl.Int32)) % 7
    return pl.when(ahead > HALF_WEEK).then(ahead - 7).otherwise(ahead)
