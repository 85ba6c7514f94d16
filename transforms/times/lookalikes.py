"""Look-alikes: candidates that the words around them show not to be times.

The 52-year-old man drives a model 2005, watches "60 Minutes" and earns $5 million a year.
"""

from functools import cache

import polars as pl

from newsfacts.transforms.lexicons.contexts import context
from newsfacts.transforms.lexicons.times import ambiguous_months


@cache
def is_time() -> pl.Expr:
    """Whether a candidate is a time, not a number, a name or a verb."""
    words = (*_names(), *_titles(), *_seasons())
    doubts = (*_numbers(), *_clock_faces(), *words, *_spans(), *_rates())
    return ~pl.any_horizontal(*doubts).fill_null(value=False)


def _column(rule: str, column: str) -> pl.Expr:
    """Return a column for candidates of one rule; NULL for others, which are not searched."""
    return pl.when(pl.col("rule") == rule).then(column)


def _phrase(rule: str, pattern: str) -> pl.Expr:
    return _column(rule, "phrase").str.contains(pattern)


def _before(rule: str, name: str) -> pl.Expr:
    return _column(rule, "before").str.contains(context(name))


def _after(rule: str, name: str) -> pl.Expr:
    return _column(rule, "after").str.contains(context(name))


def _inside(rule: str) -> pl.Expr:
    """Whether the candidate is part of a longer number or name."""
    return _before(rule, "number goes before") | _after(rule, "number goes on")


def _numbers() -> list[pl.Expr]:
    """Four digits that count something, are a label, or belong to a longer number."""
    counted = _after("year", "counted noun") & ~_after("year", "plural look-alike")
    bare, placed = _phrase("year", "^[0-9]{4}$"), _before("year", "year place")
    worded = _phrase("year", "^(?:[a-z]+ hundred|two thousand)")
    in_number = _before("year", "number before") | _after("year", "number after")
    return [
        _inside("year"),
        counted & ((bare & ~placed) | _phrase("year", context("approximate"))),
        bare & _before("year", "number label"),
        worded & (~placed | counted | in_number),
    ]


def _clock_faces() -> list[pl.Expr]:
    """Digits that are not an hour: a score, a verse, an amount."""
    return [
        _phrase("clock", r"^[0-9.:]+$") & ~_before("clock", "clock place"),
        _inside("clock"),
        _phrase("clock", r"^[0-9]{1,2} ?[ap]$") & ~_before("clock", "hour place"),
    ]


def _names() -> list[pl.Expr]:
    """Names of people and programmes, and words that look like months and weekdays."""
    month = _column("month", "phrase")
    titled = pl.col("text").str.contains(context("title in quotes"))
    return [
        month.is_in(ambiguous_months("word")) & ~_before("month", "year place"),
        month.is_in(ambiguous_months("name")) & _after("month", "given name"),
        _phrase("weekday", context("short weekday")) & ~_after("weekday", "day of a month"),
        _phrase("stepped unit", "^(?:that|this) (?:sun|sat)(?:'s)?$"),
        pl.when(titled).then("before").str.contains(context("open quote")),
        _column("day word", "text").str.starts_with("T") & _before("day word", "name before"),
        _after("word", "half a word"),
        _after("this period", "half a word"),
        _phrase("word", "^[0-9]")
        & (_before("word", "money sign") | _after("word", "number goes on")),
    ]


def _titles() -> list[pl.Expr]:
    """Words in the names of papers and marches: the Daily News, the Women's March."""
    march, capital = _phrase("month", "^march$"), _column("word", "text").str.contains("^[A-Z]")
    inside = _before("word", "in a sentence") & _after("word", "name after")
    return [
        march & _before("month", "march before"),
        march & _before("month", "the before") & _after("month", "march after"),
        capital & inside & _phrase("word", "ly$"),
    ]


def _seasons() -> list[pl.Expr]:
    """The fall of a wall, spring as a verb."""
    return [
        _phrase("season", context("bare season")) & ~_before("season", "season place"),
        _phrase("season", "fall") & _after("season", "what falls"),
    ]


def _spans() -> list[pl.Expr]:
    """Attributive ages, `second` as an ordinal, shares of a whole, vague periods."""
    return [
        _phrase("span", context("age")) & _after("span", "described by age"),
        _phrase("span", context("ordinal second")),
        _phrase("span", context("share of a whole")) & _after("span", "whole of a share"),
        _phrase("word", "^(?i:current)$")
        & (_after("word", "other current") | _before("word", "flow before")),
        _phrase("this period", context("vague period")),
    ]


def _rates() -> list[pl.Expr]:
    """Units of time in rates: $5 million a year, 8% annually."""
    return [
        _phrase("span", "^an? [a-z]+$") & _before("span", "rate before"),
        _phrase("word", "ly$") & _before("word", "yearly amount"),
    ]
