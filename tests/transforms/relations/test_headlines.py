"""A headline is not read on into the text below it."""

from newsfacts.transforms.entities.mentions import Mentions
from newsfacts.transforms.relations.relations import Relations
from tests.parses import facts


def test_a_place_at_the_end_of_a_headline_is_not_in_the_one_that_begins_the_text() -> None:
    assert facts(Relations, "Voters decide in Paris,\n\nTexas is large.") == []


def test_a_district_at_the_end_of_a_headline_is_not_of_the_attorney_below() -> None:
    found = facts(Mentions, "News from Oslo District\n\nAttorney Ann Li left on Monday.")

    assert "Oslo District" in [row["text"] for row in found if row["kind"] == "name"]
