"""What a rule of times needs occurs wherever the rule matches; else its times would be missed."""

from importlib.resources import files

import polars as pl
import pytest

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.times import TimeRules
from newsfacts.transforms.patterns.trie import merged
from newsfacts.transforms.times.grammar import needs, patterns, rule_groups
from newsfacts.transforms.times.phrase_lookup import plain, plain_pattern

#: Matches in which the word that is needed is hard to see.
HIDDEN = [
    "someday",
    "the eighth",
    "that day",
    "a day later",
    "two thousand four",
    "5pm",
    "2½ hours",
]

ARTICLES = (files("newsfacts.seeds") / "articles" / "wikinews_sample.jsonl").read_text()
LINES = pl.Series("text", [*read(TimeRules)["example"], *HIDDEN, *ARTICLES.split("\\n")])


@pytest.mark.parametrize("rule", [rule for rule, needed in needs().items() if needed])
def test_what_a_rule_needs_is_in_all_its_matches(rule: str) -> None:
    pattern = merged(rf"(?i:(?-u:\b)(?:{patterns()[rule]}))")
    found = LINES.str.extract_all(pattern).explode(empty_as_null=False).drop_nulls()
    phrases = found.to_frame().select(plain("text")).to_series()

    assert not found.is_empty()
    assert found.str.contains(f"(?i:{needs()[rule]})").all()
    assert phrases.str.contains(plain_pattern(needs()[rule])).all()


def test_a_group_of_rules_is_searched_where_one_of_them_matches() -> None:
    examples = read(TimeRules)["example"]
    for group in rule_groups():
        found = examples.filter(examples.str.contains(merged(group.whole)))
        assert found.str.contains(group.needs).all()


def test_most_rules_are_not_searched_in_a_weekday() -> None:
    weekday = pl.Series(["on Monday"])
    assert sum(weekday.str.contains(group.needs).any() for group in rule_groups()) <= 2
