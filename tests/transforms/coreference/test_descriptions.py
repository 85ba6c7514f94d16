"""Nouns with "the" that mean what the article named before."""

import pytest

from newsfacts.transforms.entities.mentions import Mentions
from tests.parses import facts


def meant_by(word: str, text: str) -> set[object]:
    """Give the entities that a word of a text refers to."""
    return {r["entity_id"] for r in facts(Mentions, text) if r["text"] == word}


@pytest.mark.parametrize(
    ("word", "text", "entity"),
    [
        ("company", "Siemens lost money in May. The company will recover.", "org:siemens"),
        (
            "bank",
            "The World Bank met officials of Nokia. The bank lends money.",
            "org:world-bank",
        ),
        (
            "president",
            "President Emmanuel Macron met Olaf Scholz. The president smiled.",
            "person:emmanuel-macron",
        ),
        ("government", "Anna praised the German government on Monday.", "country:DEU"),
        ("government", "The government of Chile said the law was fair.", "country:CHL"),
    ],
)
def test_a_description_means_what_was_named(word: str, text: str, entity: str) -> None:
    assert meant_by(word, text) == {entity}


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("bank", "Siemens lost money in May. The bank will recover."),
        ("company", "Siemens lost money in May. The other company will recover."),
        ("company", "Siemens lost money in May. A company will recover."),
        ("president", "Emmanuel Macron met Olaf Scholz. The president smiled."),
    ],
)
def test_what_may_be_something_else_is_left_open(word: str, text: str) -> None:
    assert meant_by(word, text) == set()
