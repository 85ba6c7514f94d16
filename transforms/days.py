"""Days: dates put together from columns, and moved by so many days."""

import polars as pl


def day(year: pl.Expr, month: pl.Expr | int, number: pl.Expr | int) -> pl.Expr:
    """Give the day of that number; NULL where the calendar has none, as on 30 February."""
    months = month if isinstance(month, pl.Expr) else pl.lit(month)
    real = months.is_between(1, 12) & year.is_between(1, 9999)
    first = pl.date(pl.when(real).then(year), pl.when(real).then(months), 1)
    if isinstance(number, int) and number == 1:
        return first
    moved = later(first, (number if isinstance(number, pl.Expr) else pl.lit(number)) - 1)
    return pl.when(moved.dt.month() == months).then(moved)


def later(start: pl.Expr, days: pl.Expr) -> pl.Expr:
    """Move a day by a number of days."""
    return start + pl.duration(days=days)
