"""TIMEX3: type, value and modifier of an expression."""

from functools import cache

import polars as pl

from newsfacts.transforms.lexicons.contexts import context
from newsfacts.transforms.times.phrase_lookup import contains

#: Units of ISO 8601 durations that follow a T.
OF_A_DAY = ("hour", "minute", "second")

#: From this hour on, `tonight` is before midnight.
FIRST_OF_NIGHT = 5

#: Half of a unit, in the next smaller unit.
HALVES = {"Y": "6M", "TH": "30M", "TM": "30S", "D": "T12H"}


@cache
def written() -> dict[str, pl.Expr]:
    """Return the values of durations, recurrences and times of day, which need no date."""
    part = (
        pl.when(pl.col("part").is_not_null())
        .then(pl.format("T{}", "part"))
        .when(contains("overnight|tonight"))
        .then(pl.lit("TNI"))
    )
    return {
        "duration_value": _duration(),
        "set_value": _set(),
        "clock_value": pl.coalesce(_clock_value(), part),
    }


def timex() -> dict[str, pl.Expr]:
    """Return type, value and modifier of an expression, given its `date_value`."""
    kind, clock = pl.col("kind"), pl.col("clock_value")
    is_timed = clock.is_not_null() & (pl.col("grain") == "day")
    moment = (
        pl.when(is_timed)
        .then(pl.col("date_value") + clock)
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
        .when(is_timed)
        .then(pl.lit("TIME"))
        .otherwise(pl.lit("DATE")),
        "timex_value": pl.when(kind == "duration")
        .then("duration_value")
        .when(kind == "set")
        .then("set_value")
        .when(kind == "word")
        .then("word_value")
        .when((kind == "shift") & pl.col("count").is_null())
        .then(pl.lit("PAST_REF"))
        .otherwise(moment),
        "timex_mod": pl.col("mod"),
    }


def _clock_value() -> pl.Expr:
    """Return a time of day: T18:00Z."""
    hour = (
        pl.when((pl.col("meridiem") == "p") & (pl.col("hour") < 12))
        .then(pl.col("hour") + 12)
        .when((pl.col("meridiem") == "a") & (pl.col("hour") == 12))
        .then(0)
        .when(pl.col("meridiem").is_null() & _is_late() & (pl.col("hour") < 12))
        .then(pl.col("hour") + 12)
        .otherwise(pl.col("hour"))
    )
    minute = pl.col("minute").fill_null(0)
    second = (
        pl.when(pl.col("clock_second").is_not_null())
        .then(pl.format(":{}", _two(pl.col("clock_second"))))
        .otherwise(pl.lit(""))
    )
    zone = pl.col("zone").fill_null("").replace({"+00:00": "Z"})
    good = (hour <= 24) & (minute < 60)
    return pl.when(good).then(pl.format("T{}:{}{}{}", _two(hour), _two(minute), second, zone))


def _is_late() -> pl.Expr:
    """Whether the part of the day is after noon: in the evening, tonight at seven."""
    night = contains("night") & ~contains("midnight") & (pl.col("hour") >= FIRST_OF_NIGHT)
    return contains("afternoon|evening") | night


def _duration() -> pl.Expr:
    """Return a length in ISO 8601; X stands for a vague number."""
    letters = pl.col("designator")
    timed = letters.str.starts_with("T")
    prefix = pl.when(timed).then(pl.lit("PT")).otherwise(pl.lit("P"))
    unit = letters.str.strip_chars_start("T")
    count = _count()
    half = letters.replace_strict(HALVES, default=None)
    has_half = contains("[0-9] 1/2|½") | ((pl.col("plus") == 0.5) & contains("minute and a half"))
    smaller_units = _smaller_unit("extra", timed) + _smaller_unit(
        "last", timed | pl.col("extra_unit").is_in(OF_A_DAY).fill_null(value=False)
    )
    return (
        pl.when(contains("while|some time"))
        .then(pl.lit("PXX"))
        .when(_is_vague())
        .then(pl.format("{}X{}", prefix, unit))
        .when(has_half & (count != count.floor()) & half.is_not_null())
        .then(pl.format("{}{}{}{}", prefix, count.floor().cast(pl.Int64), unit, half))
        .otherwise(pl.format("{}{}{}{}", prefix, _amount(count), unit, smaller_units))
    )


def _is_vague() -> pl.Expr:
    """Whether the number of units is unknown: several days, hundreds of years, years later."""
    vague = contains(context("several units"))
    plural = contains(r"(?:s|s (?:or|and) \w+s|s[ -](?:long|later|earlier|ahead|after|before))$")
    pair = contains("couple") & ~contains("couple of years$")
    return (vague | plural & ~pair) & pl.col("count").is_null()


def _count() -> pl.Expr:
    """Return the number of the units of the designator; a unit without a number is one."""
    plus = pl.col("plus").fill_null(0.0)
    uncounted = (
        pl.when(contains(r"\bhalf an? "))
        .then(0.5)
        .when(contains("couple"))
        .then(2.0)
        .otherwise(1.0 + plus)
    )
    counted = pl.when(pl.col("count").is_not_null()).then(pl.col("count") + plus)
    return counted.otherwise(uncounted) * pl.col("factor")


def _amount(count: pl.Expr) -> pl.Expr:
    """Write a number without needless decimals."""
    whole = count.cast(pl.Int64, strict=False)
    return pl.when(count == whole).then(whole.cast(pl.String)).otherwise(count.cast(pl.String))


def _smaller_unit(slot: str, timed: pl.Expr) -> pl.Expr:
    """Return a smaller unit after a larger one; T precedes the first unit below a day."""
    unit = pl.col(f"{slot}_unit")
    prefix = pl.when(unit.is_in(OF_A_DAY) & ~timed).then(pl.lit("T")).otherwise(pl.lit(""))
    count = pl.col(slot).cast(pl.Int64)
    return (
        pl.when(pl.col(slot).is_not_null())
        .then(pl.format("{}{}{}", prefix, count, unit.str.head(1).str.to_uppercase()))
        .otherwise(pl.lit(""))
    )


def _set() -> pl.Expr:
    """Return a recurrence: P1D, XXXX-WXX-1, XXXX-07."""
    night = pl.when(contains("night")).then(pl.lit("TNI")).otherwise(pl.lit(""))
    month = pl.col("month").cast(pl.String).str.zfill(2)
    count = pl.coalesce("count", pl.when(contains("every other")).then(2.0).otherwise(1.0))
    often = pl.when(contains("times? an?")).then(1.0).otherwise(count) * pl.col("factor")
    prefix = (
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
                "{}{}{}", prefix, _amount(often), pl.col("designator").str.strip_chars_start("T")
            )
        )
        .when(pl.col("part").is_not_null())
        .then(pl.format("XXXX-XX-XXT{}", "part"))
    )


def _two(number: pl.Expr) -> pl.Expr:
    return number.cast(pl.String).str.zfill(2)
