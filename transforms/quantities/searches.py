"""Searches: where amounts are looked for in a text, and with which patterns."""

import re
from functools import cache

from newsfacts.transforms.numbers.patterns import SIGNS
from newsfacts.transforms.numbers.words import number_words
from newsfacts.transforms.patterns.candidates import Pattern, run_pattern, words_of
from newsfacts.transforms.quantities.grammar import alternatives, needs

#: A figure, with letters attached to it: RM79, 35m, 3.5kWh.
FIGURE = rf"[a-z]{{0,3}}\.?[0-9]+(?:[.,][0-9]+)*[{SIGNS}]?[a-zµμ²]{{0,6}}|[{SIGNS}]"
SIGNS_BEFORE = r"[^A-Za-z0-9\s]{1,2} ?"
SIGNS_AFTER = r"[%°″+¢²]{1,2}| ?%"
NUMBERS = ("digit", "scale", "ordinal", "fraction")
GROUP = r"\(\?P<\w+>"


@cache
def amount_patterns() -> tuple[Pattern, ...]:
    """Return the patterns of all amounts, without groups."""
    return tuple(
        Pattern(rf"(?i:{re.sub(GROUP, '(?:', each)})", needs().get(kind, ""))
        for kind, each in alternatives().items()
    )


@cache
def amount_runs() -> str:
    """Return the pattern of runs of words and figures in amounts."""
    singular = words_of(alternatives().values())
    known = singular | {f"{word}s" for word in number_words(*NUMBERS)}
    numbers = {word for word in known if word.rstrip("s") in set(number_words(*NUMBERS))}
    halves = {"half", "halves"}
    body = run_pattern(
        known, known - numbers - halves, anchor=FIGURE, glue="[a-z]{2,}est|most|worst"
    )
    sign = rf"[{SIGNS}](?: [a-z]+)?"
    signed = body.replace(r"(?i)", rf"(?i)(?:{SIGNS_BEFORE})?(?:", 1)
    return rf"{signed}(?:{SIGNS_AFTER})?|{sign})"
