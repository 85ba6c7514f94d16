"""Time look-alikes: what reads like a time and is none, told by the words around it.

He is 52 years old, drives a 1987 model 2005, watches "60 Minutes" and earns $5 million a year.
"""

import polars as pl

from transforms.context_patterns import context

#: Months whose short forms are names of people, too.
GIVEN_NAMES = ("jan", "mar", "jun", "aug")

#: Months and weekdays that are other words where they are not capitalised.
OTHER_WORDS = ("may", "march", "mar", "sun", "sat", "mar.")


def is_time() -> pl.Expr:
    """Keep the candidates that nothing beside them makes a number, a name or a verb."""
    return ~pl.any_horizontal(
        *_numbers(), *_clock_faces(), *_names(), *_seasons(), *_spans(), *_rates()
    )


def _rule(name: str) -> pl.Expr:
    return pl.col("rule") == name


def _phrase(name: str) -> pl.Expr:
    return pl.col("phrase").str.contains(context(name))


def _before(name: str) -> pl.Expr:
    return pl.col("before").str.contains(context(name))


def _after(name: str) -> pl.Expr:
    return pl.col("after").str.contains(context(name))


def _inside() -> pl.Expr:
    """Whether a number or a name goes on beside the candidate."""
    return _before("number goes before") | _after("number goes on")


def _numbers() -> list[pl.Expr]:
    """Four digits that count something, or that are a label or a part of a longer number."""
    counted = _after("counted noun") & ~_after("plural look-alike")
    bare, placed = pl.col("phrase").str.contains("^[0-9]{4}$"), _before("year place")
    worded = pl.col("phrase").str.contains("^(?:[a-z]+ hundred|two thousand)")
    in_number = _before("number before") | _after("number after")
    return [
        _rule("year") & _inside(),
        _rule("year") & counted & ((bare & ~placed) | _phrase("approximate")),
        _rule("year") & bare & _before("number label"),
        _rule("year") & worded & (~placed | counted | in_number),
    ]


def _clock_faces() -> list[pl.Expr]:
    """Digits that are no hour: a score, a verse, an amount."""
    digits = pl.col("phrase").str
    return [
        _rule("clock") & digits.contains(r"^[0-9.:]+$") & ~_before("clock place"),
        _rule("clock") & _inside(),
        _rule("clock") & digits.contains(r"^[0-9]{1,2} ?[ap]$") & ~_before("hour place"),
    ]


def _names() -> list[pl.Expr]:
    """Names of people and programmes, and words that are written like a name."""
    short = _phrase("short weekday") & ~_after("day of a month")
    owner = pl.col("phrase").str.contains("^(?:that|this) (?:sun|sat)(?:'s)?$")
    return [
        _rule("month") & pl.col("phrase").is_in(OTHER_WORDS) & ~_before("year place"),
        _rule("month") & pl.col("phrase").is_in(GIVEN_NAMES) & _after("given name"),
        _rule("weekday") & short,
        _rule("stepped unit") & owner,
        pl.col("text").str.contains(context("title in quotes")) & _before("open quote"),
        _rule("day word") & pl.col("text").str.starts_with("T") & _before("name before"),
        pl.col("rule").is_in(["word", "this period"]) & _after("half a word"),
    ]


def _seasons() -> list[pl.Expr]:
    """The fall of a wall, spring as a verb."""
    return [
        _rule("season") & _phrase("bare season") & ~_before("season place"),
        _rule("season") & pl.col("phrase").str.contains("fall") & _after("what falls"),
    ]


def _spans() -> list[pl.Expr]:
    """Ages, seconds that are ordinals, shares of a whole, periods that are vague."""
    return [
        _rule("span") & _phrase("age"),
        _rule("span") & _phrase("ordinal second"),
        _rule("span") & _phrase("share of a whole") & _after("whole of a share"),
        _rule("this period") & _phrase("vague period"),
    ]


def _rates() -> list[pl.Expr]:
    """Units of time that something is told per: $5 million a year, 8% annually."""
    return [
        _rule("span") & pl.col("phrase").str.contains("^an? [a-z]+$") & _before("rate before"),
        _rule("word") & pl.col("phrase").str.ends_with("ly") & _before("yearly amount"),
    ]
