"""Days: dates from columns of years, months and days, and dates moved by an offset."""

import polars as pl

#: Years that a date can have.
FIRST_YEAR, LAST_YEAR = 1, 9999
#: Least number of days of each unit of Polars, and the number of days of the calendar.
UNIT_DAYS = {"d": 1, "w": 7, "mo": 28, "q": 90, "y": 365}
LONGEST = 366 * LAST_YEAR


def day(year: pl.Expr, month: pl.Expr | int, number: pl.Expr | int) -> pl.Expr:
    """Return a date; NULL if the calendar has no such day, as on 30 February."""
    months = month if isinstance(month, pl.Expr) else pl.lit(month)
    real = months.is_between(1, 12) & year.is_between(FIRST_YEAR, LAST_YEAR)
    first = pl.date(pl.when(real).then(year), pl.when(real).then(months), 1)
    if isinstance(number, int) and number == 1:
        return first
    moved = later(first, (number if isinstance(number, pl.Expr) else pl.lit(number)) - 1)
    return pl.when(moved.dt.month() == months).then(moved)


def later(start: pl.Expr, days: pl.Expr) -> pl.Expr:
    """Move a day by a number of days."""
    return start + pl.duration(days=days)


def stepped_by(start: pl.Expr, steps: pl.Expr, stride: pl.Expr) -> pl.Expr:
    """Move a day by a number of strides, such as `1w` or `10y`; NULL outside the calendar.

    800,000 years ago is no date: it is before the year 1, and too large an offset for Polars.
    """
    unit = stride.str.extract(r"([a-z]+)$")
    number = steps.cast(pl.Int64) * stride.str.extract(r"^([0-9]+)").cast(pl.Int64)
    days = number * unit.replace_strict(UNIT_DAYS, default=1, return_dtype=pl.Int64)
    moved = start.dt.offset_by(pl.when(days.abs() <= LONGEST).then(pl.format("{}{}", number, unit)))
    return pl.when(moved.dt.year().is_between(FIRST_YEAR, LAST_YEAR)).then(moved)
