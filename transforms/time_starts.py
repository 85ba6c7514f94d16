"""Time starts: the first day of what an expression names, seen from a day of publication.

Worked out column by column, since Polars would repeat what an expression repeats.
"""

import polars as pl

from transforms.days import day, later

#: A month that is this near ahead is the coming one whatever the tense: `last` would be said.
COMING = 2

#: A day of the month without a year is the nearest one, unless that is further off than this.
FAR = 120

#: How many months away a weekday and a day of the month are looked for.
MONTHS = 6

#: ISO number of the last day before the weekend.
FRIDAY = 5

#: A span that is counted from a weekday.
FROM_WEEKDAY = r"(?:before|after|from|since) (?:[a-z]+ )?(?:mon|tues|wednes|thurs|fri|satur|sun)day"

#: Columns that only this module needs.
SCRATCH = (
    "anchor", "feast", "now", "this", "told", "same_day", "day_before", "day_after", "day_told",
    "past", "future", "dated", "on_weekday", "whole_year", "chosen_month", "chosen_year",
)  # fmt: skip


def started(found: pl.LazyFrame, anchor: str, side: str) -> pl.LazyFrame:
    """Add the column `side`: the first day of what is named, seen from the day `anchor`."""
    number, month = pl.col("day"), pl.col("month")
    return (
        found.with_columns(anchor=pl.col(anchor), feast=pl.col(f"holiday_{side}"))
        .with_columns(
            now=pl.col("anchor").dt.year(),
            this=pl.col("anchor").dt.month().cast(pl.Int32),
            told=pl.coalesce("year", pl.col("anchor").dt.year() + pl.col("year_step")),
        )
        .with_columns(
            same_day=day(pl.col("now"), month, number),
            day_before=day(pl.col("now") - 1, month, number),
            day_after=day(pl.col("now") + 1, month, number),
            day_told=day(pl.col("told"), month, number),
            chosen_month=_chosen_month(),
            chosen_year=_chosen_year(),
            on_weekday=_weekday(),
        )
        .with_columns(past=_past(), future=_future(), whole_year=_whole_year())
        .with_columns(dated=_dated())
        .with_columns(_first_day().alias(side))
        .drop(SCRATCH)
    )


def _first_day() -> pl.Expr:
    fourth_of_january = day(pl.coalesce("told", "now"), 1, 4)
    week = later(fourth_of_january.dt.truncate("1w"), 7 * (pl.col("week_number") - 1))
    return pl.coalesce(
        pl.when(pl.col("rule") == "week of a date").then(pl.col("dated").dt.truncate("1w")),
        _shifted(),
        later(pl.col("anchor"), pl.col("delta")),
        "dated",
        _weekday_of_week(),
        "on_weekday",
        day(pl.col("decade"), 1, 1),
        day((pl.col("century") - 1) * 100, 1, 1),
        day(pl.col("chosen_year"), pl.col("chosen_month"), 1),
        week,
        _stepped(),
        "whole_year",
    )


def _past() -> pl.Expr:
    same = pl.col("same_day")
    return pl.when(same <= pl.col("anchor")).then(same).otherwise("day_before")


def _future() -> pl.Expr:
    same = pl.col("same_day")
    return pl.when(same >= pl.col("anchor")).then(same).otherwise("day_after")


def _dated() -> pl.Expr:
    """The day of a month: as told, else the nearest one, else by the tense."""
    ahead = pl.col("future") - pl.col("anchor")
    behind = pl.col("anchor") - pl.col("past")
    far = pl.min_horizontal(ahead, behind) > pl.duration(days=FAR)
    guess = (
        pl.when(far & (pl.col("direction") > 0))
        .then("future")
        .when(far & (pl.col("direction") < 0))
        .then("past")
        .when(ahead <= behind)
        .then("future")
        .otherwise("past")
    )
    of_month = pl.when(pl.col("month").is_null() & pl.col("month_step").is_not_null()).then(
        later(
            pl.col("anchor").dt.truncate("1mo").dt.offset_by(pl.format("{}mo", "month_step")),
            pl.col("day") - 1,
        )
    )
    named = pl.when(pl.col("month").is_null() & pl.col("weekday").is_not_null()).then(
        _weekday_and_day()
    )
    written = pl.when(pl.col("told").is_not_null()).then("day_told").otherwise(guess)
    return pl.coalesce(of_month, named, pl.when(pl.col("day").is_not_null()).then(written))


def _weekday_and_day() -> pl.Expr:
    """The nearest month in which the day falls on the weekday: Wednesday the 17th."""
    first = pl.col("anchor").dt.truncate("1mo")
    days = [
        later(first.dt.offset_by(f"{months}mo"), pl.col("day") - 1)
        for months in sorted(range(-MONTHS, MONTHS + 1), key=abs)
    ]
    fits = [
        pl.when((day_.dt.weekday() == pl.col("weekday")) & (day_.dt.day() == pl.col("day"))).then(
            day_
        )
        for day_ in days
    ]
    return pl.coalesce(fits)


def _chosen_month() -> pl.Expr:
    """First month of the quarter, half, season or month."""
    length = pl.when(pl.col("is_half")).then(6).otherwise(3)
    month = pl.when(pl.col("day").is_null()).then("month")
    return pl.coalesce((pl.col("nth") - 1) * length + 1, "season_month", month)


def _chosen_year() -> pl.Expr:
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


def _whole_year() -> pl.Expr:
    """The year as a whole, where nothing smaller is named: 30 February is no day at all."""
    smaller = pl.any_horizontal(
        pl.col("month", "day", "weekday", "nth", "week_number", "season").is_not_null()
    )
    return pl.when(~smaller).then(day(pl.col("told"), 1, 1))


def _weekday() -> pl.Expr:
    """The weekday before, on or after the anchor."""
    today, step = pl.col("anchor").dt.weekday().cast(pl.Int32), pl.col("step")
    ahead = (pl.col("weekday") - today) % 7
    days = (
        pl.when(step < 0)
        .then(pl.when(ahead == 0).then(-7).otherwise(ahead - 7))
        .when(step > 0)
        .then(pl.when(ahead == 0).then(7).otherwise(ahead))
        .when((step == 0) | (pl.col("direction") > 0))
        .then(ahead)
        .otherwise(-((-ahead) % 7))
    )
    return later(pl.col("anchor"), days)


def _weekday_of_week() -> pl.Expr:
    monday = later(pl.col("anchor").dt.truncate("1w"), 7 * pl.col("step"))
    return pl.when(pl.col("rule") == "weekday of a week").then(later(monday, pl.col("weekday") - 1))


def _stepped() -> pl.Expr:
    """Last week, this year, next decade: the anchor's own period, stepped."""
    weekend_past = (
        (pl.col("unit") == "weekend")
        & (pl.col("anchor").dt.weekday() <= FRIDAY)
        & (pl.col("direction") <= 0).fill_null(value=True)
    )
    steps = pl.coalesce("step", pl.when(weekend_past).then(-1).otherwise(0))
    moved = pl.col("anchor").dt.offset_by(_offset(steps))
    named = (
        (pl.col("unit").is_not_null())
        & pl.col("year").is_null()
        & pl.col("kind").is_in(["step", "unit", "boundary", "anaphoric", "period"])
    )
    return pl.when(named).then(moved.dt.truncate(pl.col("stride")))


def _offset(count: pl.Expr) -> pl.Expr:
    """Write a number of strides as a Polars offset; decades and centuries count in years."""
    amount = pl.col("stride").str.extract(r"^([0-9]+)").cast(pl.Int32)
    return pl.format("{}{}", count * amount, pl.col("stride").str.extract(r"([a-z]+)$"))


def _shifted() -> pl.Expr:
    """So many days or years from the anchor, or from the date that the expression names."""
    exact = pl.col("exact")
    named = pl.coalesce(
        later(pl.col("anchor"), pl.col("delta")), "feast", "dated", "on_weekday", "whole_year"
    )
    days = pl.col("designator").is_in(["D", "W", "M", "Q", "Y", "C", "L"])
    steps = pl.col("count").cast(pl.Int32, strict=False) * pl.col("shift")
    moved = pl.when(exact).then(named).otherwise("anchor").dt.offset_by(_offset(steps))
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
    return pl.col("phrase").str.contains(FROM_WEEKDAY)


def _to_nearest(day_: pl.Expr) -> pl.Expr:
    """Give the days to the weekday that is nearest: Monday two weeks from now."""
    ahead = (pl.col("weekday") - day_.dt.weekday().cast(pl.Int32)) % 7
    return pl.when(ahead > 3).then(ahead - 7).otherwise(ahead)
