"""Anaphora: expressions that refer to a date mentioned before.

He was hired in 1995, and the following year he left: 1996.
"""

import polars as pl

from newsfacts.transforms.times.calendar_days import later
from newsfacts.transforms.times.fiscal_periods import compared, compared_grain, reported

#: Kinds of expressions that later ones may refer to.
ABSOLUTE = ("calendar", "year", "month", "weekday", "holiday", "step", "season")


def back_references(found: pl.LazyFrame) -> pl.LazyFrame:
    """Resolve references to the last date or quarter mentioned: the following year, a year ago."""
    is_date = pl.col("kind").is_in(ABSOLUTE) & (pl.col("low") == pl.col("high"))
    return (
        found.with_columns(is_date=is_date.fill_null(value=False))
        .with_columns(
            last_date=_latest(pl.col("is_date")),
            last_day=_latest(pl.col("is_date") & (pl.col("grain") == "day")),
        )
        .pipe(reported)
        .with_columns(
            low=_referring("low", "published_earliest"),
            high=_referring("high", "published_latest"),
            grain=_referring_grain(),
        )
    )


def _latest(mark: pl.Expr) -> pl.Expr:
    """Return the day of the last marked row before each row, in the same article."""
    return pl.when(mark).then("low").forward_fill().shift(1).over("article_id")


def _referring(side: str, anchor: str) -> pl.Expr:
    """Return the day that an expression refers to, else its own (`side`)."""
    kind, last_day = pl.col("kind"), pl.coalesce("last_day", anchor)
    daily = pl.coalesce("unit", pl.lit("day")) == "day"
    antecedent = pl.when(daily).then(last_day).otherwise(pl.coalesce("last_date", anchor))
    beside = pl.col("phrase").str.contains("the (?:previous|preceding|following) ")
    own = (
        pl.when((kind == "anaphoric") & pl.col("delta").is_null())
        .then(_neighbour(antecedent))
        .when((kind == "step") & pl.col("weekday").is_not_null() & beside)
        .then(_weekday_beside(last_day))
        .when((kind == "unit") & (pl.col("unit") == "week"))
        .then(last_day.dt.truncate("1w"))
        .when(kind == "clock")
        .then(last_day)
        .otherwise(side)
    )
    return pl.coalesce(compared(anchor, side), own)


def _weekday_beside(base: pl.Expr) -> pl.Expr:
    """Return the weekday before or after a day: the previous Friday, the following Monday."""
    ahead = (pl.col("weekday") - base.dt.weekday().cast(pl.Int32) - 1) % 7 + 1
    return later(base, pl.when(pl.col("step") > 0).then(ahead).otherwise(ahead % 7 - 7))


def _neighbour(base: pl.Expr) -> pl.Expr:
    """Return the first day of the period before, at or after a day: the following year."""
    phrase = pl.col("phrase").str
    back = phrase.contains("before|earlier$|previous|preceding")
    ahead = phrase.contains("after|later$|next|following")
    steps_ = pl.when(back).then(-1).when(ahead).then(1).otherwise(0)
    stride = pl.coalesce("stride", pl.lit("1d"))
    return base.dt.offset_by(
        pl.format("{}{}", steps_, stride.str.strip_chars_start("1"))
    ).dt.truncate(stride)


def _referring_grain() -> pl.Expr:
    is_day = (pl.col("kind") == "clock") | (pl.col("rule") == "part of the day after")
    own = pl.when(is_day).then(pl.lit("day")).otherwise("grain")
    return pl.coalesce(compared_grain(), own)
