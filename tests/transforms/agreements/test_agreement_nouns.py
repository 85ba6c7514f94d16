"""Agreements that only a noun tells of."""

import pytest

from newsfacts.transforms.agreements.agreements import Agreements
from tests.parses import facts


def agreements_in(text: str) -> list[tuple[object, str, object]]:
    """Give parties, status and event of each agreement of a text."""
    return [(r["parties"], str(r["status"]), r["event_id"]) for r in facts(Agreements, text)]


@pytest.mark.parametrize(
    ("text", "parties", "status"),
    [
        ("The contract between France and Spain is a failure.", ["France", "Spain"], "agreed"),
        ("Officials praised the treaty between Japan and Chile.", ["Japan", "Chile"], "agreed"),
        ("A proposed treaty between Peru and Chile is on hold.", ["Peru", "Chile"], "proposed"),
    ],
)
def test_a_noun_with_parties_beside_it_is_an_agreement(
    text: str, parties: list[str], status: str
) -> None:
    assert (parties, status, None) in agreements_in(text)


def test_a_noun_without_a_party_is_none() -> None:
    assert agreements_in("The deal was a failure for the whole town.") == []


def test_a_noun_that_an_event_holds_is_no_second_agreement() -> None:
    found = agreements_in("France signed a treaty with Spain on Monday.")
    assert len(found) == 1
    assert found[0][2] is not None


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Germany has signed a deal to deliver tanks to Poland.", ["Germany"]),
        ("Officials praised the latest truce in the war of Sudan.", ["Sudan"]),
    ],
)
def test_parties_are_in_the_phrase_if_nowhere_else(text: str, parties: list[str]) -> None:
    assert [found for found, _, _ in agreements_in(text)] == [parties]


def test_who_only_says_so_is_no_party() -> None:
    found = agreements_in("France said a deal to sell jets to India was off.")
    assert [parties for parties, _, _ in found] == [["India"]]


@pytest.mark.parametrize(
    "text",
    [
        "Spain criticized the treaty between Norway and Ghana.",
        "Spain rejected a pact between Norway and Ghana.",
    ],
)
def test_who_speaks_of_an_agreement_or_rejects_it_is_no_party(text: str) -> None:
    found = agreements_in(text)
    assert [parties for parties, _, _ in found] == [["Norway", "Ghana"]]


def test_a_noun_that_points_back_is_none() -> None:
    found = agreements_in("Norway and Ghana signed a treaty. The treaty is long.")
    assert len(found) == 1


def test_the_status_is_that_of_the_noun_above() -> None:
    found = agreements_in("Russia rejected proposals for a truce with Georgia.")
    assert [status for _, status, _ in found] == ["proposed"]


def test_two_words_with_a_hyphen_are_one_noun() -> None:
    found = agreements_in("The cease-fire between Israel and Lebanon is holding.")
    assert [parties for parties, _, _ in found] == [["Israel", "Lebanon"]]


def test_a_good_deal_is_an_amount() -> None:
    assert agreements_in("France spent a good deal of money with Spain on trains.") == []


def test_an_event_of_a_noun_with_one_party_is_an_agreement() -> None:
    (found,) = agreements_in("The agreement with Peru awaits approval.")
    assert found[0] == ["Peru"]
    assert found[2] is not None


def test_what_nobody_signs_is_none() -> None:
    assert agreements_in("Egypt will not ratify the key treaty on nuclear tests.") == []


def test_what_nobody_breaks_is_one() -> None:
    ((parties, _, _),) = agreements_in("Iran has not violated its treaty with Iraq.")
    assert isinstance(parties, list)
    assert "Iraq" in parties


@pytest.mark.parametrize(
    "text",
    [
        "President Obama was planning to visit Germany in May.",
        "The leaders of France and Spain plan to meet in Madrid.",
        "France and Spain will discuss the crisis in Mali.",
    ],
)
def test_a_meeting_that_is_planned_is_none(text: str) -> None:
    assert agreements_in(text) == []
