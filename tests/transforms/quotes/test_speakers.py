"""Who a speaker's phrase means."""

import pytest

from newsfacts.transforms.quotes.quotes import Quotes
from tests.parses import facts


def speakers_in(text: str) -> list[object]:
    return [row["speaker_id"] for row in facts(Quotes, text)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "The Prime Minister of India Narendra Modi said it rained.",
            "person:narendra-modi",
        ),
        (
            "Imam Ann Example, the leader of the Example Movement, said it rained.",
            "person:ann-example",
        ),
        ("It rained, according to the Associated Press news agency.", "org:associated-press"),
        ("It rained, according to a report by the United Nations.", "org:united-nations"),
    ],
)
def test_a_phrase_means_whom_it_names(text: str, speaker: str) -> None:
    assert speakers_in(text) == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "A spokesman for Boris Johnson said it rained.",
        "It rained, according to a report on France by the United Nations.",
    ],
)
def test_a_name_that_only_says_more_of_a_speaker_is_none(text: str) -> None:
    assert speakers_in(text) == [None]


def test_who_is_asked_is_not_the_one_who_asks() -> None:
    text = "Asked why the votes did not occur, Mary Scanlon left the room."

    assert speakers_in(text) == [None]


def test_what_follows_a_dateline_is_read_apart_from_it() -> None:
    (quote,) = facts(Quotes, "OSLO — China and Russia agreed on Monday to trade, Xinhua reported.")

    assert quote["speaker"] == "Xinhua"
    assert quote["text"] == "China and Russia agreed on Monday to trade"
