"""What a speaker says once gives one quote, however many words report it."""

import pytest

from newsfacts.transforms.quotes.quotes import Quotes
from tests.parses import facts


def said(text: str) -> list[tuple[object, ...]]:
    return [(r["speaker"], r["cue"], r["text"]) for r in facts(Quotes, text)]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "The mayor repeated a warning that the bridge would collapse.",
            ("The mayor", "repeated", "the bridge would collapse"),
        ),
        (
            "The ministry released a statement saying the bridge would close.",
            ("The ministry", "saying", "the bridge would close"),
        ),
        (
            "The mayor promised to announce a new bridge.",
            ("The mayor", "promised", "to announce a new bridge"),
        ),
    ],
    ids=["the object of a cue", "in a statement", "an infinitive"],
)
def test_one_quote_has_the_outer_cue_and_the_inner_content(
    text: str, quote: tuple[str, str, str]
) -> None:
    assert said(text) == [quote]


def test_a_claim_within_a_claim_of_another_speaker_stays() -> None:
    text = "The mayor said that engineers warned that the bridge would collapse."

    assert {speaker for speaker, *_ in said(text)} == {"The mayor", "engineers"}
