"""Time steps: the day that so many units, or the next or last one, lead to from another day."""

import polars as pl

from newsfacts.transforms.lexicons.contexts import context
from newsfacts.transforms.times.calendar_days import later, stepped_by

#: ISO number of the last day before the weekend.
FRIDAY = 5

#: Further ahead than this, the weekday before is nearer.
HALF_WEEK = 3


def named_steps() -> dict[str, pl.Expr]:
    """Read the steps that words name: yesterday, last year's, this month, ago."""
    phrase = pl.col("phrase")
    has = phrase.str.contains
    ahead = has(r"(?-u:\b)(?:from|hence|after|since)(?-u:\b)|^in ")
    return {
        "step": pl.when(has("after next"))
        .then(2)
        .when(has("before last"))
        .then(-2)
        .otherwise("step"),
        "delta": pl.when(has("day after tomorrow"))
        .then(2)
        .when(has("day before yesterday"))
        .then(-2)
        .when(has("yesterday|^(?:late |early )?last (?:night|evening)"))
        .then(-1)
        .when(has("tomorrow|tmrw"))
        .then(1)
        .when(has("today|tonight|overnight|this (?:morning|afternoon|evening)"))
        .then(0),
        "year_step": pl.when(
            ~pl.col("kind").is_in(
                ["step", "anaphoric", "period", "shift", "boundary", "unit", "duration", "set"]
            )
        ).then(
            pl.when(has(r"last year|previous year|prior year"))
            .then(-1)
            .when(has(r"next year|following year"))
            .then(1)
            .when(has(r"(?:this|the|same|that|current) year"))
            .then(0)
        ),
        "month_step": pl.when(has("last month"))
        .then(-1)
        .when(has("next month"))
        .then(1)
        .when(has("this month"))
        .then(0),
        "shift": pl.when(ahead).then(1).otherwise(-1),
        "shift_stride": pl.when(pl.col("unit").is_in(["month", "quarter"]))
        .then(pl.lit("1mo"))
        .otherwise(pl.lit("1y")),
        "exact": pl.col("rule") == "days from a date",
        "count": pl.coalesce(
            "count",
            pl.when(has("couple")).then(2.0),
            pl.when(has(context("single span")) & ~has("few")).then(1.0),
        ),
    }


def stepped() -> pl.Expr:
    """Last week, this year, next decade: the anchor's own period, stepped."""
    weekend_past = (
        (pl.col("unit") == "weekend")
        & (pl.col("anchor").dt.weekday() <= FRIDAY)
        & (pl.col("direction") <= 0).fill_null(value=True)
    )
    steps = pl.coalesce("step", pl.when(weekend_past).then(-1).otherwise(0))
    moved = stepped_by(pl.col("anchor"), steps, pl.col("stride"))
    named = (
        (pl.col("unit").is_not_null())
        & pl.col("year").is_null()
        & pl.col("kind").is_in(["step", "unit", "boundary", "anaphoric", "period"])
    )
    return pl.when(named).then(moved.dt.truncate(pl.col("stride")))


def shifted() -> pl.Expr:
    """So many days or years from the anchor, or from the date that the expression names."""
    exact = pl.col("exact")
    named = pl.coalesce(
        later(pl.col("anchor"), pl.col("delta")), "feast_day", "dated", "on_weekday", "whole_year"
    )
    days = pl.col("designator").is_in(["D", "W", "M", "Q", "Y", "C", "L"])
    steps = pl.col("count").cast(pl.Int32, strict=False) * pl.col("shift")
    start = pl.when(exact).then(named).otherwise("anchor")
    moved = stepped_by(start, steps, pl.col("stride"))
    rough = pl.col("unit").is_in(["month", "year", "decade", "quarter", "century"]) & ~exact
    return pl.when((pl.col("kind") == "shift") & days & pl.col("count").is_not_null()).then(
        pl.when(pl.col("weekday").is_not_null() & ~_from_weekday())
        .then(later(moved, _to_nearest(moved)))
        .when(rough)
        .then(moved.dt.truncate(pl.col("shift_stride")))
        .otherwise(moved)
    )


def _from_weekday() -> pl.Expr:
    """Whether the weekday is where the span begins, not where it leads: a week after Friday."""
    return pl.col("phrase").str.contains(context("from a weekday"))


def _to_nearest(day_: pl.Expr) -> pl.Expr:
    """Give the days to the weekday that is nearest: Monday two weeks from now."""
    ahead = (pl.col("weekday") - day_.dt.weekday().cast(pl.Int32)) % 7
    return pl.when(ahead > HALF_WEEK).then(ahead - 7).otherwise(ahead)
