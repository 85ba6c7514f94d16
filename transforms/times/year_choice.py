"""The year of a quarter, half, season or month without a year, seen from the anchor."""

import polars as pl

from newsfacts.transforms.times.tense import PASSED

#: A month up to this far ahead is the coming one in any tense; otherwise `last` would be added.
COMING = 2


def chosen_month() -> pl.Expr:
    """Return the first month of the quarter, half, season or month."""
    length = pl.when(pl.col("is_half")).then(6).otherwise(3)
    month = pl.when(pl.col("day").is_null()).then("month")
    return pl.coalesce((pl.col("nth") - 1) * length + 1, "season_month", month)


def chosen_year() -> pl.Expr:
    """Return the year of the quarter, half, season or month."""
    inferred = (
        pl.when(pl.col("nth").is_not_null())
        .then(_quarter_year())
        .when(pl.col("season_month").is_not_null())
        .then(_season_year())
        .otherwise(_month_year())
    )
    return pl.coalesce("stated_year", inferred)


def _quarter_year() -> pl.Expr:
    """Return the anchor's year, or in the past tense the last one if the quarter is far ahead."""
    year, quarter = pl.col("anchor_year"), (pl.col("anchor_month") + 2) // 3
    ahead = pl.col("nth") - quarter >= 2
    passed = ahead & (pl.col("direction") <= 0) & ~pl.col("is_half")
    return pl.when(passed).then(year - 1).otherwise(year)


def _season_year() -> pl.Expr:
    """Return the year of the last or next season, by step, tense and the anchor's month."""
    year, first, step = pl.col("anchor_year"), pl.col("season_month"), pl.col("step")
    begun = pl.col("anchor_month") >= first
    ended = pl.col("anchor_month") >= first + 3
    return (
        pl.when(step < 0)
        .then(year - (~ended).cast(pl.Int32))
        .when(step > 0)
        .then(year + begun.cast(pl.Int32))
        .when((step == 0) | (pl.col("direction") > 0) | begun)
        .then(year)
        .otherwise(year - 1)
    )


def _month_year() -> pl.Expr:
    """Return the year of the last such month, or of the next one in the future tense or if near."""
    month, step = pl.col("month"), pl.col("step")
    year, this = pl.col("anchor_year"), pl.col("anchor_month")
    near = ((month - this) % 12).is_between(1, COMING) & pl.col("direction").ne_missing(PASSED)
    return (
        pl.when(step < 0)
        .then(year - (month >= this).cast(pl.Int32))
        .when(step > 0)
        .then(year + (month <= this).cast(pl.Int32))
        .when(step == 0)
        .then(year)
        .when((pl.col("direction") > 0) | near)
        .then(year + (month < this).cast(pl.Int32))
        .otherwise(year - (month > this).cast(pl.Int32))
    )
