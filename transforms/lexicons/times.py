"""Words in time expressions: months, weekdays, units, modifiers, and patterns made of them."""

from functools import cache

import dataframely as dy
import polars as pl

from newsfacts.transforms.lexicons.base import Lexicon, read


class Months(Lexicon):
    """Names of months and their abbreviations."""

    word = dy.String(primary_key=True, description="Name in lower case, without a full stop.")
    month = dy.Int8(min=1, max=12, description="Number of the month.")
    capital = dy.Bool(description="Whether the word is a month only if capitalised (`May`).")


class Weekdays(Lexicon):
    """Names of the days of the week and their abbreviations."""

    word = dy.String(primary_key=True, description="Name in lower case, without a full stop.")
    weekday = dy.Int8(min=1, max=7, description="ISO number of the day; Monday is 1.")
    capital = dy.Bool(description="Whether the word is a weekday only if capitalised (`Sun`).")


class TimeUnits(Lexicon):
    """Units of time and their lengths."""

    word = dy.String(primary_key=True, description="Singular, in lower case.")
    unit = dy.String(description="The unit's canonical name.")
    stride = dy.String(description="One unit as a Polars offset.")
    designator = dy.String(
        description="Letters in ISO 8601 durations, with `T` for units below a day."
    )
    factor = dy.Int32(min=1, description="Number of designated units in one unit.")


class DayParts(Lexicon):
    """Parts of the day."""

    word = dy.String(primary_key=True, description="The part in lower case.")
    part = dy.String(description="TIMEX3 code: MO, AF, EV, NI.")


class Seasons(Lexicon):
    """Seasons of the year."""

    word = dy.String(primary_key=True, description="The season in lower case.")
    season = dy.String(description="TIMEX3 code: SP, SU, FA, WI.")
    month = dy.Int8(min=1, max=12, description="First month, in the northern hemisphere.")


class TimeModifiers(Lexicon):
    """Words before a time that pick a part of it or say how exact it is."""

    word = dy.String(primary_key=True, description="The modifier in lower case.")
    modifier = dy.String(description="TIMEX3 value of `mod`.")
    role = dy.Enum(["part", "amount"], description="Whether it modifies a period or an amount.")


class TimeDirections(Lexicon):
    """Words that step to a neighbouring unit: `last week`, `next year`."""

    word = dy.String(primary_key=True, description="The word in lower case.")
    step = dy.Int8(description="How many units to step.")


class TimeWords(Lexicon):
    """Words and phrases with a fixed TIMEX3 value."""

    word = dy.String(primary_key=True, description="The phrase in lower case.")
    timex_type = dy.Enum(["DATE", "SET"], description="TIMEX3 type.")
    timex_value = dy.String(description="TIMEX3 value.")


class TenseWords(Lexicon):
    """Auxiliaries, verbs and particles that place an event in the past or the future."""

    word = dy.String(primary_key=True, description="The word in lower case.")
    tense = dy.Enum(
        ["past", "future", "modal"], description="Direction of the time next to the word."
    )


class TimeZones(Lexicon):
    """Names of time zones."""

    word = dy.String(primary_key=True, description="The name in lower case.")
    offset = dy.String(nullable=True, description="Offset from UTC; empty for local time.")


class Holidays(Lexicon):
    """Holidays by fixed date, by the nth weekday of a month, or by days after Easter."""

    word = dy.String(primary_key=True, description="Name in lower case.")
    month = dy.Int8(nullable=True, description="The month.")
    day = dy.Int8(nullable=True, description="The day, if it is fixed.")
    weekday = dy.Int8(nullable=True, description="ISO weekday, if it is not.")
    nth = dy.Int8(nullable=True, description="Number of that weekday in the month; -1 is the last.")
    easter = dy.Int16(nullable=True, description="Days after Easter Sunday.")


class TimePatterns(Lexicon):
    """Building blocks of the rules: named regular expressions."""

    part = dy.String(primary_key=True, description="Name, used as `{name}` in later patterns.")
    pattern = dy.String(description="Regular expression; blocks and word lists in braces.")


class TimeRules(Lexicon):
    """Rules for time expressions; the first rule that matches at a place wins."""

    rule = dy.String(primary_key=True, description="Name of the rule, kept with each row it finds.")
    kind = dy.String(description="Name of the method that computes the value.")
    pattern = dy.String(description="Regular expression; blocks and word lists in braces.")
    needs = dy.String(
        nullable=True,
        description="A short pattern found in every match: a text without it is not searched.",
    )
    example = dy.String(description="An expression that the rule matches.")
    value = dy.String(description="Its TIMEX3 value in an article of Wednesday 10 July 2019.")


class TimeGlue(Lexicon):
    """Words inside time expressions that do not express time by themselves."""

    word = dy.String(primary_key=True, description="The word in lower case.")


class NamedSteps(Lexicon):
    """Phrases that are a number of days, months or years away from the anchor: `yesterday`."""

    pattern = dy.String(
        primary_key=True, description="Regular expression, in lower case; the first one counts."
    )
    unit = dy.Enum(["day", "month", "year"], description="What is counted.")
    steps = dy.Int8(description="How many units away it is.")


class AmbiguousMonths(Lexicon):
    """Words for months that are also given names or other words."""

    word = dy.String(primary_key=True, description="The word, in lower case.")
    means = dy.Enum(
        ["name", "word"], primary_key=True, description="A given name (`Jan`), or a word (`may`)."
    )


@cache
def ambiguous_months(means: str) -> list[str]:
    """List the words for months that also mean that."""
    rows = read(AmbiguousMonths).filter(pl.col("means").cast(pl.String) == means)
    return rows["word"].to_list()
