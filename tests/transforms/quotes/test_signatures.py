"""Quotations that a name signs, behind them or before them."""

import pytest

from newsfacts.transforms.quotes.quotes import Quotes
from tests.parses import facts

DIALOGUE = (
    "Mayor Ann Murphy and Senator Ben Carter met the press on Monday.\n\n"
    'Murphy: "The old bridge will close for a year." Carter: "[T]he town cannot pay for it."'
)


def said(text: str) -> list[tuple[object, ...]]:
    return [(r["speaker"], r["cue"], r["text"]) for r in facts(Quotes, text)]


def test_a_name_and_a_colon_sign_each_turn_of_a_dialogue() -> None:
    assert said(DIALOGUE) == [
        ("Murphy", None, '"The old bridge will close for a year."'),
        ("Carter", None, '"[T]he town cannot pay for it."'),
    ]


def test_the_surname_before_a_colon_means_the_person() -> None:
    ids = [row["speaker_id"] for row in facts(Quotes, DIALOGUE)]

    assert ids == ["person:ann-murphy", "person:ben-carter"]


def test_a_signed_line_is_not_the_last_speakers() -> None:
    text = (
        '"We have no money at all for the bridge," Ann Murphy said on Monday.\n\n'
        'Ben Carter: "Then it will have to close next year."\n\n'
        '"And the ferry will have to close with it, I think."'
    )

    assert [speaker for speaker, *_ in said(text)] == ["Ann Murphy", "Ben Carter", "Ben Carter"]


def test_a_cue_and_a_colon_lead_to_the_next_paragraph() -> None:
    text = (
        "Ann Murphy went to see the bridge. The lawyer reports:\n\n"
        '"It is not safe any more, and it will close."'
    )

    assert said(text) == [
        ("The lawyer", "reports", '"It is not safe any more, and it will close."')
    ]


@pytest.mark.parametrize(
    "text",
    [
        'They read the book by Ann Murphy: "The bridge is not safe, and it will close."',
        'There were two of them: "The bridge is not safe, and it will close."',
    ],
)
def test_a_colon_behind_other_words_signs_nothing(text: str) -> None:
    assert [row for row in said(text) if row[1] is None and row[0] is not None] == []
