"""Country, sector and party of those who take part in events."""

import pytest

from newsfacts.transforms.participants.event_participants import EventParticipants
from tests.parses import facts


@pytest.mark.parametrize(
    ("text", "words", "sector"),
    [
        ("France attacked Spain on 3 May 2020.", "France", "GOV"),
        ("French troops attacked Spanish rebels in May.", "French troops", "MIL"),
        ("Armed rebels attacked the capital of Chad in May.", "Armed rebels", "REB"),
        ("Thousands of protesters attacked the mayor on Monday.", "mayor", "GOV"),
    ],
)
def test_words_show_the_sector(text: str, words: str, sector: str) -> None:
    found = {row["text"]: row["sector"] for row in facts(EventParticipants, text)}
    assert str(found[words]) == sector


def test_a_person_in_office_has_the_country_and_the_sector_of_the_office() -> None:
    rows = facts(EventParticipants, "French President Emmanuel Macron accused Spain of lying.")
    (actor,) = [row for row in rows if str(row["role"]) == "actor"]
    assert (actor["country"], str(actor["sector"])) == ("FRA", "GOV")


def test_things_have_no_sector() -> None:
    rows = facts(EventParticipants, "France attacked a military base in Spain on Monday.")
    assert {row["sector"] for row in rows if str(row["role"]) == "object"} <= {None}
