"""Grammar of times: the rules of `time_rules.csv` as patterns.

The rules are joined into a few patterns, which search each text once. Each distinct phrase that
they find is then matched with the rules one by one: see `phrase_rules`.
"""

from collections.abc import Callable, Iterable
from functools import cache

import polars as pl

from newsfacts.transforms.lexicons.base import BLANK, Lexicon, alternation, read
from newsfacts.transforms.lexicons.times import (
    DayParts,
    Holidays,
    Months,
    Seasons,
    TimeDirections,
    TimeGlue,
    TimeModifiers,
    TimePatterns,
    TimeRules,
    TimeUnits,
    TimeWords,
    TimeZones,
    Weekdays,
)
from newsfacts.transforms.numbers.words import number_words
from newsfacts.transforms.patterns.candidates import Pattern, run_matches, run_pattern, words_of
from newsfacts.transforms.patterns.trie import merged

#: Digits that may be part of a time, and digits that look like a time by themselves.
NUMBER = r"[0-9]+(?:[.,][0-9]+)*(?:st|nd|rd|th)?"
TIMELIKE = (
    r"(?:1[5-9]|20|21)[0-9]{2}(?:['’]?s)?|[0-9]0['’]?s|[0-9]{1,4}(?:[:./-][0-9]{1,4}){1,2}"
    r"(?: ?[ap]\.?m?)?(?:T[0-9:.]+(?:Z|\+[0-9:]+)?)?|[0-9.]+(?:h|hrs?|mins?|secs?|yrs?|years?)"
    r"|[0-9]{1,2}(?:[:.][0-9]{2})? ?(?:[ap]\.?m|[ap])"
    r"|(?:seventeen|eighteen|nineteen|twenty)[ -][a-z]+(?:ty|teen)|[qh][1-4]|(?:19|20)[0-9]{6}"
    r"|two thousand(?: and)? [a-z]+|[cf]y ?'?[0-9]{2}"
)

#: Number of rules in one pattern.
GROUP = 7


def time_expressions(articles: pl.LazyFrame) -> pl.LazyFrame:
    """Find the phrases that match a rule; see `patterns.matches` for the columns."""
    return run_matches(articles, time_runs(), rule_groups())


@cache
def patterns() -> dict[str, str]:
    """Return the regular expression of each rule, with blocks and word lists filled in."""
    return {
        rule: fill(text) for rule, text in read(TimeRules).select("rule", "pattern").iter_rows()
    }


@cache
def needs() -> dict[str, str]:
    """Return what occurs wherever a rule matches, with blocks and word lists filled in."""
    return {
        rule: fill(text)
        for rule, text in read(TimeRules).select("rule", pl.col("needs").fill_null("")).iter_rows()
    }


@cache
def rule_groups() -> tuple[Pattern, ...]:
    """Return the rules in their order, joined into a few patterns; larger ones are slower."""
    groups = [[*patterns()][first : first + GROUP] for first in range(0, len(patterns()), GROUP)]
    return tuple(
        Pattern(
            rf"(?i:(?-u:\b)(?:{'|'.join(patterns()[rule] for rule in group)}))",
            needed(needs()[rule] for rule in group),
        )
        for group in groups
    )


def needed(every: Iterable[str]) -> str:
    """Join what rules need; `` if one of them needs nothing."""
    listed = [*dict.fromkeys(every)]
    return merged(rf"(?i:{'|'.join(listed)})") if all(listed) else ""


@cache
def blocks() -> dict[str, str]:
    """Return the regular expressions that rules name in braces: word lists and blocks."""
    found = {name: spaced(pattern) for name, pattern in word_lists().items()}
    for name, pattern in read(TimePatterns).select("part", "pattern").iter_rows():
        found[name] = spaced(_filled(pattern, found))
    return found


def fill(pattern: str) -> str:
    """Replace `{name}` in a pattern by the block of that name."""
    return _filled(spaced(pattern), blocks())


def _filled(pattern: str, known: dict[str, str]) -> str:
    for name, block in known.items():
        pattern = pattern.replace(f"{{{name}}}", block)
    return pattern


def spaced(pattern: str) -> str:
    """Let a blank match any blank; use ASCII digits and word boundaries, ten times as fast."""
    pattern = pattern.replace(r"(?-u:\b)", r"\b").replace(r"\b", r"(?-u:\b)")
    pattern = pattern.replace(r"\d", "[0-9]").replace("[ -]", "(?:-| )").replace(BLANK, " ")
    return pattern.replace(r"\ ", " ").replace(" ", BLANK)


@cache
def time_runs() -> str:
    """Return the pattern of runs of words in the rules, with at least one word of time."""
    numbers = set(number_words("digit", "scale", "ordinal", "fraction"))
    loose = (set(read(TimeGlue)["word"]) | numbers) - {"quarter"}
    return run_pattern(words_of(patterns().values()), loose, anchor=TIMELIKE, glue=NUMBER)


@cache
def word_lists() -> dict[str, str]:
    """Return each word list that patterns name, as an alternation."""
    lists: dict[str, Callable[[], str]] = {
        "month": lambda: cased(Months),
        "weekday": lambda: cased(Weekdays),
        "part": lambda: words(DayParts),
        "season": lambda: words(Seasons),
        "unit": lambda: words(TimeUnits),
        "direction": lambda: words(TimeDirections),
        "holiday": lambda: words(Holidays),
        "phrase": lambda: words(TimeWords),
        "zonecode": lambda: alternation(
            word.upper() for word in read(TimeZones)["word"] if " " not in word
        ),
        "amountword": lambda: alternation(
            read(TimeModifiers).filter(TimeModifiers.role.col == "amount")["word"]
        ),
        "tens": lambda: alternation(number_words("digit", least=10)),
        "digit": lambda: alternation(number_words("digit", least=1, most=12)),
        "ordinal": lambda: alternation(number_words("ordinal", most=100)),
        "numeral": lambda: alternation(number_words("digit", "scale")),
    }
    return {name: make() for name, make in lists.items()}


def words(schema: type[Lexicon]) -> str:
    """Return the words of a lexicon as an alternation, with straight or curly apostrophes."""
    return alternation(read(schema)["word"]).replace("'", "['’]")


def cased(schema: type[Lexicon]) -> str:
    """Return the words of a lexicon as an alternation; some match only if capitalised."""
    every = read(schema)
    small = (
        alternation(every.filter(~pl.col("capital"))["word"]) if not every["capital"].all() else ""
    )
    large = [
        form
        for word in every.filter("capital")["word"]
        for form in (word.capitalize(), word.upper())
    ]
    return rf"(?:{small}|(?-i:{alternation(large)}))(?-u:\b)"
