"""Granularity: the length of a period, and its TIMEX3 value, first and last day.

An expression means a period, given by its first day and its length (`grain`); TIMEX3 value and
bounds follow from the two.
"""

import polars as pl

#: Formats of days, weeks, months and years.
FORMATS = {"day": "%Y-%m-%d", "week": "%G-W%V", "month": "%Y-%m", "year": "%Y"}


def grain() -> pl.Expr:
    """Return the length of the period that an expression names."""
    has = pl.col
    in_month = has("month").is_not_null() | has("month_step").is_not_null()
    in_day = has("day").is_not_null() & in_month
    is_week = has("week_number").is_not_null() | (has("rule") == "week of a date")
    return (
        pl.when(has("kind") == "shift")
        .then(_shift_grain())
        .when(is_week)
        .then(pl.lit("week"))
        .when(in_day | has("weekday").is_not_null() | has("delta").is_not_null())
        .then(pl.lit("day"))
        .when(has("decade").is_not_null() | (has("unit") == "decade") & has("step").is_not_null())
        .then(pl.lit("decade"))
        .when(has("century").is_not_null() | (has("unit") == "century"))
        .then(pl.lit("century"))
        .when(has("nth").is_not_null() & has("is_half"))
        .then(pl.lit("half"))
        .when(has("nth").is_not_null())
        .then(pl.lit("quarter"))
        .when(has("season").is_not_null())
        .then(pl.lit("season"))
        .when(has("month").is_not_null())
        .then(pl.lit("month"))
        .when(has("year").is_not_null())
        .then(pl.lit("year"))
        .otherwise(pl.col("unit"))
    )


def _shift_grain() -> pl.Expr:
    """Return the length of the period at the end of an offset: a year for a number of years."""
    return (
        pl.when(pl.col("exact") | pl.col("weekday").is_not_null())
        .then(pl.lit("day"))
        .when(pl.col("unit").is_in(["year", "decade", "century"]))
        .then(pl.lit("year"))
        .when(pl.col("unit").is_in(["month", "quarter"]))
        .then(pl.lit("month"))
        .otherwise(pl.lit("day"))
    )


def period_value(start: pl.Expr, grain_: pl.Expr) -> pl.Expr:
    """Return the TIMEX3 value of a period: 2019-W27, 2019-Q3, 2018-FA, 197."""
    year = start.dt.year().cast(pl.String)
    halves = pl.format("{}-H{}", year, (start.dt.month() + 5) // 6)
    written = pl.coalesce(
        pl.when(grain_ == name).then(start.dt.strftime(form)) for name, form in FORMATS.items()
    )
    return (
        pl.when(grain_.is_in(list(FORMATS)))
        .then(written)
        .when(grain_ == "quarter")
        .then(pl.format("{}-Q{}", year, start.dt.quarter()))
        .when(grain_ == "half")
        .then(halves)
        .when(grain_ == "season")
        .then(pl.format("{}-{}", year, "season"))
        .when(grain_ == "weekend")
        .then(start.dt.strftime("%G-W%V-WE"))
        .when(grain_ == "decade")
        .then(year.str.head(3))
        .when(grain_ == "century")
        .then(year.str.head(2))
    )


def first_day(start: pl.Expr, grain_: pl.Expr) -> pl.Expr:
    """Return the first day of a period; a weekend starts on Saturday of its week."""
    return pl.when(grain_ == "weekend").then(start.dt.offset_by("5d")).otherwise(start)


def last_day(start: pl.Expr, grain_: pl.Expr) -> pl.Expr:
    """Return the last day of a period."""
    length = grain_.replace_strict(
        {
            "day": "1d",
            "week": "1w",
            "weekend": "1w",
            "month": "1mo",
            "quarter": "3mo",
            "season": "3mo",
            "half": "6mo",
            "year": "1y",
            "decade": "10y",
            "century": "100y",
        },
        default=None,
    )
    return start.dt.offset_by(length).dt.offset_by("-1d")
