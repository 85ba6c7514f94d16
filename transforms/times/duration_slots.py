"""Duration slots: numbers and units of a length of time, and the number of a quarter or half.

two to three years: count 2, high 3
"""

from functools import cache

import polars as pl

from newsfacts.transforms.lexicons.base import alternation, read
from newsfacts.transforms.lexicons.contexts import context
from newsfacts.transforms.lexicons.numbers import NumberWords
from newsfacts.transforms.lexicons.times import TimeUnits
from newsfacts.transforms.times.grammar import blocks
from newsfacts.transforms.times.phrase_lookup import (
    contains,
    find,
    groups_in,
    number,
    value_of_match,
)

#: Fractions that are added to the count.
FRACTIONS = {r"\b(?:and (?:a )?half|half an?)\b": 0.5, r"\band a quarter\b": 0.25}
#: The last quarter and the last half of a year.
LAST = {
    r"\b(?:final|last)[ -](?:fiscal[ -])?half": 2,
    r"\b(?:final|last)[ -](?:fiscal[ -])?quarter": 4,
}


@cache
def durations() -> dict[str, pl.Expr]:
    """Return an expression for each slot of durations and of quarters and halves."""
    found = groups_in(_patterns())
    count, one = found.pop("count_text"), pl.when(contains(_one())).then(pl.lit("one"))
    return {
        "count_text": pl.coalesce(one, count),
        "plus": value_of_match(FRACTIONS),
        "nth": pl.coalesce(number(found.pop("nth")), _nth_in_words(), value_of_match(LAST)),
        "is_half": contains(r"\b(?:half|h[12]|two quarters)\b"),
        **found,
    }


def _one() -> str:
    """Return the pattern of one unit with smaller ones after it: an hour and 20 minutes."""
    units = alternation(read(TimeUnits)["word"])
    return rf"(?:^|[a-eg-z] )an? {units}(?: and|, and|,)? {blocks()['number']} [a-z]+s?$"


def _patterns() -> tuple[str, ...]:
    """Return the patterns of durations: a count, up to two smaller units after it, a range."""
    count, units = blocks()["number"], alternation(read(TimeUnits)["word"])
    middle = context("span adjective")
    to, link = "(?: to | or | and |-to-|-)", "(?: and|, and|,)? "
    smaller = "(?:month|week|day|hour|minute|second)"
    first, second = rf"{units}s?{link}", rf"{count} {smaller}s?\b{link}"
    return (
        rf"(?P<count_text>{count}){to}(?P<high_text>{count}){middle}[ -]?{units}s?\b",
        rf"(?P<count_text>{count}){middle}[ -]?{units}s?\b",
        rf"{first}(?P<extra_text>{count}) (?P<extra_unit>{smaller})s?\b",
        rf"{first}{second}(?P<last_text>{count}) (?P<last_unit>{smaller})s?\b",
        r"\b(?P<nth>[1-4])(?:st|nd|rd|th)?[ -](?:fiscal[ -])?(?:quarter|half)",
        r"\b[hq](?P<nth>[1-4])\b",
    )


def _nth_in_words() -> pl.Expr:
    """Return the number of the quarter or half: the second quarter."""
    ordinals = read(NumberWords).filter(pl.col("kind") == "ordinal")
    which = rf"\b({alternation(ordinals['word'])})[ -](?:fiscal[ -]|two |three )?(?:quarter|half)"
    return find(which).replace_strict(
        ordinals["word"], ordinals["value"].cast(pl.Int32), default=None
    )
