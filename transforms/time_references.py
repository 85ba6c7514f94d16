"""Time references: expressions that mean a date told before them.

He was hired in 1995, and the following year he left: 1996.
Profit in the third quarter rose from a year earlier: the third quarter of the year before.
"""

import polars as pl

from transforms.days import day

#: Kinds of expressions whose days later ones may refer back to.
ABSOLUTE = ("calendar", "year", "month", "weekday", "holiday", "step", "season")


def back_references(found: pl.LazyFrame) -> pl.LazyFrame:
    """Resolve what refers to the last date or quarter mentioned: the following year, a year ago."""
    is_date = pl.col("kind").is_in(ABSOLUTE) & (pl.col("low") == pl.col("high"))
    is_day = is_date & (pl.col("grain") == "day")
    reported = pl.col("low") < pl.col("published_latest").dt.truncate("1q")
    is_quarter = is_date & (pl.col("grain") == "quarter") & reported
    is_months = (
        (pl.col("rule") == "span")
        & (pl.col("unit") == "month")
        & pl.col("count").is_in([6.0, 9.0])
        & pl.col("phrase").str.starts_with("the")
    )
    place = pl.int_range(pl.len()).over("article_id")
    return (
        found.with_columns(
            last_date=_latest(is_date, pl.col("low")),
            last_day=_latest(is_day, pl.col("low")),
            last_quarter=_latest(is_quarter, pl.col("low")),
            quarter_place=_latest(is_quarter, place),
            months_place=_latest(is_months, place),
        )
        .with_columns(
            quarterly=pl.col("quarter_place") > pl.coalesce("months_place", pl.lit(-1)),
        )
        .with_columns(
            low=_referring("low", "published_earliest"),
            high=_referring("high", "published_latest"),
            grain=_referring_grain(),
        )
    )


def _latest(mark: pl.Expr, value: pl.Expr) -> pl.Expr:
    """Give the value at the last marked row before this one, in the same article."""
    return pl.when(mark).then(value).forward_fill().shift(1).over("article_id")


def _referring(side: str, anchor: str) -> pl.Expr:
    rule, kind, unit = pl.col("rule"), pl.col("kind"), pl.col("unit")
    quarter = pl.coalesce("last_quarter", pl.col(anchor).dt.truncate("1q").dt.offset_by("-1q"))
    of_year = day(pl.col("year"), quarter.dt.month(), 1)
    named = pl.when(pl.col("nth").is_not_null()).then(side).otherwise(quarter)
    year_before = pl.col(anchor).dt.offset_by("-1y").dt.truncate("1y")
    latest = pl.col("phrase").str.contains("latest")
    return (
        pl.when((rule == "year before") & pl.col("quarterly"))
        .then(pl.col("last_quarter").dt.offset_by("-1y"))
        .when(rule == "year before")
        .then(year_before)
        .when(kind == "period")
        .then(pl.coalesce(of_year, named.dt.offset_by("-1y")))
        .when((kind == "anaphoric") & pl.col("delta").is_null())
        .then(_neighbour(pl.coalesce("last_date", anchor)))
        .when(
            (kind == "unit") & (unit == "quarter") | (kind == "step") & (unit == "quarter") & latest
        )
        .then(quarter)
        .when((kind == "unit") & (unit == "week"))
        .then(pl.coalesce("last_day", anchor).dt.truncate("1w"))
        .when(kind == "clock")
        .then(pl.coalesce("last_day", anchor))
        .otherwise(side)
    )


def _neighbour(base: pl.Expr) -> pl.Expr:
    """The day, week, month or year before, at or after a day."""
    phrase = pl.col("phrase").str
    back = phrase.contains("before|earlier$|previous|preceding")
    ahead = phrase.contains("after|later$|next|following")
    steps_ = pl.when(back).then(-1).when(ahead).then(1).otherwise(0)
    stride = pl.coalesce("stride", pl.lit("1d"))
    return base.dt.offset_by(
        pl.format("{}{}", steps_, stride.str.strip_chars_start("1"))
    ).dt.truncate(stride)


def _referring_grain() -> pl.Expr:
    rule, kind = pl.col("rule"), pl.col("kind")
    return (
        pl.when((rule == "year before") & pl.col("quarterly"))
        .then(pl.lit("quarter"))
        .when(rule == "year before")
        .then(pl.lit("year"))
        .when(kind == "period")
        .then(pl.lit("quarter"))
        .when(kind == "clock")
        .then(pl.lit("day"))
        .otherwise("grain")
    )
