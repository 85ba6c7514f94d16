"""Date slots: year, month, day, week, decade and century in a time expression.

Nov. 9, 1999: month 11, day 9, year 1999
"""

from functools import cache

import polars as pl

from newsfacts.transforms.lexicons.base import alternation, read
from newsfacts.transforms.lexicons.numbers import NumberWords
from newsfacts.transforms.lexicons.times import Months, Weekdays
from newsfacts.transforms.times.grammar import blocks
from newsfacts.transforms.times.phrase_lookup import contains, find, groups_in, number, word_in

#: The last week of a year, unless its number is given.
WEEKS = 52

#: A year of two digits up to this is in the 21st century.
PIVOT = 49

#: Slots that are digits.
NUMBERS = ("year", "short_year", "month", "day", "day_to", "century", "decade", "short_decade")

#: Day and month of a date in digits, and its year in two or four digits.
DAY, MONTH, YEAR = (
    r"(?P<day>[0-9]{1,2})",
    r"(?P<month>[0-9]{1,2})",
    "(?P<short_year>(?:[0-9]{2}){1,2})",
)

#: Patterns of dates in digits; 31/12/1999 and 5.12.1999 begin with the day, 5/12/1999 with the
#: month.
DIGITS = (
    r"(?:^|[^0-9])(?P<year>(?:1[5-9]|20|21)[0-9]{2})(?:[^0-9]|$)",
    rf"^(?:about |around )?[12][0-9]{{3}}[-/ ]{MONTH}[-/ ]{DAY}(?:[^0-9]|$)",
    r"\b(?P<year>(?:19|20)[0-9]{2})(?P<month>[01][0-9])(?P<day>[0-3][0-9])\b",
    rf"\b(?P<day>1[3-9]|[2-9][0-9])[-/]{MONTH}[-/.]{YEAR}\b",
    rf"\b{DAY}\.{MONTH}[-/.]{YEAR}\b",
    rf"\b{MONTH}[-/]{DAY}[-/.]{YEAR}\b",
    r"(?:^| )'(?P<short_year>[0-9]{2})\b",
    r"\b[fc]y ?'?(?P<short_year>[0-9]{2})$",
    r" of '?(?P<short_year>[3-9][0-9])$",
    r"\b(?P<century>[0-9]{1,2})(?:st|nd|rd|th)[ -]century",
    r"\b(?P<decade>(?:1[5-9]|20)[0-9]0)'?s\b",
    r"(?:^|[^0-9])'(?P<short_decade>[0-9]0)s\b",
    r"\bweek (?P<week>[0-9]{1,2})\b",
    r"\b(?P<week>[0-9]{1,2})(?:st|nd|rd|th) week",
)


@cache
def dates() -> dict[str, pl.Expr]:
    """Return an expression for each slot of dates."""
    found = groups_in((*DIGITS, *_named_days()))
    digits = {name: number(found[name]) for name in NUMBERS}
    short = digits["short_year"]
    long_year = pl.when(short <= PIVOT).then(short + 2000).when(short < 100).then(short + 1900)
    lone_day = number(find(r"\bthe ([0-9]{1,2})(?:st|nd|rd|th)?\b"))
    return {
        "year": pl.coalesce(digits["year"], long_year),
        "month": pl.coalesce(digits["month"], _month_of_year(), word_in(Months, "month", r"\b")),
        "day": pl.coalesce(digits["day"], pl.when(~contains(" month of")).then(lone_day)),
        "day_to": digits["day_to"],
        "century": digits["century"],
        "decade": pl.coalesce(digits["decade"], digits["short_decade"] + 1900, _decade_in_words()),
        "week_number": pl.coalesce(number(found["week"]), _week_in_words()),
        **{name: found[name] for name in ("year_text", "ordinal_text", "day_text", "month_text")},
    }


@cache
def _named_days() -> tuple[str, ...]:
    """Return the patterns of days next to the name of a month or a weekday, and of years in words.

    Numbers in words are read from the slots `year_text`, `ordinal_text`, `day_text`, `month_text`.
    """
    month, weekday = alternation(read(Months)["word"]), alternation(read(Weekdays)["word"])
    cardinal, yearword = blocks()["cardinal"], blocks()["yearword"]
    ordinal = rf"(?:(?:twenty|thirty)[ -])?{blocks()['ordinal']}"
    day = rf"{DAY}(?:st|nd|rd|th)?"
    return (
        rf"{month}\.? ?(?:the )?{day}(?:[^0-9a-z:]|$)",
        rf"\b{month}[-/]{day}(?:[^0-9]|$)",
        rf"\b{day}(?: of|/)?[ -/]{month}",
        rf"\b{DAY}(?:st|nd|rd|th) day of",
        rf"{weekday} {DAY}$",
        rf"{month}\.? ?[0-9]{{1,2}}(?:st|nd|rd|th)? ?- ?(?P<day_to>[0-9]{{1,2}})",
        rf"\b(?P<year_text>{yearword})",
        rf"{month}\.? ?(?:the )?(?P<ordinal_text>{ordinal})",
        rf"\b(?P<ordinal_text>{ordinal})(?: of)? {month}",
        rf"{weekday}\.?,? the (?P<ordinal_text>{ordinal})",
        rf"\b(?P<ordinal_text>{ordinal}) day of",
        rf"\b(?P<day_text>{cardinal}) {month} {yearword}",
        rf"{month}\.? (?P<day_text>{cardinal}),? {yearword}",
        rf"\b(?P<month_text>{ordinal}|[0-9]{{1,2}})(?:st|nd|rd|th)? month of",
    )


def _decade_in_words() -> pl.Expr:
    """Return the decade in `the sixties`, of the 20th century unless the 19th is named."""
    tens = read(NumberWords).filter(pl.col("value").is_between(20, 90), kind="digit")
    stems = tens["word"].str.strip_suffix("y").str.replace("$", "ies")
    named = find(rf"\b({alternation(stems)})").replace_strict(
        stems, tens["value"].cast(pl.Int32), default=None
    )
    return named + pl.when(contains("eighteen")).then(1800).otherwise(1900)


def _month_of_year() -> pl.Expr:
    """Return the month in 2015-03 and 03-2015; 2015-16 is a range of years, 2011-12 may be one."""
    found = groups_in([r"^(?P<year>[12][0-9]{3})-(?P<month>[0-9]{1,2})$"])
    year, month = number(found["year"]), number(found["month"])
    single = contains(r"^[12][0-9]{3}-(?:[1-9]|0[1-9])$")
    written = pl.when((month <= 12) & (single | (month < year % 100))).then(month)
    return pl.coalesce(written, number(find(r"^([01][0-9])-[12][0-9]{3}$")))


def _week_in_words() -> pl.Expr:
    """Return the number of the week in `first week of 2015`, `last week of 2015`."""
    ordinals = read(NumberWords).filter(pl.col("kind") == "ordinal")
    named = find(rf"\b({alternation(ordinals['word'])}) week of").replace_strict(
        ordinals["word"], ordinals["value"].cast(pl.Int32), default=None
    )
    return pl.coalesce(named, pl.when(contains(r"\blast week of [0-9]")).then(WEEKS))
