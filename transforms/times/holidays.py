"""Holidays: the day of a holiday in a year, fixed, by weekday, or counted from Easter."""

from functools import cache

import polars as pl

from newsfacts.transforms.lexicons.base import alternation, read
from newsfacts.transforms.lexicons.times import Holidays
from newsfacts.transforms.times.calendar_days import day, later

#: Years that holidays are known for.
YEARS = (1800, 2200)


def holiday(found: pl.LazyFrame) -> pl.LazyFrame:
    """Add the day of the holiday that is named (`feast_day`), seen from the day `anchor`."""
    names = alternation(read(Holidays)["word"])
    read_from = (pl.col("kind") == "holiday") | (pl.col("rule") == "days from a date")
    name = pl.when(read_from).then(pl.col("phrase").str.extract(f"(?-u:\\b)({names})(?-u:\\b)"))
    length = (
        pl.when(pl.col("phrase").str.contains("weekend"))
        .then(pl.lit("weekend"))
        .when(pl.col("phrase").str.contains(" week(?-u:\\b)"))
        .then(pl.lit("week"))
        .otherwise(pl.lit("day"))
    )
    is_feast = pl.col("feast").is_not_null() & (pl.col("kind") == "holiday")
    return (
        found.with_columns(feast=name)
        .pipe(_nearest)
        .with_columns(grain=pl.when(is_feast).then(length).otherwise("grain"))
        .with_columns(feast_day=_whole(pl.col("feast_day")))
        .drop("feast")
    )


def _whole(feast: pl.Expr) -> pl.Expr:
    """The week of a holiday, or the weekend at it: that of a Monday lies before it."""
    return (
        pl.when(pl.col("grain") == "weekend")
        .then(feast.dt.offset_by("-1d").dt.truncate("1w"))
        .when(pl.col("grain") == "week")
        .then(feast.dt.truncate("1w"))
        .otherwise(feast)
    )


def _nearest(found: pl.LazyFrame) -> pl.LazyFrame:
    """Choose the year: as told, the last, the next, or the nearest one that the tense allows."""
    seen = pl.col("anchor")
    # The week of a holiday begins before it.
    whole = pl.col("phrase").str.contains(r" week(?-u:\b)")
    begins = pl.when(whole).then(pl.col("feast_now").dt.truncate("1w")).otherwise("feast_now")
    past = pl.when(begins <= seen).then("feast_now").otherwise("feast_before")
    future = pl.when(pl.col("feast_now") >= seen).then("feast_now").otherwise("feast_after")
    ahead = (pl.col("step") > 0) | (pl.col("direction") > 0)
    behind = (pl.col("step") < 0) | (pl.col("direction") < 0)
    told = pl.coalesce("year", seen.dt.year() + pl.col("year_step"))
    chosen = (
        pl.when(told.is_not_null() | (pl.col("step") == 0))
        .then("feast_now")
        .when(behind)
        .then(past)
        .when(ahead)
        .then(future)
        .when((future - seen) < (seen - past))
        .then(future)
        .otherwise(past)
    )
    return (
        found.with_columns(feast_year=pl.coalesce(told, seen.dt.year()))
        .join(feasts().lazy(), on=["feast", "feast_year"], how="left", maintain_order="left")
        .with_columns(feast_day=chosen)
        .drop("feast_year", "feast_now", "feast_before", "feast_after")
    )


@cache
def feasts() -> pl.DataFrame:
    """Give each holiday's day in each year, and in the years before and after it."""
    years = pl.DataFrame({"feast_year": range(*YEARS)}, schema={"feast_year": pl.Int32})
    first = day(pl.col("feast_year"), pl.col("month").cast(pl.Int32), 1)
    ahead = (pl.col("weekday").cast(pl.Int32) - pl.col("first").dt.weekday()) % 7
    next_month = pl.col("first").dt.offset_by("1mo")
    back = (next_month.dt.weekday() - 1 - pl.col("weekday").cast(pl.Int32)) % 7 + 1
    nth = later(pl.col("first"), ahead + 7 * (pl.col("nth").cast(pl.Int32) - 1))
    weekday = pl.when(pl.col("nth") > 0).then(nth).otherwise(later(next_month, -back))
    fixed = later(pl.col("first"), pl.col("day").cast(pl.Int32) - 1)
    moved = later(pl.col("easter_sunday"), pl.col("easter").cast(pl.Int32))
    return (
        read(Holidays)
        .rename({"word": "feast"})
        .join(easters(years), how="cross")
        .with_columns(first=first)
        .with_columns(feast_now=pl.coalesce(fixed, weekday, moved))
        .sort("feast", "feast_year")
        .select(
            "feast",
            "feast_year",
            "feast_now",
            feast_before=pl.col("feast_now").shift(1).over("feast"),
            feast_after=pl.col("feast_now").shift(-1).over("feast"),
        )
    )


def easters(years: pl.DataFrame) -> pl.DataFrame:
    """Add Easter Sunday (the Gregorian computus of Meeus, Jones and Butcher)."""
    year, century, golden, epact, moon = (
        pl.col(name) for name in ("feast_year", "century", "golden", "epact", "moon")
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
            "feast_year",
            easter_sunday=later(day(year, 3, 28), pl.col("after_march")),
        )
    )
