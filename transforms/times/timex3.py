"""TIMEX3: type, value and modifier of an expression whose days are known."""

import polars as pl

#: Units that are written behind a T.
OF_A_DAY = ("hour", "minute", "second")

#: The first hour on a clock's face that `tonight` puts before midnight.
FIRST_OF_NIGHT = 5


def _clock_value() -> pl.Expr:
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
    """Whether the part of the day puts an hour after noon: in the evening, tonight at seven."""
    phrase = pl.col("phrase").str
    return phrase.contains("afternoon|evening") | (
        phrase.contains("night") & ~phrase.contains("midnight") & (pl.col("hour") >= FIRST_OF_NIGHT)
    )


def written() -> dict[str, pl.Expr]:
    """Write lengths, recurrences and times of day, which need no date, as TIMEX3 does."""
    part = (
        pl.when(pl.col("part").is_not_null())
        .then(pl.format("T{}", "part"))
        .when(pl.col("phrase").str.contains("overnight|tonight"))
        .then(pl.lit("TNI"))
    )
    return {
        "duration_value": _duration(),
        "set_value": _set(),
        "clock_value": pl.coalesce(_clock_value(), part),
    }


def timex() -> dict[str, pl.Expr]:
    """Give type, value and modifier as TIMEX3 writes them."""
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
    extra = _further("extra", timed) + _further(
        "last", timed | pl.col("extra_unit").is_in(OF_A_DAY).fill_null(value=False)
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


def _further(slot: str, timed: pl.Expr) -> pl.Expr:
    """Write a smaller unit behind a larger one; a T opens those of a day."""
    unit = pl.col(f"{slot}_unit")
    tee = pl.when(unit.is_in(OF_A_DAY) & ~timed).then(pl.lit("T")).otherwise(pl.lit(""))
    count = pl.col(slot).cast(pl.Int64)
    return (
        pl.when(pl.col(slot).is_not_null())
        .then(pl.format("{}{}{}", tee, count, unit.str.head(1).str.to_uppercase()))
        .otherwise(pl.lit(""))
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


def _two(number: pl.Expr) -> pl.Expr:
    return number.cast(pl.String).str.zfill(2)
