"""Whose claims, concerns and calls are: those of who utters them, not of who answers them."""

import pytest

from newsfacts.transforms.quotes.quotes import Quotes
from tests.parses import facts


def speakers_in(text: str, cue: str) -> set[object]:
    return {row["speaker"] for row in facts(Quotes, text) if row["cue"] == cue}


@pytest.mark.parametrize(
    ("text", "cue", "speaker"),
    [
        ("Critics raised concerns that the bridge would collapse.", "concerns", "Critics"),
        ("The mayor issued a warning that the bridge would collapse.", "warning", "The mayor"),
        (
            "The town heard a warning from engineers that the bridge would collapse.",
            "warning",
            "engineers",
        ),
    ],
    ids=["raised", "issued", "from"],
)
def test_who_utters_is_the_speaker(text: str, cue: str, speaker: str) -> None:
    assert speakers_in(text, cue) == {speaker}


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The mayor dismissed a warning that the bridge would collapse.", "warning"),
        ("The mayor faced complaints that the bridge was unsafe.", "complaints"),
    ],
)
def test_who_answers_is_not_the_speaker(text: str, cue: str) -> None:
    assert "The mayor" not in speakers_in(text, cue)
    assert any(row["cue"] == cue for row in facts(Quotes, text))
