"""Time dates: year, month, day, week, decade and century in a time expression.

Nov. 9, 1999: month 11, day 9, year 1999
"""

import polars as pl

from newsfacts.transforms.lexicons.base import alternation, read
from newsfacts.transforms.lexicons.numbers import NumberWords
from newsfacts.transforms.lexicons.times import Months, Weekdays
from newsfacts.transforms.times.grammar import blocks
from newsfacts.transforms.times.phrase_lookup import find, number_in, word_in

#: The last week of a year, where nothing more exact is said.
WEEKS = 52

#: Two digits of a year up to this mean this century.
PIVOT = 49


def dates() -> dict[str, pl.Expr]:
    """Read the slots of dates."""
    month, day = alternation(read(Months)["word"]), r"([0-9]{1,2})(?:st|nd|rd|th)?"
    weekday = alternation(read(Weekdays)["word"])
    iso = r"^(?:about |around )?([12][0-9]{3})[-/ ]([0-9]{1,2})[-/ ]([0-9]{1,2})(?:[^0-9]|$)"
    solid = r"\b((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])\b"
    slashed = r"\b([0-9]{1,2})([-/.])([0-9]{1,2})[-/.]([0-9]{4}|[0-9]{2})\b"
    first, second = number_in(slashed, 1), number_in(slashed, 3)
    day_first = (first > 12) | (find(slashed, 2) == ".")
    short = pl.coalesce(
        number_in(slashed, 4),
        number_in(r"(?:^| )'([0-9]{2})\b"),
        number_in(r"\b[fc]y ?'?([0-9]{2})$"),
        number_in(r" of '?([3-9][0-9])$"),
    )
    long_year = pl.when(short <= PIVOT).then(short + 2000).when(short < 100).then(short + 1900)
    ordinal = rf"((?:(?:twenty|thirty)[ -])?{blocks()['ordinal']})"
    cardinal, yearword = blocks()["cardinal"], blocks()["yearword"]
    return {
        "year": pl.coalesce(
            number_in(r"(?:^|[^0-9])((?:1[5-9]|20|21)[0-9]{2})(?:[^0-9]|$)"),
            number_in(solid, 1),
            long_year,
        ),
        "month": pl.coalesce(
            number_in(iso, 2),
            number_in(solid, 2),
            _month_of_year(),
            pl.when(day_first).then(second).otherwise(first),
            word_in(Months, "month", suffix=r"\b"),
        ),
        "day": pl.coalesce(
            number_in(iso, 3),
            number_in(solid, 3),
            pl.when(day_first).then(first).otherwise(second),
            number_in(rf"{month}\.? ?(?:the )?{day}(?:[^0-9a-z:]|$)"),
            number_in(rf"\b{month}[-/]{day}(?:[^0-9]|$)"),
            number_in(rf"\b{day}(?: of|/)?[ -/]{month}"),
            number_in(r"\b([0-9]{1,2})(?:st|nd|rd|th) day of"),
            pl.when(find("( month of)").is_null()).then(
                number_in(r"\bthe ([0-9]{1,2})(?:st|nd|rd|th)?\b")
            ),
            number_in(rf"{weekday} ([0-9]{{1,2}})$"),
        ),
        "year_text": find(rf"\b({blocks()['yearword']})"),
        "ordinal_text": pl.coalesce(
            find(rf"{month}\.? ?(?:the )?{ordinal}"),
            find(rf"\b{ordinal}(?: of)? {month}"),
            find(rf"{weekday}\.?,? the {ordinal}"),
            find(rf"\b{ordinal} day of"),
        ),
        "day_text": pl.coalesce(
            find(rf"\b({cardinal}) {month} {yearword}"),
            find(rf"{month}\.? ({cardinal}),? {yearword}"),
        ),
        "month_text": find(rf"\b({ordinal}|[0-9]{{1,2}})(?:st|nd|rd|th)? month of"),
        "century": number_in(r"\b([0-9]{1,2})(?:st|nd|rd|th)[ -]century"),
        "decade": pl.coalesce(
            number_in(r"\b((?:1[5-9]|20)[0-9]0)'?s\b"),
            number_in(r"(?:^|[^0-9])'([0-9]0)s\b") + 1900,
            _decade_in_words(),
        ),
        "week_number": _week_number(),
        "day_to": number_in(rf"{month}\.? ?{day} ?- ?{day}", 2),
    }


def _decade_in_words() -> pl.Expr:
    """The sixties are those of the last century, unless the century is told."""
    tens = read(NumberWords).filter(pl.col("value").is_between(20, 90), kind="digit")
    stems = tens["word"].str.strip_suffix("y").str.replace("$", "ies")
    named = find(rf"\b({alternation(stems)})").replace_strict(
        stems, tens["value"].cast(pl.Int32), default=None
    )
    return named + pl.when(find("(eighteen)").is_null()).then(1900).otherwise(1800)


def _month_of_year() -> pl.Expr:
    """The month in 2015-03 and 03-2015; 2015-16 is a range of years, and 2011-12 may be one."""
    year, month = (
        number_in(r"^([12][0-9]{3})-[0-9]{1,2}$"),
        number_in(r"^[12][0-9]{3}-([0-9]{1,2})$"),
    )
    single = find(r"^[12][0-9]{3}-([1-9]|0[1-9])$").is_not_null()
    written = pl.when((month <= 12) & (single | (month < year % 100))).then(month)
    return pl.coalesce(written, number_in(r"^([01][0-9])-[12][0-9]{3}$"))


def _week_number() -> pl.Expr:
    ordinals = read(NumberWords).filter(pl.col("kind") == "ordinal")
    named = find(rf"\b({alternation(ordinals['word'])}) week of").replace_strict(
        ordinals["word"], ordinals["value"].cast(pl.Int32), default=None
    )
    final = pl.when(find(r"\b(last week of [0-9])").is_not_null()).then(WEEKS)
    written = (r"\bweek ([0-9]{1,2})\b", r"\b([0-9]{1,2})(?:st|nd|rd|th) week")
    return pl.coalesce(*(number_in(pattern) for pattern in written), named, final)
