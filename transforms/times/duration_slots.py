"""Time spans: how many of which units, and which quarter or half, in a time expression.

two to three years: count 2, high 3
"""

import polars as pl

from newsfacts.transforms.lexicons.base import alternation, read
from newsfacts.transforms.lexicons.contexts import context
from newsfacts.transforms.lexicons.numbers import NumberWords
from newsfacts.transforms.lexicons.times import TimeUnits
from newsfacts.transforms.times.grammar import blocks
from newsfacts.transforms.times.phrase_lookup import find, number_in


def spans() -> dict[str, pl.Expr]:
    """Read the slots of spans."""
    number, units = blocks()["number"], alternation(read(TimeUnits)["word"])
    middle = context("span adjective")
    link, smaller = r"(?: and|, and|,)? ", r"(month|week|day|hour|minute|second)s?\b"
    pair = rf"({number})(?: to | or | and |-to-|-)({number}){middle}[ -]?{units}s?\b"
    return {
        "count_text": pl.coalesce(find(pair, 1), find(rf"({number}){middle}[ -]?{units}s?\b")),
        "high_text": find(pair, 2),
        "extra_text": find(rf"{units}s?{link}({number}) {smaller}", 1),
        "extra_unit": find(rf"{units}s?{link}({number}) {smaller}", 2),
        "last_text": find(rf"{units}s?{link}{number} {smaller}{link}({number}) {smaller}", 2),
        "last_unit": find(rf"{units}s?{link}{number} {smaller}{link}({number}) {smaller}", 3),
        "plus": pl.when(find(r"\b(and (?:a )?half|half an?)\b").is_not_null())
        .then(0.5)
        .when(find(r"\b(and a quarter)\b").is_not_null())
        .then(0.25),
        "nth": pl.coalesce(
            number_in(r"\b([1-4])(?:st|nd|rd|th)?[ -](?:fiscal[ -])?(?:quarter|half)"),
            number_in(r"\b[hq]([1-4])\b"),
            _nth(),
        ),
        "is_half": find(r"\b(half|h[12]|two quarters)\b").is_not_null(),
    }


def _nth() -> pl.Expr:
    """Which quarter or half; the final one is the last that there is."""
    ordinals = read(NumberWords).filter(pl.col("kind") == "ordinal")
    which = rf"\b({alternation(ordinals['word'])})[ -](?:fiscal[ -]|two |three )?(quarter|half)"
    last = find(r"\b(?:final|last)[ -](?:fiscal[ -])?(quarter|half)")
    named = find(which).replace_strict(
        ordinals["word"], ordinals["value"].cast(pl.Int32), default=None
    )
    return pl.coalesce(named, pl.when(last == "half").then(2).when(last.is_not_null()).then(4))
