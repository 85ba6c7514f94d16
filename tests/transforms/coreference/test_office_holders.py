"""Offices of a place, for the person whom the article names as their holder."""

import pytest

from newsfacts.transforms.entities.mentions import Mentions
from tests.parses import facts


@pytest.mark.parametrize(
    "text",
    [
        "Tunisian prime minister signs decree\n\nAli Chahed, the prime minister of Tunisia, left.",
        "The prime minister of Tunisia spoke. Ali Chahed, the prime minister of Tunisia, left.",
    ],
)
def test_office_and_place_mean_the_person_named_as_holder(text: str) -> None:
    first = [r for r in facts(Mentions, text) if r["sentence_no"] == 0]

    assert "person:ali-chahed" in {r["entity_id"] for r in first if r["text"] == "minister"}


@pytest.mark.parametrize(
    "text",
    [
        "The prime minister of Algeria spoke. Ali Chahed, the prime minister of Tunisia, left.",
        "The foreign minister of Tunisia spoke. Ali Chahed, the prime minister of Tunisia, left.",
        "A former prime minister of Tunisia spoke. Ali Chahed, prime minister of Tunisia, left.",
    ],
    ids=["another place", "another office", "no more in office"],
)
def test_other_holders_are_not_meant(text: str) -> None:
    first = [r for r in facts(Mentions, text) if r["sentence_no"] == 0]

    assert "person:ali-chahed" not in {r["entity_id"] for r in first}


def test_two_holders_of_one_office_leave_it_open() -> None:
    text = "The governor of Ohio spoke. Ann Abel, governor of Ohio, met Jo Baker, governor of Ohio."
    first = [r for r in facts(Mentions, text) if r["sentence_no"] == 0]

    assert "governor" not in {r["text"] for r in first}
