"""Time values: the day, month or year that an expression means, given when the article appeared.

An expression is worth the first day of a period and the length (`grain`) of it; TIMEX3 value and
bounds follow from the two. It is worked out for the first and for the last day on which the
article can have appeared: where they differ, the value keeps only what both agree on.
"""

import polars as pl

#: How days, weeks, months and years are written.
FORMATS = {"day": "%Y-%m-%d", "week": "%G-W%V", "month": "%Y-%m", "year": "%Y"}


def grain() -> pl.Expr:
    """Tell the length of the period that the expression names."""
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
    """A span of years leads to a year, of months to a month, of weeks or days to a day."""
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
    """Write a period as TIMEX3 does: 2019-W27, 2019-Q3, 2018-FA, 197."""
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
    """Give the first day of a period."""
    return pl.when(grain_ == "weekend").then(start.dt.offset_by("5d")).otherwise(start)


def last_day(start: pl.Expr, grain_: pl.Expr) -> pl.Expr:
    """Give the last day of a period."""
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
