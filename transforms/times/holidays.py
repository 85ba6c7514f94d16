"""Holidays: the date of a holiday, fixed, by weekday, or relative to Easter."""

from functools import cache

import polars as pl

from newsfacts.transforms.lexicons.base import alternation, read
from newsfacts.transforms.lexicons.times import Holidays
from newsfacts.transforms.times.calendar_days import day, later

#: First year of the holidays, and the year after their last.
YEARS = (1800, 2200)


def holiday(found: pl.LazyFrame) -> pl.LazyFrame:
    """Add `holiday_date`: the date of the named holiday, seen from the day `anchor`."""
    names = alternation(read(Holidays)["word"])
    has_holiday = (pl.col("kind") == "holiday") | (pl.col("rule") == "days from a date")
    name = pl.when(has_holiday).then(pl.col("phrase").str.extract(f"(?-u:\\b)({names})(?-u:\\b)"))
    length = (
        pl.when(pl.col("phrase").str.contains("weekend"))
        .then(pl.lit("weekend"))
        .when(pl.col("phrase").str.contains(" week(?-u:\\b)"))
        .then(pl.lit("week"))
        .otherwise(pl.lit("day"))
    )
    is_holiday = pl.col("holiday").is_not_null() & (pl.col("kind") == "holiday")
    return (
        found.with_columns(holiday=name)
        .pipe(_nearest)
        .with_columns(grain=pl.when(is_holiday).then(length).otherwise("grain"))
        .with_columns(holiday_date=_period(pl.col("holiday_date")))
        .drop("holiday")
    )


def _period(date: pl.Expr) -> pl.Expr:
    """Return the Monday of the week or weekend of a holiday; a Monday ends its long weekend."""
    return (
        pl.when(pl.col("grain") == "weekend")
        .then(date.dt.offset_by("-1d").dt.truncate("1w"))
        .when(pl.col("grain") == "week")
        .then(date.dt.truncate("1w"))
        .otherwise(date)
    )


def _nearest(found: pl.LazyFrame) -> pl.LazyFrame:
    """Choose the year: as stated, the last, the next, or by tense the nearest one."""
    anchor = pl.col("anchor")
    # The week of a holiday begins before its date.
    whole = pl.col("phrase").str.contains(r" week(?-u:\b)")
    begins = pl.when(whole).then(pl.col("holiday_now").dt.truncate("1w")).otherwise("holiday_now")
    past = pl.when(begins <= anchor).then("holiday_now").otherwise("holiday_before")
    future = pl.when(pl.col("holiday_now") >= anchor).then("holiday_now").otherwise("holiday_after")
    ahead = (pl.col("step") > 0) | (pl.col("direction") > 0)
    behind = (pl.col("step") < 0) | (pl.col("direction") < 0)
    stated = pl.coalesce("year", anchor.dt.year() + pl.col("year_step"))
    chosen = (
        pl.when(stated.is_not_null() | (pl.col("step") == 0))
        .then("holiday_now")
        .when(behind)
        .then(past)
        .when(ahead)
        .then(future)
        .when((future - anchor) < (anchor - past))
        .then(future)
        .otherwise(past)
    )
    return (
        found.with_columns(holiday_year=pl.coalesce(stated, anchor.dt.year()))
        .join(
            holiday_dates().lazy(),
            on=["holiday", "holiday_year"],
            how="left",
            maintain_order="left",
        )
        .with_columns(holiday_date=chosen)
        .drop("holiday_year", "holiday_now", "holiday_before", "holiday_after")
    )


@cache
def holiday_dates() -> pl.DataFrame:
    """Return the date of each holiday in each year, and in the years before and after."""
    years = pl.DataFrame({"holiday_year": range(*YEARS)}, schema={"holiday_year": pl.Int32})
    first = day(pl.col("holiday_year"), pl.col("month").cast(pl.Int32), 1)
    ahead = (pl.col("weekday").cast(pl.Int32) - pl.col("first").dt.weekday()) % 7
    next_month = pl.col("first").dt.offset_by("1mo")
    back = (next_month.dt.weekday() - 1 - pl.col("weekday").cast(pl.Int32)) % 7 + 1
    nth = later(pl.col("first"), ahead + 7 * (pl.col("nth").cast(pl.Int32) - 1))
    weekday = pl.when(pl.col("nth") > 0).then(nth).otherwise(later(next_month, -back))
    fixed = later(pl.col("first"), pl.col("day").cast(pl.Int32) - 1)
    moved = later(pl.col("easter_sunday"), pl.col("easter").cast(pl.Int32))
    return (
        read(Holidays)
        .rename({"word": "holiday"})
        .join(easters(years), how="cross")
        .with_columns(first=first)
        .with_columns(holiday_now=pl.coalesce(fixed, weekday, moved))
        .sort("holiday", "holiday_year")
        .select(
            "holiday",
            "holiday_year",
            "holiday_now",
            holiday_before=pl.col("holiday_now").shift(1).over("holiday"),
            holiday_after=pl.col("holiday_now").shift(-1).over("holiday"),
        )
    )


def easters(years: pl.DataFrame) -> pl.DataFrame:
    """Add Easter Sunday (the Gregorian computus of Meeus, Jones and Butcher)."""
    year, century, golden, epact, moon = (
        pl.col(name) for name in ("holiday_year", "century", "golden", "epact", "moon")
    )
    lunar = century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15
    late = (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    return (
        years.with_columns(golden=year % 19, century=year // 100)
        .with_columns(epact=lunar % 30)
        .with_columns(moon=epact - late)
        .with_columns(after_march=moon - weekday)
        .select(
            "holiday_year",
            easter_sunday=later(day(year, 3, 28), pl.col("after_march")),
        )
    )
