"""Time values: the day, month or year that an expression means, given when the article appeared.

An expression is worth the first day of a period and the length (`grain`) of it; TIMEX3 value and
bounds follow from the two. It is worked out for the first and for the last day on which the
article can have appeared: where they differ, the value keeps only what both agree on.
"""

import polars as pl

#: A day of the month without a year is the nearest one, unless that is further off than this.
FAR = 120

#: ISO number of the last day before the weekend.
FRIDAY = 5

#: A month that is this near ahead is the coming one whatever the tense: `last` would be said.
COMING = 2

#: How days, weeks, months and years are written.
FORMATS = {"day": "%Y-%m-%d", "week": "%G-W%V", "month": "%Y-%m", "year": "%Y"}


def start(anchor: pl.Expr) -> pl.Expr:
    """Work out the first day of what the expressions name, seen from a day."""
    year = _year(anchor)
    dated = _month_day(anchor, year)
    return pl.coalesce(
        pl.when(pl.col("rule") == "week of a date").then(dated.dt.truncate("1w")),
        _shifted(anchor, year),
        _day_word(anchor),
        dated,
        _weekday_of_week(anchor),
        _weekday(anchor),
        _century_start(),
        _quarter(anchor, year),
        _season(anchor, year),
        _month(anchor, year),
        _week(pl.coalesce(year, anchor.dt.year())),
        _stepped(anchor),
        _first_day(year),
    )


def grain() -> pl.Expr:
    """Tell the length of the period that the expression names."""
    has = pl.col
    in_month = has("month").is_not_null() | has("month_step").is_not_null()
    in_day = has("day").is_not_null() & in_month
    is_week = has("week_number").is_not_null() | (has("rule") == "week of a date")
    return (
        pl.when(has("kind") == "shift")
        .then(_shift_grain())
        .when(is_week)
        .then(pl.lit("week"))
        .when(in_day | has("weekday").is_not_null() | has("delta").is_not_null())
        .then(pl.lit("day"))
        .when(has("decade").is_not_null() | (has("unit") == "decade") & has("step").is_not_null())
        .then(pl.lit("decade"))
        .when(has("century").is_not_null() | (has("unit") == "century"))
        .then(pl.lit("century"))
        .when(has("nth").is_not_null() & has("is_half"))
        .then(pl.lit("half"))
        .when(has("nth").is_not_null())
        .then(pl.lit("quarter"))
        .when(has("season").is_not_null())
        .then(pl.lit("season"))
        .when(has("month").is_not_null())
        .then(pl.lit("month"))
        .when(has("year").is_not_null())
        .then(pl.lit("year"))
        .otherwise(pl.col("unit"))
    )


def _date(year: pl.Expr, month: pl.Expr | int, day: pl.Expr | int) -> pl.Expr:
    """Make a date; NULL where there is no such day."""
    text = pl.format("{}-{}-{}", year, month, day) if isinstance(month, pl.Expr) else None
    if text is None:
        text = pl.format(
            "{}-{}-{}", year, pl.lit(month), day if isinstance(day, pl.Expr) else pl.lit(day)
        )
    return text.str.to_date("%Y-%m-%d", strict=False)


def _year(anchor: pl.Expr) -> pl.Expr:
    """Year as written, or this, last or next year."""
    stepped = pl.when(pl.col("year_step").is_not_null()).then(
        anchor.dt.year() + pl.col("year_step")
    )
    return pl.coalesce("year", stepped)


def _day_word(anchor: pl.Expr) -> pl.Expr:
    return anchor.dt.offset_by(pl.format("{}d", "delta"))


def _nearest(anchor: pl.Expr, make: "pl.Expr", earlier: pl.Expr, later: pl.Expr) -> pl.Expr:
    """Choose among the same day of last, this and next year by direction, else the nearest."""
    past = pl.when(make <= anchor).then(make).otherwise(earlier)
    future = pl.when(make >= anchor).then(make).otherwise(later)
    ahead, behind = future - anchor, anchor - past
    closer = pl.when(ahead <= behind).then(future).otherwise(past)
    far = pl.min_horizontal(ahead, behind) > pl.duration(days=FAR)
    told = (
        pl.when(pl.col("direction") > 0)
        .then(future)
        .when(pl.col("direction") < 0)
        .then(past)
        .otherwise(closer)
    )
    return pl.when(far).then(told).otherwise(closer)


def _month_day(anchor: pl.Expr, year: pl.Expr) -> pl.Expr:
    month, day, now = pl.col("month"), pl.col("day"), anchor.dt.year()
    guess = _nearest(
        anchor, _date(now, month, day), _date(now - 1, month, day), _date(now + 1, month, day)
    )
    monthly = pl.when(pl.col("month_step").is_not_null() & month.is_null()).then(
        _date(
            anchor.dt.year(), anchor.dt.offset_by(pl.format("{}mo", "month_step")).dt.month(), day
        )
    )
    written = pl.when(year.is_not_null()).then(_date(year, month, day)).otherwise(guess)
    return pl.coalesce(monthly, pl.when(day.is_not_null()).then(written))


def _month(anchor: pl.Expr, year: pl.Expr) -> pl.Expr:
    month, now, step = pl.col("month"), anchor.dt.year(), pl.col("step")
    this = anchor.dt.month()
    back = _date(pl.when(month <= this).then(now).otherwise(now - 1), month, pl.lit(1))
    before = _date(pl.when(month < this).then(now).otherwise(now - 1), month, pl.lit(1))
    ahead = _date(pl.when(month >= this).then(now).otherwise(now + 1), month, pl.lit(1))
    after = _date(pl.when(month > this).then(now).otherwise(now + 1), month, pl.lit(1))
    chosen = (
        pl.when(year.is_not_null())
        .then(_date(year, month, pl.lit(1)))
        .when(step < 0)
        .then(before)
        .when(step > 0)
        .then(after)
        .when(step == 0)
        .then(_date(now, month, pl.lit(1)))
        .when((pl.col("direction") > 0) | (((month - this) % 12).is_between(1, COMING)))
        .then(ahead)
        .otherwise(back)
    )
    return pl.when(pl.col("day").is_null()).then(chosen)


def _weekday(anchor: pl.Expr) -> pl.Expr:
    """The weekday before, on or after the anchor."""
    today, target, step = anchor.dt.weekday().cast(pl.Int32), pl.col("weekday"), pl.col("step")
    behind = -((today - target) % 7)
    ahead = (target - today) % 7
    strictly_behind = pl.when(behind == 0).then(-7).otherwise(behind)
    strictly_ahead = pl.when(ahead == 0).then(7).otherwise(ahead)
    days = (
        pl.when(step < 0)
        .then(strictly_behind)
        .when(step > 0)
        .then(strictly_ahead)
        .when((step == 0) | (pl.col("direction") > 0))
        .then(ahead)
        .otherwise(behind)
    )
    return anchor.dt.offset_by(pl.format("{}d", days))


def _weekday_of_week(anchor: pl.Expr) -> pl.Expr:
    monday = anchor.dt.truncate("1w").dt.offset_by(pl.format("{}w", "step"))
    return pl.when(pl.col("rule") == "weekday of a week").then(
        monday.dt.offset_by(pl.format("{}d", pl.col("weekday") - 1))
    )


def _century_start() -> pl.Expr:
    decade = _date(pl.col("decade"), 1, 1)
    return pl.coalesce(decade, _date((pl.col("century") - 1) * 100, 1, 1))


def _quarter(anchor: pl.Expr, year: pl.Expr) -> pl.Expr:
    """A quarter far ahead of the anchor is the last one of that number."""
    now, this = anchor.dt.year(), anchor.dt.quarter().cast(pl.Int32)
    passed = (pl.col("nth") - this >= 2) & (pl.col("direction") <= 0) & ~pl.col("is_half")
    guess = pl.when(passed).then(now - 1).otherwise(now)
    length = pl.when(pl.col("is_half")).then(6).otherwise(3)
    return _date(pl.coalesce(year, guess), (pl.col("nth") - 1) * length + 1, pl.lit(1))


def _season(anchor: pl.Expr, year: pl.Expr) -> pl.Expr:
    now, first, step = anchor.dt.year(), pl.col("season_month"), pl.col("step")
    begun = anchor.dt.month() >= first
    ended = anchor.dt.month() >= first + 3
    back = (
        pl.when(step < 0)
        .then(pl.when(ended).then(now).otherwise(now - 1))
        .when(step > 0)
        .then(pl.when(begun).then(now + 1).otherwise(now))
        .when((step == 0) | (pl.col("direction") > 0) | begun)
        .then(now)
        .otherwise(now - 1)
    )
    return _date(pl.coalesce(year, back), first, pl.lit(1))


def _week(year: pl.Expr) -> pl.Expr:
    fourth = _date(year, 1, 4).dt.truncate("1w")
    return fourth.dt.offset_by(pl.format("{}w", pl.col("week_number") - 1))


def _stepped(anchor: pl.Expr) -> pl.Expr:
    """Last week, this year, next decade: the anchor's own period, stepped."""
    weekend_past = (
        (pl.col("unit") == "weekend")
        & (anchor.dt.weekday() <= FRIDAY)
        & (pl.col("direction") <= 0).fill_null(value=True)
    )
    steps = pl.coalesce("step", pl.when(weekend_past).then(-1).otherwise(0))
    moved = anchor.dt.offset_by(_offset(steps))
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


def _shifted(anchor: pl.Expr, year: pl.Expr) -> pl.Expr:
    """So many days or years from the anchor, or from the date that the expression names."""
    exact = pl.col("exact")
    named = pl.coalesce(
        _day_word(anchor), _month_day(anchor, year), _weekday(anchor), _first_day(year)
    )
    days = pl.col("designator").is_in(["D", "W", "M", "Q", "Y", "C", "L"])
    steps = pl.col("count").cast(pl.Int32, strict=False) * pl.col("shift")
    moved = pl.when(exact).then(named).otherwise(anchor).dt.offset_by(_offset(steps))
    rough = pl.col("unit").is_in(["month", "year", "decade", "quarter", "century"]) & ~exact
    return pl.when((pl.col("kind") == "shift") & days & pl.col("count").is_not_null()).then(
        pl.when(rough).then(moved.dt.truncate(pl.col("shift_stride"))).otherwise(moved)
    )


def _shift_grain() -> pl.Expr:
    """A span of years leads to a year, of months to a month, of weeks or days to a day."""
    return (
        pl.when(pl.col("exact"))
        .then(pl.lit("day"))
        .when(pl.col("unit").is_in(["year", "decade", "century"]))
        .then(pl.lit("year"))
        .when(pl.col("unit").is_in(["month", "quarter"]))
        .then(pl.lit("month"))
        .otherwise(pl.lit("day"))
    )


def _first_day(year: pl.Expr) -> pl.Expr:
    """The year as a whole, where nothing smaller is named: 30 February is no day at all."""
    smaller = pl.any_horizontal(
        pl.col("month", "day", "weekday", "nth", "week_number", "season").is_not_null()
    )
    return pl.when(~smaller).then(_date(year, 1, 1))


def period_value(start: pl.Expr, grain_: pl.Expr) -> pl.Expr:
    """Write a period as TIMEX3 does: 2019-W27, 2019-Q3, 2018-FA, 197."""
    year = start.dt.year().cast(pl.String)
    halves = pl.format("{}-H{}", year, (start.dt.month() + 5) // 6)
    written = pl.coalesce(
        pl.when(grain_ == name).then(start.dt.strftime(form)) for name, form in FORMATS.items()
    )
    return (
        pl.when(grain_.is_in(list(FORMATS)))
        .then(written)
        .when(grain_ == "quarter")
        .then(pl.format("{}-Q{}", year, start.dt.quarter()))
        .when(grain_ == "half")
        .then(halves)
        .when(grain_ == "season")
        .then(pl.format("{}-{}", year, "season"))
        .when(grain_ == "weekend")
        .then(start.dt.strftime("%G-W%V-WE"))
        .when(grain_ == "decade")
        .then(year.str.head(3))
        .when(grain_ == "century")
        .then(year.str.head(2))
    )


def first_day(start: pl.Expr, grain_: pl.Expr) -> pl.Expr:
    """Give the first day of a period."""
    return pl.when(grain_ == "weekend").then(start.dt.offset_by("5d")).otherwise(start)


def last_day(start: pl.Expr, grain_: pl.Expr) -> pl.Expr:
    """Give the last day of a period."""
    length = grain_.replace_strict(
        {
            "day": "1d",
            "week": "1w",
            "weekend": "1w",
            "month": "1mo",
            "quarter": "3mo",
            "season": "3mo",
            "half": "6mo",
            "year": "1y",
            "decade": "10y",
            "century": "100y",
        },
        default=None,
    )
    return start.dt.offset_by(length).dt.offset_by("-1d")
