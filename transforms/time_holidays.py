"""Holidays: the day of a holiday in a year, fixed, by weekday, or counted from Easter."""

import polars as pl

from transforms.days import day, later
from transforms.lexicon import alternation, read
from transforms.time_lexicons import Holidays


def holiday(found: pl.LazyFrame) -> pl.LazyFrame:
    """Add the holiday's day, seen from the first and the last day of publication."""
    names = alternation(read(Holidays)["word"])
    known = read(Holidays).lazy().rename({name: f"feast_{name}" for name in read(Holidays).columns})
    return (
        found.with_columns(
            feast_word=pl.when(pl.col("kind") == "holiday").then(
                pl.col("phrase").str.extract(f"({names})")
            )
        )
        .join(known, on="feast_word", how="left", maintain_order="left")
        .with_columns(
            holiday_low=_seen_from("published_earliest"),
            holiday_high=_seen_from("published_latest"),
            grain=pl.when(pl.col("feast_word").is_not_null())
            .then(pl.lit("day"))
            .otherwise("grain"),
        )
    )


def _seen_from(anchor: str) -> pl.Expr:
    """The last one for `last`, the next one for `next`, the nearest by tense otherwise."""
    seen = pl.col(anchor)
    stepped = seen.dt.year() + pl.col("year_step")
    this = seen.dt.year()
    now, before, after = (in_year(this + step) for step in (0, -1, 1))
    past = pl.when(now <= seen).then(now).otherwise(before)
    future = pl.when(now >= seen).then(now).otherwise(after)
    nearer = pl.when((future - seen) < (seen - past)).then(future).otherwise(past)
    return (
        pl.when(pl.coalesce("year", stepped).is_not_null())
        .then(in_year(pl.coalesce("year", stepped)))
        .when(pl.col("step") == 0)
        .then(now)
        .when((pl.col("step") < 0) | (pl.col("direction") < 0))
        .then(past)
        .when((pl.col("step") > 0) | (pl.col("direction") > 0))
        .then(future)
        .otherwise(nearer)
    )


def in_year(year: pl.Expr) -> pl.Expr:
    """Give the holiday's day in a year."""
    month = pl.col("feast_month")
    fixed = day(year, month, pl.col("feast_day"))
    first = day(year, month, 1)
    ahead = (pl.col("feast_weekday").cast(pl.Int32) - first.dt.weekday().cast(pl.Int32)) % 7
    nth = later(first, ahead + 7 * (pl.col("feast_nth").cast(pl.Int32) - 1))
    last = first.dt.offset_by("1mo")
    back = (last.dt.weekday().cast(pl.Int32) - 1 - pl.col("feast_weekday").cast(pl.Int32)) % 7 + 1
    final = later(last, -back)
    weekday = pl.when(pl.col("feast_nth") > 0).then(nth).otherwise(final)
    moved = later(easter(year), pl.col("feast_easter"))
    return pl.coalesce(fixed, weekday, moved)


def easter(year: pl.Expr) -> pl.Expr:
    """Give Easter Sunday of a year (the Gregorian computus of Meeus, Jones and Butcher)."""
    golden, century = year % 19, year // 100
    correction = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon = correction - (correction // 28) * (1 - (29 // (correction + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    days = moon - weekday
    month = 3 + (days + 40) // 44
    return day(year, month, days + 28 - 31 * (month // 4))
