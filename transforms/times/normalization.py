"""Normalisation: from slots and context to TIMEX3 type, value, modifier and bounds.

Values are computed for the first and for the last possible day of publication. If they differ,
the value keeps only the parts in which both agree.
"""

import polars as pl

from newsfacts.transforms.lexicons.contexts import context
from newsfacts.transforms.times.anaphora import back_references
from newsfacts.transforms.times.anchoring import seen_from_both
from newsfacts.transforms.times.calendar_days import later
from newsfacts.transforms.times.granularity import first_day, grain, last_day, period_value
from newsfacts.transforms.times.spoken_days import said
from newsfacts.transforms.times.timex3 import timex


def resolved(found: pl.LazyFrame) -> pl.LazyFrame:
    """Compute the values of expressions, which are in the order of the text."""
    return (
        found.with_columns(kind=_kind())
        .with_columns(grain=grain())
        .pipe(seen_from_both)
        .pipe(said)
        .pipe(back_references)
        .with_columns(**_bounds())
        .with_columns(
            value_low=period_value(pl.col("low"), pl.col("grain")),
            value_high=period_value(pl.col("high"), pl.col("grain")),
        )
        .with_columns(date_value=_date_value())
        .with_columns(**timex())
    )


def _kind() -> pl.Expr:
    """Return the kind; `in 18 months` is a duration in the past tense and of a record."""
    short = pl.col("designator").str.starts_with("T")
    ahead = (
        (pl.col("direction") >= 0).fill_null(value=True)
        | pl.col("phrase").str.contains("time$| from ")
    ) & ~short.fill_null(value=False)
    record = pl.col("before").str.contains(context("record before")) & (
        pl.col("direction").ne_missing(1)
    )
    lasting = (pl.col("rule") == "span ahead") & (record | ~ahead)
    return pl.when(lasting).then(pl.lit("duration")).otherwise("kind")


def _further() -> pl.Expr:
    """Return the time from the first to the last day of `April 3-5`."""
    days = pl.col("day_to") - pl.col("day")
    return pl.duration(days=pl.when(days > 0).then(days).otherwise(0))


def _bounds() -> dict[str, pl.Expr]:
    """Return the first and last day; an unknown weekday is one of those around publication."""
    dated = pl.col("kind").is_in(["duration", "set", "word"]).not_()
    unknown_day = (
        (pl.col("published_earliest") != pl.col("published_latest"))
        & (pl.col("low") != pl.col("high"))
        & pl.col("weekday").is_not_null()
    )
    target = pl.col("weekday")
    ahead = (target - pl.col("published_earliest").dt.weekday().cast(pl.Int32)) % 7
    behind = (pl.col("published_latest").dt.weekday().cast(pl.Int32) - target) % 7
    named = pl.when(pl.col("kind") == "word").then(
        pl.col("word_value").str.to_date("%Y-%m-%d", strict=False)
    )
    low = pl.when(unknown_day).then(later(pl.col("published_earliest"), ahead)).otherwise("low")
    high = pl.when(unknown_day).then(later(pl.col("published_latest"), -behind)).otherwise("high")
    return {
        "earliest": pl.when(dated).then(first_day(low, pl.col("grain"))).otherwise(named),
        "latest": pl.when(dated)
        .then(last_day(high, pl.col("grain")) + _further())
        .otherwise(named),
    }


def _date_value() -> pl.Expr:
    """Return the value if both anchors agree, else the parts that the expression itself states."""
    known = pl.when(pl.col("value_low") == pl.col("value_high")).then("value_low")
    month = pl.col("month").cast(pl.String).str.zfill(2)
    day = pl.col("day").cast(pl.String).str.zfill(2)
    grain_ = pl.col("grain")
    masked = (
        pl.when(pl.col("weekday").is_not_null() & pl.col("day").is_null())
        .then(pl.format("XXXX-WXX-{}", "weekday"))
        .when(
            (grain_ == "day")
            & pl.col("day").is_not_null()
            & pl.col("low").is_null()
            & pl.col("published_latest").is_null()
        )
        .then(pl.format("XXXX-{}-{}", month, day))
        .when((grain_ == "day") & (pl.col("low").is_not_null() | pl.col("day").is_null()))
        .then(pl.lit("XXXX-XX-XX"))
        .when((grain_ == "month") & pl.col("month").is_not_null())
        .then(pl.format("XXXX-{}", month))
        .when(grain_ == "season")
        .then(pl.format("XXXX-{}", "season"))
        .when(grain_ == "quarter")
        .then(pl.format("XXXX-Q{}", pl.coalesce(pl.col("nth").cast(pl.String), pl.lit("X"))))
        .when(grain_.is_in(["week", "weekend"]))
        .then(pl.lit("XXXX-WXX"))
        .when(grain_ == "month")
        .then(pl.lit("XXXX-XX"))
        .when(grain_ == "year")
        .then(pl.lit("XXXX"))
    )
    return pl.coalesce(known, masked)
