"""Anchoring: the first day of the period that an expression means, seen from the anchor.

Intermediate results are columns, since Polars would compute a repeated expression again.
"""

from functools import cache

import polars as pl

from newsfacts.transforms.lexicons.contexts import context
from newsfacts.transforms.times.calendar_days import day, later
from newsfacts.transforms.times.holidays import holiday
from newsfacts.transforms.times.offsets import shifted, stepped
from newsfacts.transforms.times.year_choice import chosen_month, chosen_year

#: Up to this number of days away, a date without a year is the nearest one; beyond, tense decides.
FAR = 120

#: Beyond, and without a tense, the future date must be nearer than the past one by this many days.
MONTH = 30

#: Most months to the date of a weekday and a day of the month.
MONTHS = 6

#: Columns that only this module uses.
SCRATCH = (
    "anchor", "holiday_date", "anchor_year", "anchor_month", "stated_year", "same_day",
    "day_before", "day_after", "stated_date", "past", "future", "dated", "on_weekday",
    "whole_year", "chosen_month", "chosen_year",
)  # fmt: skip


def seen_from_both(found: pl.LazyFrame) -> pl.LazyFrame:
    """Add `low` and `high`: the first day, anchored on the first and last day of publication.

    The two days are equal in most articles; then the first day is computed once.
    """
    # One plan with two rows: two plans that are joined would plan their common input twice.
    is_open = pl.col("published_earliest").ne_missing(pl.col("published_latest"))
    both = pl.when(is_open).then(pl.concat_list("published_earliest", "published_latest"))
    is_second = (pl.col("row") == pl.col("row").shift(1)).fill_null(value=False)
    return (
        found.with_row_index("row")
        .with_columns(anchor=both.otherwise(pl.concat_list("published_earliest")))
        .explode("anchor")
        .pipe(holiday)
        .pipe(started)
        .with_columns(
            low="start", high=pl.when(is_open).then(pl.col("start").shift(-1)).otherwise("start")
        )
        .filter(~is_second)
        .drop("row", "start")
    )


def started(found: pl.LazyFrame) -> pl.LazyFrame:
    """Add `start`: the first day of the expression's period, seen from the day `anchor`."""
    number, month = pl.col("day"), pl.col("month")
    is_holiday = pl.col("kind") == "holiday"
    return (
        found.with_columns(
            anchor_year=pl.col("anchor").dt.year(),
            anchor_month=pl.col("anchor").dt.month().cast(pl.Int32),
            stated_year=pl.coalesce("year", pl.col("anchor").dt.year() + pl.col("year_step")),
        )
        .with_columns(
            same_day=day(pl.col("anchor_year"), month, number),
            day_before=day(pl.col("anchor_year") - 1, month, number),
            day_after=day(pl.col("anchor_year") + 1, month, number),
            stated_date=day(pl.col("stated_year"), month, number),
            chosen_month=chosen_month(),
            chosen_year=chosen_year(),
            on_weekday=_weekday(),
        )
        .with_columns(past=_past(), future=_future(), whole_year=_whole_year())
        .with_columns(dated=_dated())
        .with_columns(start=pl.when(is_holiday).then("holiday_date").otherwise(_first_day()))
        .drop(SCRATCH)
    )


@cache
def _first_day() -> pl.Expr:
    fourth_of_january = day(pl.coalesce("stated_year", "anchor_year"), 1, 4)
    week = later(fourth_of_january.dt.truncate("1w"), 7 * (pl.col("week_number") - 1))
    return pl.coalesce(
        pl.when(pl.col("rule") == "week of a date").then(pl.col("dated").dt.truncate("1w")),
        shifted(),
        later(pl.col("anchor"), pl.col("delta")),
        "dated",
        _weekday_of_week(),
        "on_weekday",
        day(pl.col("decade"), 1, 1),
        day((pl.col("century") - 1) * 100, 1, 1),
        day(pl.col("chosen_year"), pl.col("chosen_month"), 1),
        week,
        stepped(),
        "whole_year",
    )


def _past() -> pl.Expr:
    same = pl.col("same_day")
    return pl.when(same <= pl.col("anchor")).then(same).otherwise("day_before")


def _future() -> pl.Expr:
    same = pl.col("same_day")
    return pl.when(same >= pl.col("anchor")).then(same).otherwise("day_after")


def _dated() -> pl.Expr:
    """Return the day of a month: in the stated year or month, else the most likely one."""
    of_month = pl.when(pl.col("month").is_null() & pl.col("month_step").is_not_null()).then(
        later(
            pl.col("anchor").dt.truncate("1mo").dt.offset_by(pl.format("{}mo", "month_step")),
            pl.col("day") - 1,
        )
    )
    named = pl.when(pl.col("month").is_null() & pl.col("weekday").is_not_null()).then(
        _weekday_and_day()
    )
    written = pl.when(pl.col("stated_year").is_not_null()).then("stated_date").otherwise(_meant())
    return pl.coalesce(of_month, named, pl.when(pl.col("day").is_not_null()).then(written))


def _meant() -> pl.Expr:
    """Return a date without a year: next or last by a word beside it, the nearest, or by tense."""
    ahead = pl.col("future") - pl.col("anchor")
    behind = pl.col("anchor") - pl.col("past")
    far = pl.min_horizontal(ahead, behind) > pl.duration(days=FAR)
    ended = pl.col("before").str.contains(context("ended before"))
    tenseless = pl.col("direction").is_null() & (behind - ahead < pl.duration(days=MONTH))
    return (
        pl.when((pl.col("step") > 0) | far & (pl.col("direction") > 0))
        .then("future")
        .when((pl.col("step") < 0) | ended | far & ((pl.col("direction") < 0) | tenseless))
        .then("past")
        .when(ahead <= behind)
        .then("future")
        .otherwise("past")
    )


def _weekday_and_day() -> pl.Expr:
    """Return the day in the nearest month in which it falls on the weekday: Wednesday the 17th."""
    first = pl.col("anchor").dt.truncate("1mo")
    days = [
        later(first.dt.offset_by(f"{months}mo"), pl.col("day") - 1)
        for months in sorted(range(-MONTHS, MONTHS + 1), key=abs)
    ]
    fits = [
        pl.when((day_.dt.weekday() == pl.col("weekday")) & (day_.dt.day() == pl.col("day"))).then(
            day_
        )
        for day_ in days
    ]
    return pl.coalesce(fits)


def _whole_year() -> pl.Expr:
    """Return the first day of the year, unless a part of it is named: 30 February is no day."""
    smaller = pl.any_horizontal(
        pl.col("month", "day", "weekday", "nth", "week_number", "season").is_not_null()
    )
    return pl.when(~smaller).then(day(pl.col("stated_year"), 1, 1))


def _weekday() -> pl.Expr:
    """Return the weekday before, on or after the anchor, by step and tense."""
    today, step = pl.col("anchor").dt.weekday().cast(pl.Int32), pl.col("step")
    ahead = (pl.col("weekday") - today) % 7
    over = (pl.col("direction") < 0).fill_null(value=False)
    days = (
        pl.when(step < 0)
        .then(pl.when(ahead == 0).then(-7).otherwise(ahead - 7))
        .when(step > 0)
        .then(pl.when(ahead == 0).then(7).otherwise(ahead))
        # "This Wednesday she left."
        .when((step == 0) & ~over | (pl.col("direction") > 0))
        .then(ahead)
        .otherwise(-((-ahead) % 7))
    )
    return later(pl.col("anchor"), days)


def _weekday_of_week() -> pl.Expr:
    monday = later(pl.col("anchor").dt.truncate("1w"), 7 * pl.col("step"))
    return pl.when(pl.col("rule") == "weekday of a week").then(later(monday, pl.col("weekday") - 1))
