"""Time clocks: hour, minute, second, half of the day and zone in a time expression.

10:35 p.m. EST: hour 10, minute 35, meridiem p, zone -05:00
"""

import polars as pl

from newsfacts.transforms.lexicons.base import alternation, read
from newsfacts.transforms.lexicons.times import TimeZones
from newsfacts.transforms.times.grammar import blocks
from newsfacts.transforms.times.phrase_lookup import find, number_in


def clock() -> dict[str, pl.Expr]:
    """Read the slots of clock times."""
    meridiem = r"\b([0-9]{1,2})(?:[:.]([0-9]{2}))?(?::([0-9]{2}))? ?([ap])\.?m?\b"
    digital = r"(?:\b|t)([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?"
    military = r"\b([0-2][0-9])([0-5][0-9]) (?:hours|hrs|gmt|utc)"
    digit = blocks()["digit"]
    zones = read(TimeZones)
    return {
        "hour": pl.coalesce(
            number_in(meridiem, 1),
            number_in(digital, 1),
            number_in(military, 1),
            number_in(r"\b([0-9]{1,2}) (?:o'clock|in the)"),
            number_in(r"\b(?:at|around|about|by) ([0-9]{1,2})$"),
            pl.when(find(r"\b(noon|midday|mid-day)\b").is_not_null()).then(12),
            pl.when(find(r"\b(midnight)\b").is_not_null()).then(24),
        ),
        "minute": pl.coalesce(
            number_in(meridiem, 2),
            number_in(digital, 2),
            number_in(military, 2),
            pl.when(find(r"\b(half past|thirty [ap]\.?m)").is_not_null()).then(30),
            pl.when(find(r"\b(quarter past|fifteen [ap]\.?m)").is_not_null()).then(15),
        ),
        "clock_second": pl.coalesce(number_in(meridiem, 3), number_in(digital, 3)),
        "meridiem": pl.coalesce(find(meridiem, 4), find(rf"{digit}(?: [a-z]+)? ([ap])\.?m\b")),
        "hour_text": pl.coalesce(
            find(rf"\b({digit})(?: thirty| fifteen)? (?:[ap]\.?m\b|o'clock|in the)"),
            find(rf"\b(?:at|around|about|by) ({digit})$"),
        ),
        "zone": find(rf"({alternation(zones['word'])})\)?(?: |$)").replace_strict(
            zones["word"], zones["offset"], default=None
        ),
    }
