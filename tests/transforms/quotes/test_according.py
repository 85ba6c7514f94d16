"""What stands beside "according to"."""

import pytest

from newsfacts.transforms.quotes.quotes import Quotes
from tests.parses import facts


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "On Sunday in London, according to witnesses, a man entered the store.",
            ["a man entered the store"],
        ),
        (
            "Sixty people were injured according to officials, ranging in age from 11 to 75.",
            ["Sixty people were injured"],
        ),
        (
            "According to the embassy, the man died; the shop was closed.",
            ["the man died"],
        ),
        ("The bridge, according to the mayor, was closed.", ["The bridge", "was closed"]),
    ],
    ids=["no adjunct before", "no adjunct behind", "up to a semicolon", "both parts of a clause"],
)
def test_content_is_the_clause_beside_it(text: str, contents: list[str]) -> None:
    assert [r["text"] for r in facts(Quotes, text)] == contents


def test_two_cues_in_a_sentence_lose_no_content() -> None:
    text = "According to the mayor the bridge is safe, according to the paper."

    assert any("the bridge is safe" in str(r["text"]) for r in facts(Quotes, text))
