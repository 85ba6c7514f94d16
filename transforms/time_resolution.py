"""Time resolution: from slots and context to TIMEX3 type, value, modifier and bounds."""

import polars as pl

from transforms.time_holidays import holiday
from transforms.time_values import first_day, grain, last_day, period_value, start

#: Kinds of expressions whose days later ones may refer back to.
ABSOLUTE = ("calendar", "year", "month", "weekday", "holiday", "step", "season")


def resolved(found: pl.LazyFrame) -> pl.LazyFrame:
    """Work out the values of expressions in the order of the text."""
    return (
        found.with_columns(kind=_kind())
        .with_columns(**steps())
        .with_columns(grain=grain())
        .pipe(holiday)
        .pipe(_anchored, "published_earliest", "published_latest")
        .pipe(_back_references)
        .with_columns(**_bounds())
        .with_columns(
            value_low=period_value(pl.col("low"), pl.col("grain")),
            value_high=period_value(pl.col("high"), pl.col("grain")),
        )
        .with_columns(date_value=_date_value())
        .with_columns(**_timex())
    )


def _kind() -> pl.Expr:
    """A span after `in` leads ahead where the tense does; else it lasts: the most in 18 months."""
    short = pl.col("designator").str.starts_with("T")
    ahead = (pl.col("direction") >= 0).fill_null(value=True) & ~short.fill_null(value=False)
    lasting = (pl.col("rule") == "span ahead") & ~ahead
    return pl.when(lasting).then(pl.lit("duration")).otherwise("kind")


def steps() -> dict[str, pl.Expr]:
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
        "spurious": pl.lit(value=False),
        "count": pl.coalesce(
            "count",
            pl.when(
                has(
                    r"^(?:[a-z]+ )*(?:an?|the) (?:[a-z]+ ){1,4}?(?:ago|from|hence|before|after|since)|^in an? "
                )
            ).then(1.0),
            pl.when(has("couple")).then(2.0),
        ),
    }


def _anchored(found: pl.LazyFrame, low: str, high: str) -> pl.LazyFrame:
    """Add what the expressions mean seen from the first and the last possible day."""
    return found.with_columns(
        low=pl.coalesce("holiday_low", start(pl.col(low))),
        high=pl.coalesce("holiday_high", start(pl.col(high))),
    )


def _back_references(found: pl.LazyFrame) -> pl.LazyFrame:
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
    of_year = _date_of(pl.col("year"), quarter.dt.month())
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


def _date_of(year: pl.Expr, month: pl.Expr) -> pl.Expr:
    return pl.format("{}-{}-1", year, month).str.to_date("%Y-%m-%d", strict=False)


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


def _further() -> pl.Expr:
    """How far the last day of `April 3-5` lies after the first."""
    days = pl.col("day_to") - pl.col("day")
    return pl.format("{}d", pl.when(days > 0).then(days).otherwise(0))


def _bounds() -> dict[str, pl.Expr]:
    dated = pl.col("kind").is_in(["duration", "set", "word"]).not_()
    unknown_day = (
        (pl.col("published_earliest") != pl.col("published_latest"))
        & (pl.col("low") != pl.col("high"))
        & pl.col("weekday").is_not_null()
    )
    target = pl.col("weekday")
    ahead = (target - pl.col("published_earliest").dt.weekday().cast(pl.Int32)) % 7
    behind = (pl.col("published_latest").dt.weekday().cast(pl.Int32) - target) % 7
    low = (
        pl.when(unknown_day)
        .then(pl.col("published_earliest").dt.offset_by(pl.format("{}d", ahead)))
        .otherwise("low")
    )
    high = (
        pl.when(unknown_day)
        .then(pl.col("published_latest").dt.offset_by(pl.format("-{}d", behind)))
        .otherwise("high")
    )
    return {
        "earliest": pl.when(dated).then(first_day(low, pl.col("grain"))),
        "latest": pl.when(dated).then(last_day(high, pl.col("grain")).dt.offset_by(_further())),
    }


def _date_value() -> pl.Expr:
    """The value where both anchors agree; else what the expression itself says."""
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


def _clock_value() -> pl.Expr:
    hour = (
        pl.when((pl.col("meridiem") == "p") & (pl.col("hour") < 12))
        .then(pl.col("hour") + 12)
        .when((pl.col("meridiem") == "a") & (pl.col("hour") == 12))
        .then(0)
        .when(pl.col("phrase").str.contains("in the (?:afternoon|evening)") & (pl.col("hour") < 12))
        .then(pl.col("hour") + 12)
        .otherwise(pl.col("hour"))
    )
    two = lambda e: e.cast(pl.String).str.zfill(2)  # noqa: E731
    minute = pl.col("minute").fill_null(0)
    second = (
        pl.when(pl.col("clock_second").is_not_null())
        .then(pl.format(":{}", two(pl.col("clock_second"))))
        .otherwise(pl.lit(""))
    )
    zone = pl.col("zone").fill_null("").replace({"+00:00": "Z"})
    good = (hour <= 24) & (minute < 60)
    return pl.when(good).then(pl.format("T{}:{}{}{}", two(hour), two(minute), second, zone))


def _timex() -> dict[str, pl.Expr]:
    kind, phrase = pl.col("kind"), pl.col("phrase")
    clock = _clock_value()
    part = (
        pl.when(pl.col("part").is_not_null())
        .then(pl.format("T{}", "part"))
        .when(phrase.str.contains("overnight|tonight"))
        .then(pl.lit("TNI"))
    )
    timed = pl.coalesce(clock, part)
    is_day = pl.col("grain") == "day"
    moment = (
        pl.when(timed.is_not_null() & is_day)
        .then(pl.col("date_value") + timed)
        .when(pl.col("hour").is_null() | (kind != "clock"))
        .then("date_value")
    )
    return {
        "timex_type": pl.when(kind == "duration")
        .then(pl.lit("DURATION"))
        .when(kind == "set")
        .then(pl.lit("SET"))
        .when(kind == "word")
        .then("word_type")
        .when(timed.is_not_null() & is_day)
        .then(pl.lit("TIME"))
        .otherwise(pl.lit("DATE")),
        "timex_value": pl.when(kind == "duration")
        .then(_duration())
        .when(kind == "set")
        .then(_set())
        .when(kind == "word")
        .then("word_value")
        .when((kind == "shift") & pl.col("count").is_null())
        .then(pl.lit("PAST_REF"))
        .otherwise(moment),
        "timex_mod": pl.col("mod"),
    }


def _amount(count: pl.Expr) -> pl.Expr:
    whole = count.cast(pl.Int64, strict=False)
    return pl.when(count == whole).then(whole.cast(pl.String)).otherwise(count.cast(pl.String))


def _duration() -> pl.Expr:
    """Write a length as ISO 8601 does; X where the number is vague."""
    phrase, letters = pl.col("phrase"), pl.col("designator")
    vague = (
        phrase.str.contains(
            r"(?-u:\b)(?:several|few|many|some|hundreds|dozens|thousands|tens)(?-u:\b)"
        )
        & pl.col("count").is_null()
    )
    plural = (
        phrase.str.contains(
            r"(?:s|s (?:or|and) \w+s|s[ -](?:long|later|earlier|ahead|after|before))$"
        )
        & pl.col("count").is_null()
        & (phrase.str.ends_with("couple of years") | ~phrase.str.contains("couple"))
    )
    single = (
        pl.when(phrase.str.contains(r"(?-u:\b)half an? "))
        .then(0.5)
        .when(phrase.str.contains("couple"))
        .then(2.0)
        .otherwise(1.0 + pl.col("plus").fill_null(0.0))
    )
    count = pl.when(pl.col("count").is_not_null()).then(
        pl.col("count") + pl.col("plus").fill_null(0.0)
    ).otherwise(single) * pl.col("factor")
    timed = letters.str.starts_with("T")
    letter = letters.str.strip_chars_start("T")
    tee = pl.when(timed).then(pl.lit("PT")).otherwise(pl.lit("P"))
    unit = pl.when(letter == "WE").then(pl.lit("WE")).otherwise(letter)
    fraction = phrase.str.contains("[0-9] 1/2|½")
    whole = count.floor()
    halves = {"Y": "6M", "TH": "30M", "TM": "30S", "D": "T12H"}
    lower = pl.col("designator").replace_strict(halves, default=None)
    extra = (
        pl.when(pl.col("extra").is_not_null())
        .then(
            pl.format(
                "{}{}",
                pl.col("extra").cast(pl.Int64),
                pl.col("extra_unit").str.head(1).str.to_uppercase(),
            )
        )
        .otherwise(pl.lit(""))
    )
    return (
        pl.when(phrase.str.contains("while|some time"))
        .then(pl.lit("PXX"))
        .when(vague | plural)
        .then(pl.format("{}X{}", tee, unit))
        .when(
            (fraction | ((pl.col("plus") == 0.5) & phrase.str.contains("minute and a half")))
            & (count != whole)
            & lower.is_not_null()
        )
        .then(pl.format("{}{}{}{}", tee, whole.cast(pl.Int64), unit, lower))
        .otherwise(pl.format("{}{}{}{}", tee, _amount(count), unit, extra))
    )


def _set() -> pl.Expr:
    """Write a recurrence: P1D, XXXX-WXX-1, XXXX-07."""
    night = (
        pl.when(pl.col("phrase").str.contains("night")).then(pl.lit("TNI")).otherwise(pl.lit(""))
    )
    month = pl.col("month").cast(pl.String).str.zfill(2)
    count = pl.coalesce(
        "count", pl.when(pl.col("phrase").str.contains("every other")).then(2.0).otherwise(1.0)
    )
    often = pl.when(pl.col("phrase").str.contains("times? an?")).then(1.0).otherwise(
        count
    ) * pl.col("factor")
    tee = (
        pl.when(pl.col("designator").str.starts_with("T")).then(pl.lit("PT")).otherwise(pl.lit("P"))
    )
    return (
        pl.when(pl.col("weekday").is_not_null())
        .then(pl.format("XXXX-WXX-{}{}", "weekday", night))
        .when(pl.col("month").is_not_null())
        .then(pl.format("XXXX-{}", month))
        .when(pl.col("season").is_not_null())
        .then(pl.format("XXXX-{}", "season"))
        .when(pl.col("unit").is_not_null())
        .then(
            pl.format(
                "{}{}{}", tee, _amount(often), pl.col("designator").str.strip_chars_start("T")
            )
        )
        .when(pl.col("part").is_not_null())
        .then(pl.format("XXXX-XX-XXT{}", "part"))
    )
