"""Time years: which year's quarter, half, season or month is meant, seen from a day."""

import polars as pl

#: A month that is this near ahead is the coming one whatever the tense: `last` would be said.
COMING = 2


def chosen_month() -> pl.Expr:
    """First month of the quarter, half, season or month."""
    length = pl.when(pl.col("is_half")).then(6).otherwise(3)
    month = pl.when(pl.col("day").is_null()).then("month")
    return pl.coalesce((pl.col("nth") - 1) * length + 1, "season_month", month)


def chosen_year() -> pl.Expr:
    """Year of the quarter, half, season or month."""
    inferred = (
        pl.when(pl.col("nth").is_not_null())
        .then(_quarter_year())
        .when(pl.col("season_month").is_not_null())
        .then(_season_year())
        .otherwise(_month_year())
    )
    return pl.coalesce("told", inferred)


def _quarter_year() -> pl.Expr:
    """A quarter far ahead of the anchor is the last one of that number."""
    now, this = pl.col("now"), (pl.col("this") + 2) // 3
    ahead = pl.col("nth") - this >= 2
    passed = ahead & (pl.col("direction") <= 0) & ~pl.col("is_half")
    return pl.when(passed).then(now - 1).otherwise(now)


def _season_year() -> pl.Expr:
    now, first, step = pl.col("now"), pl.col("season_month"), pl.col("step")
    begun = pl.col("this") >= first
    ended = pl.col("this") >= first + 3
    return (
        pl.when(step < 0)
        .then(now - (~ended).cast(pl.Int32))
        .when(step > 0)
        .then(now + begun.cast(pl.Int32))
        .when((step == 0) | (pl.col("direction") > 0) | begun)
        .then(now)
        .otherwise(now - 1)
    )


def _month_year() -> pl.Expr:
    """The month before the anchor, or the coming one where tense or nearness say so."""
    month, now, this, step = (pl.col(name) for name in ("month", "now", "this", "step"))
    near = ((month - this) % 12).is_between(1, COMING)
    return (
        pl.when(step < 0)
        .then(now - (month >= this).cast(pl.Int32))
        .when(step > 0)
        .then(now + (month <= this).cast(pl.Int32))
        .when(step == 0)
        .then(now)
        .when((pl.col("direction") > 0) | near)
        .then(now + (month < this).cast(pl.Int32))
        .otherwise(now - (month > this).cast(pl.Int32))
    )
