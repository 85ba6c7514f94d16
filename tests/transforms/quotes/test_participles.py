"""Who speaks in a participle: never the thing that the parse gives as its subject."""

import pytest

from newsfacts.transforms.quotes.quotes import Quotes
from tests.parses import facts


@pytest.mark.parametrize(
    ("text", "cue", "speaker"),
    [
        (
            "Norway accused Sweden of an attack on its tankers, saying it was planned.",
            "saying",
            "Norway",
        ),
        (
            "The harbour was closed on Monday, the mayor said, adding it would open soon.",
            "adding",
            "the mayor",
        ),
        (
            "The mayor spoke to an engineer arguing that the bridge was unsafe.",
            "arguing",
            "an engineer",
        ),
    ],
    ids=["a thing", "the last speaker", "a person"],
)
def test_speaker_of_a_participle_can_speak(text: str, cue: str, speaker: str) -> None:
    rows = [row for row in facts(Quotes, text) if row["cue"] == cue]

    assert [row["speaker"] for row in rows] == [speaker]


def test_content_ends_before_the_participle_of_its_speaker() -> None:
    text = "Norway accused Sweden of an attack on its tankers, saying it was planned."

    assert {row["text"] for row in facts(Quotes, text)} == {
        "Sweden of an attack on its tankers",
        "it was planned",
    }
