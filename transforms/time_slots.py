"""Time slots: what a time expression says, word by word, before any date is computed.

late last week: modifier END, step -1, unit week
Nov. 9, 1999:   month 11, day 9, year 1999
"""

import polars as pl

from transforms.context_patterns import context
from transforms.lexicon import Lexicon, alternation, read
from transforms.number_values import with_numbers
from transforms.number_words import NumberWords
from transforms.time_expressions import blocks
from transforms.time_lexicons import (
    DayParts,
    Months,
    Seasons,
    TimeDirections,
    TimeModifiers,
    TimeUnits,
    TimeWords,
    TimeZones,
    Weekdays,
)
from transforms.tries import merged

#: The last week of a year, where nothing more exact is said.
WEEKS = 52

#: Two digits of a year up to this mean this century.
PIVOT = 49


#: The columns of words that stand for numbers, and those of the numbers.
NUMBERS = {
    "count_text": "count",
    "high_text": "high",
    "extra_text": "extra",
    "last_text": "last",
    "year_text": "year_number",
    "ordinal_text": "ordinal",
    "hour_text": "hour_number",
    "day_text": "day_number",
    "month_text": "month_number",
}


def time_slots(phrases: pl.LazyFrame) -> pl.LazyFrame:
    """Read the slots of the distinct expressions of the column `text`."""
    return (
        phrases.with_columns(phrase=_plain("text"))
        .with_columns(**_names(), **_dates(), **_clock(), **_spans())
        .pipe(with_numbers, NUMBERS)
        .with_columns(
            year=pl.coalesce("year", pl.col("year_number").cast(pl.Int32)),
            month=pl.coalesce("month", pl.col("month_number").cast(pl.Int32)),
            day=pl.coalesce("day", pl.col("day_number", "ordinal").cast(pl.Int32)),
            hour=pl.coalesce("hour", pl.col("hour_number").cast(pl.Int32)),
        )
        .pipe(_fixed)
        .join(read(TimeUnits).lazy().rename({"word": "unit_word"}), on="unit_word", how="left")
    )


def _fixed(frame: pl.LazyFrame) -> pl.LazyFrame:
    words = (
        read(TimeWords)
        .lazy()
        .select(
            phrase="word", word_type=pl.col("timex_type").cast(pl.String), word_value="timex_value"
        )
    )
    return frame.join(words, on="phrase", how="left")


def _plain(column: str) -> pl.Expr:
    plain = pl.col(column).str.to_lowercase().str.replace_all(r"[\s\x{a0}]+", " ")
    return plain.str.replace_all("[’‘`]", "'").str.replace_all("–", "-")


def _word(schema: type[Lexicon], value: str, prefix: str = "", suffix: str = "") -> pl.Expr:
    """Look up the first word of a lexicon that the phrase holds."""
    table = read(schema)
    found = _find(rf"{prefix}\b({alternation(table['word'])}){suffix}")
    return found.replace_strict(
        table["word"], table[value].cast(_plain_type(table[value])), default=None
    )


def _plain_type(column: pl.Series) -> type[pl.DataType]:
    return pl.Int32 if column.dtype.is_integer() else pl.String


def _find(pattern: str, group: int = 1) -> pl.Expr:
    return pl.col("phrase").str.extract(merged(pattern.replace(r"\b", r"(?-u:\b)")), group)


def _number(pattern: str, group: int = 1) -> pl.Expr:
    return _find(pattern, group).cast(pl.Int32, strict=False)


def _names() -> dict[str, pl.Expr]:
    modifiers = read(TimeModifiers)
    amounts = modifiers.filter(pl.col("role") == "amount")
    parts = modifiers.filter(pl.col("role") == "part")
    amount = _find(rf"^({alternation(amounts['word'])})\b")
    part = _find(rf"\b({alternation(parts['word'])})\b")
    return {
        "month_name": _word(Months, "month", suffix=r"\b"),
        "weekday": _word(Weekdays, "weekday", suffix=r"s?\b"),
        "part": _word(DayParts, "part"),
        "season": _word(Seasons, "season"),
        "season_month": _word(Seasons, "month"),
        "step": _word(TimeDirections, "step", suffix=r"\b"),
        "mod": pl.coalesce(
            amount.replace_strict(amounts["word"], amounts["modifier"], default=None),
            part.replace_strict(parts["word"], parts["modifier"], default=None),
        ),
        "unit_word": pl.coalesce(
            _unit(), pl.when(_find("(period)$").is_not_null()).then(pl.lit("quarter"))
        ),
    }


def _unit() -> pl.Expr:
    units = alternation(read(TimeUnits)["word"])
    written = _find(rf"\band a quarter[ -]({units})s?\b")
    letters = _find("(eo[dmy])$").replace({"eod": "day", "eom": "month", "eoy": "year"})
    return pl.coalesce(written, letters, _plain_unit())


def _plain_unit() -> pl.Expr:
    return _find(rf"\b[0-9.]*({alternation(read(TimeUnits)['word'])})s?\b")


def _dates() -> dict[str, pl.Expr]:
    month, day = alternation(read(Months)["word"]), r"([0-9]{1,2})(?:st|nd|rd|th)?"
    weekday = alternation(read(Weekdays)["word"])
    iso = r"^(?:about |around )?([12][0-9]{3})[-/ ]([0-9]{1,2})[-/ ]([0-9]{1,2})(?:[^0-9]|$)"
    solid = r"\b((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])\b"
    slashed = r"\b([0-9]{1,2})([-/.])([0-9]{1,2})[-/.]([0-9]{4}|[0-9]{2})\b"
    first, second = _number(slashed, 1), _number(slashed, 3)
    day_first = (first > 12) | (_find(slashed, 2) == ".")
    short = pl.coalesce(
        _number(slashed, 4),
        _number(r"(?:^| )'([0-9]{2})\b"),
        _number(r"\b[fc]y ?'?([0-9]{2})$"),
        _number(r" of '?([3-9][0-9])$"),
    )
    long_year = pl.when(short <= PIVOT).then(short + 2000).when(short < 100).then(short + 1900)
    ordinal = rf"((?:(?:twenty|thirty)[ -])?{blocks()['ordinal']})"
    cardinal, yearword = blocks()["cardinal"], blocks()["yearword"]
    return {
        "year": pl.coalesce(
            _number(r"(?:^|[^0-9])((?:1[5-9]|20|21)[0-9]{2})(?:[^0-9]|$)"),
            _number(solid, 1),
            long_year,
        ),
        "month": pl.coalesce(
            _number(iso, 2),
            _number(solid, 2),
            _month_of_year(),
            pl.when(day_first).then(second).otherwise(first),
            _word(Months, "month", suffix=r"\b"),
        ),
        "day": pl.coalesce(
            _number(iso, 3),
            _number(solid, 3),
            pl.when(day_first).then(first).otherwise(second),
            _number(rf"{month}\.? ?(?:the )?{day}(?:[^0-9a-z:]|$)"),
            _number(rf"\b{month}[-/]{day}(?:[^0-9]|$)"),
            _number(rf"\b{day}(?: of|/)?[ -/]{month}"),
            _number(r"\b([0-9]{1,2})(?:st|nd|rd|th) day of"),
            pl.when(_find("( month of)").is_null()).then(
                _number(r"\bthe ([0-9]{1,2})(?:st|nd|rd|th)?\b")
            ),
            _number(rf"{weekday} ([0-9]{{1,2}})$"),
        ),
        "year_text": _find(rf"\b({blocks()['yearword']})"),
        "ordinal_text": pl.coalesce(
            _find(rf"{month}\.? ?(?:the )?{ordinal}"),
            _find(rf"\b{ordinal}(?: of)? {month}"),
            _find(rf"{weekday}\.?,? the {ordinal}"),
            _find(rf"\b{ordinal} day of"),
        ),
        "day_text": pl.coalesce(
            _find(rf"\b({cardinal}) {month} {yearword}"),
            _find(rf"{month}\.? ({cardinal}),? {yearword}"),
        ),
        "month_text": _find(rf"\b({ordinal}|[0-9]{{1,2}})(?:st|nd|rd|th)? month of"),
        "century": _number(r"\b([0-9]{1,2})(?:st|nd|rd|th)[ -]century"),
        "decade": pl.coalesce(
            _number(r"\b((?:1[5-9]|20)[0-9]0)'?s\b"),
            _number(r"(?:^|[^0-9])'([0-9]0)s\b") + 1900,
        ),
        "week_number": _week_number(),
        "day_to": _number(rf"{month}\.? ?{day} ?- ?{day}", 2),
    }


def _month_of_year() -> pl.Expr:
    """The month in 2015-03 and 03-2015; 2015-16 is a range of years, and 2011-12 may be one."""
    year, month = _number(r"^([12][0-9]{3})-[0-9]{1,2}$"), _number(r"^[12][0-9]{3}-([0-9]{1,2})$")
    single = _find(r"^[12][0-9]{3}-([1-9]|0[1-9])$").is_not_null()
    written = pl.when((month <= 12) & (single | (month < year % 100))).then(month)
    return pl.coalesce(written, _number(r"^([01][0-9])-[12][0-9]{3}$"))


def _week_number() -> pl.Expr:
    ordinals = read(NumberWords).filter(pl.col("kind") == "ordinal")
    named = _find(rf"\b({alternation(ordinals['word'])}) week of").replace_strict(
        ordinals["word"], ordinals["value"].cast(pl.Int32), default=None
    )
    final = pl.when(_find(r"\b(last week of [0-9])").is_not_null()).then(WEEKS)
    written = (r"\bweek ([0-9]{1,2})\b", r"\b([0-9]{1,2})(?:st|nd|rd|th) week")
    return pl.coalesce(*(_number(pattern) for pattern in written), named, final)


def _clock() -> dict[str, pl.Expr]:
    meridiem = r"\b([0-9]{1,2})(?:[:.]([0-9]{2}))?(?::([0-9]{2}))? ?([ap])\.?m?\b"
    digital = r"(?:\b|t)([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?"
    military = r"\b([0-2][0-9])([0-5][0-9]) (?:hours|hrs|gmt|utc)"
    digit = blocks()["digit"]
    zones = read(TimeZones)
    return {
        "hour": pl.coalesce(
            _number(meridiem, 1),
            _number(digital, 1),
            _number(military, 1),
            _number(r"\b([0-9]{1,2}) (?:o'clock|in the)"),
            _number(r"\b(?:at|around|about|by) ([0-9]{1,2})$"),
            pl.when(_find(r"\b(noon|midday|mid-day)\b").is_not_null()).then(12),
            pl.when(_find(r"\b(midnight)\b").is_not_null()).then(24),
        ),
        "minute": pl.coalesce(
            _number(meridiem, 2),
            _number(digital, 2),
            _number(military, 2),
            pl.when(_find(r"\b(half past|thirty [ap]\.?m)").is_not_null()).then(30),
            pl.when(_find(r"\b(quarter past|fifteen [ap]\.?m)").is_not_null()).then(15),
        ),
        "clock_second": pl.coalesce(_number(meridiem, 3), _number(digital, 3)),
        "meridiem": pl.coalesce(_find(meridiem, 4), _find(rf"{digit}(?: [a-z]+)? ([ap])\.?m\b")),
        "hour_text": pl.coalesce(
            _find(rf"\b({digit})(?: thirty| fifteen)? (?:[ap]\.?m\b|o'clock|in the)"),
            _find(rf"\b(?:at|around|about|by) ({digit})$"),
        ),
        "zone": _find(rf"({alternation(zones['word'])})\)?(?: |$)").replace_strict(
            zones["word"], zones["offset"], default=None
        ),
    }


def _nth() -> pl.Expr:
    """Which quarter or half; the final one is the last that there is."""
    ordinals = read(NumberWords).filter(pl.col("kind") == "ordinal")
    which = rf"\b({alternation(ordinals['word'])})[ -](?:fiscal[ -]|two |three )?(quarter|half)"
    last = _find(r"\b(?:final|last)[ -](?:fiscal[ -])?(quarter|half)")
    named = _find(which).replace_strict(
        ordinals["word"], ordinals["value"].cast(pl.Int32), default=None
    )
    return pl.coalesce(named, pl.when(last == "half").then(2).when(last.is_not_null()).then(4))


def _spans() -> dict[str, pl.Expr]:
    number, units = blocks()["number"], alternation(read(TimeUnits)["word"])
    middle = context("span adjective")
    link, smaller = r"(?: and|, and|,)? ", r"(month|week|day|hour|minute|second)s?\b"
    pair = rf"({number})(?: to | or | and |-to-|-)({number}){middle}[ -]?{units}s?\b"
    return {
        "count_text": pl.coalesce(_find(pair, 1), _find(rf"({number}){middle}[ -]?{units}s?\b")),
        "high_text": _find(pair, 2),
        "extra_text": _find(rf"{units}s?{link}({number}) {smaller}", 1),
        "extra_unit": _find(rf"{units}s?{link}({number}) {smaller}", 2),
        "last_text": _find(rf"{units}s?{link}{number} {smaller}{link}({number}) {smaller}", 2),
        "last_unit": _find(rf"{units}s?{link}{number} {smaller}{link}({number}) {smaller}", 3),
        "plus": pl.when(_find(r"\b(and (?:a )?half|half an?)\b").is_not_null())
        .then(0.5)
        .when(_find(r"\b(and a quarter)\b").is_not_null())
        .then(0.25),
        "nth": pl.coalesce(
            _number(r"\b([1-4])(?:st|nd|rd|th)?[ -](?:fiscal[ -])?(?:quarter|half)"),
            _number(r"\b[hq]([1-4])\b"),
            _nth(),
        ),
        "is_half": _find(r"\b(half|h[12]|two quarters)\b").is_not_null(),
    }
