"""Fiscal periods: the quarter that a company reports on, and the periods it is compared with.

Profit in the third quarter rose from a year earlier; for the nine months it fell from a year ago.
           ^2019-Q3                   ^2018-Q3                                     ^2018
"""

import polars as pl

from newsfacts.transforms.times.calendar_days import day

#: Offset from the last day of a quarter to its middle.
HALF = "-45d"


def reported(found: pl.LazyFrame) -> pl.LazyFrame:
    """Add `last_quarter` and `quarter_ended`, the quarters that a time may be compared with.

    `is_yearly` and `is_quarterly` say whether a comparison is with a year or a quarter. A quarter
    that has not ended is reported on only if the article names none that has.
    """
    is_quarter = pl.col("is_date") & (pl.col("grain") == "quarter")
    this_quarter = pl.col("published_latest").dt.truncate("1q")
    over = is_quarter & (pl.col("low") < this_quarter)
    past_tense = (pl.col("direction") < 0).fill_null(value=False)
    closing = is_quarter & (pl.col("low") == this_quarter) & past_tense
    place = pl.int_range(pl.len())
    return (
        found.with_columns(
            quarter_over=_highest(over),
            quarter_closing=_highest(closing),
            quarter_ended=_ended(),
            quarter_place=_last(over | closing, place).fill_null(-1),
            months_place=_last(_is_months(), place).fill_null(-1),
        )
        .with_columns(last_quarter=pl.coalesce("quarter_over", "quarter_closing"))
        .with_columns(is_yearly=_is_yearly(), is_quarterly=_is_quarterly())
        .drop("quarter_over", "quarter_closing", "quarter_place", "months_place")
    )


def compared(anchor: str, side: str) -> pl.Expr:
    """Return the first day of a quarter or year of comparison; NULL for other times."""
    before = pl.col(anchor).dt.truncate("1q").dt.offset_by("-1q")
    quarter = pl.coalesce("last_quarter", "quarter_ended", before)
    of_year = day(pl.col("year"), quarter.dt.month(), 1)
    named = pl.when(pl.col("nth").is_not_null()).then(side).otherwise(quarter)
    year_before = pl.col(anchor).dt.offset_by("-1y").dt.truncate("1y")
    latest = (pl.col("kind") == "step") & pl.col("phrase").str.contains("latest")
    return (
        pl.when("is_yearly")
        .then(pl.coalesce(day(pl.col("year"), 1, 1), year_before))
        .when("is_quarterly")
        .then(pl.coalesce(of_year, named.dt.offset_by("-1y")))
        .when((pl.col("unit") == "quarter") & ((pl.col("kind") == "unit") | latest))
        .then(quarter)
    )


def compared_grain() -> pl.Expr:
    """Return whether a comparison is with a year or a quarter; NULL for other times."""
    return pl.when("is_yearly").then(pl.lit("year")).when("is_quarterly").then(pl.lit("quarter"))


def _is_yearly() -> pl.Expr:
    """Whether a comparison is with a year: not after a quarter, but after a number of months."""
    months = pl.col("months_place") > pl.col("quarter_place")
    years = pl.col("last_quarter").is_null() | months
    vague = ~pl.col("phrase").str.contains("quarter|three")
    return (pl.col("kind") == "period") & (
        ((pl.col("rule") == "year before") & years) | (months & vague)
    )


def _is_quarterly() -> pl.Expr:
    return (pl.col("kind") == "period") & ~_is_yearly()


def _is_months() -> pl.Expr:
    """Whether a report continues with half a year or nine months: `For the nine months, ...`."""
    return (
        (pl.col("rule") == "span")
        & (pl.col("unit") == "month")
        & pl.col("count").is_in([6.0, 9.0])
        & pl.col("phrase").str.starts_with("the")
    )


def _ended() -> pl.Expr:
    """Return the quarter with most of the three months before a day: the quarter ended July 31."""
    is_day = pl.col("is_date") & (pl.col("grain") == "day")
    following = pl.when(is_day).then("low").shift(-1).over("article_id")
    ended = pl.col("after").str.contains("^ ended ")
    return pl.when(ended).then(following.dt.offset_by(HALF).dt.truncate("1q"))


def _highest(mark: pl.Expr) -> pl.Expr:
    """Return the latest day of the marked rows before each row, in the same article."""
    # A report compares its own quarter with earlier ones, so the latest is its own.
    return pl.when(mark).then("low").cum_max().forward_fill().shift(1).over("article_id")


def _last(mark: pl.Expr, value: pl.Expr) -> pl.Expr:
    """Return the value at the last marked row before each row, in the same article."""
    return pl.when(mark).then(value).forward_fill().shift(1).over("article_id")
