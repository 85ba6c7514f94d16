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
        ("The contract between France and Spain is a failure.", ["France", "Spain"], "in_force"),
        ("Officials praised the treaty between Japan and Chile.", ["Japan", "Chile"], "in_force"),
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
