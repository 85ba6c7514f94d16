"""Who takes part in an event that does not say so by its frame."""

import pytest

from tests.parses import participants_in


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("Anna Example criticized Vladimir Putin's decision.", "person:vladimir-putin"),
        ("Officials praised Boeing's work on Monday.", "org:boeing"),
    ],
)
def test_whose_object_is_acted_on_is_the_recipient(text: str, recipient: str) -> None:
    assert ("recipient", recipient) in participants_in(text)


def test_what_is_the_actors_own_has_no_recipient() -> None:
    found = participants_in("Vladimir Putin criticized his decision on Monday.")
    assert "recipient" not in {role for role, _ in found}


def test_who_stands_before_the_participle_of_a_headline_suffers() -> None:
    text = "Angela Merkel stabbed in Berlin\n\nIt rained on Monday."
    assert participants_in(text) == {("recipient", "person:angela-merkel")}
