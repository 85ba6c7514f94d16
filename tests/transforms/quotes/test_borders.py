"""Where the content of a cue begins and ends."""

import pytest

from newsfacts.transforms.quotes.quotes import Quotes
from tests.parses import facts


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "Ann Example said the bridge was unsafe; police closed the road on Monday.",
            {"the bridge was unsafe"},
        ),
        (
            'Ann Example said the bridge "was not safe at all." Police closed the road.',
            {'the bridge "was not safe at all."'},
        ),
        (
            "The mayor announced Ann Example as his deputy.",
            {"Ann Example as his deputy"},
        ),
        (
            "Engineers have called for the bridge to be closed.",
            {"the bridge to be closed"},
        ),
    ],
    ids=["a semicolon", "the end of a quotation", "what is said of an object", "a preposition"],
)
def test_content_ends_and_begins_at(text: str, contents: set[str]) -> None:
    assert {row["text"] for row in facts(Quotes, text)} == contents


def test_content_leaves_out_its_own_cue() -> None:
    text = "They crossed the bridge, which engineers say could fall at any time."
    assert {row["text"] for row in facts(Quotes, text)} == {"could fall at any time"}


def test_a_noun_before_quoted_words_makes_them_mixed() -> None:
    text = 'Ann Example praised his "strength, passion and wisdom" on Monday.'
    assert [(str(row["kind"]), row["text"]) for row in facts(Quotes, text)] == [
        ("mixed", 'his "strength, passion and wisdom"')
    ]
