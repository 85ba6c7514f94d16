"""Clock slots: hour, minute, second, half of the day and zone in a time expression.

10:35 p.m. EST: hour 10, minute 35, meridiem p, zone -05:00
"""

from functools import cache

import polars as pl

from newsfacts.transforms.lexicons.base import alternation, read
from newsfacts.transforms.lexicons.times import TimeZones
from newsfacts.transforms.times.grammar import blocks
from newsfacts.transforms.times.phrase_lookup import find, groups_in, number, value_of_match

#: Times of day with a name, and minutes in words.
HOURS = {r"\b(?:noon|midday|mid-day)\b": 12, r"\bmidnight\b": 24}
MINUTES = {
    r"\b(?:half past|thirty [ap]\.?m)": 30,
    r"\b(?:quarter past|fifteen [ap]\.?m)": 15,
}


@cache
def clock() -> dict[str, pl.Expr]:
    """Return an expression for each slot of clock times."""
    found = groups_in(_patterns())
    zones = read(TimeZones)
    return {
        "hour": pl.coalesce(number(found["hour"]), value_of_match(HOURS)),
        "minute": pl.coalesce(number(found["minute"]), value_of_match(MINUTES)),
        "clock_second": number(found["second"]),
        "meridiem": found["meridiem"],
        "hour_text": found["hour_text"],
        "zone": find(rf"({alternation(zones['word'])})\)?(?: |$)").replace_strict(
            zones["word"], zones["offset"], default=None
        ),
    }


def _patterns() -> tuple[str, ...]:
    """Return the patterns of clock times; hours in words are read from the slot `hour_text`."""
    digit = blocks()["digit"]
    hour, second = "(?P<hour>[0-9]{1,2})", "(?::(?P<second>[0-9]{2}))?"
    return (
        rf"\b{hour}(?:[:.](?P<minute>[0-9]{{2}}))?{second} ?(?P<meridiem>[ap])\.?m?\b",
        rf"(?:\b|t){hour}:(?P<minute>[0-9]{{2}}){second}",
        r"\b(?P<hour>[0-2][0-9])(?P<minute>[0-5][0-9]) (?:hours|hrs|gmt|utc)",
        rf"\b{hour} (?:o'clock|in the)",
        rf"\b(?:at|around|about|by) {hour}$",
        rf"{digit}(?: [a-z]+)? (?P<meridiem>[ap])\.?m\b",
        rf"\b(?P<hour_text>{digit})(?: thirty| fifteen)? (?:[ap]\.?m\b|o'clock|in the)",
        rf"\b(?:at|around|about|by) (?P<hour_text>{digit})$",
    )
