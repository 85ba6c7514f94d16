"""Passive cues: their subject does not speak, nor is it what anybody says."""

import pytest

from newsfacts.transforms.quotes.quotes import Quotes
from tests.parses import facts


def said(text: str) -> list[tuple[object, ...]]:
    return [(r["speaker"], r["cue"], r["text"]) for r in facts(Quotes, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Murphy was accused of taking bribes from the builders.",
        "The bridge is known as the Old Lady of the harbour.",
        "The town has been called the pearl of the coast.",
    ],
)
def test_a_name_or_a_charge_by_nobody_is_no_quote(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "The plan was described by the mayor as a mistake.",
            ("the mayor", "described", "a mistake"),
        ),
        (
            "The paper quoted an official as saying that the bridge was unsafe.",
            ("an official", "saying", "the bridge was unsafe"),
        ),
        (
            "The paper cited the mayor as saying the bridge would close.",
            ("the mayor", "saying", "the bridge would close"),
        ),
        ("His death was confirmed by his son.", ("his son", "confirmed", "His death")),
    ],
    ids=["an agent", "whom a paper quotes", "whom a paper cites", "only a subject"],
)
def test_who_speaks_in_the_passive_has_one_quote(text: str, quote: tuple[str, str, str]) -> None:
    assert said(text) == [quote]
