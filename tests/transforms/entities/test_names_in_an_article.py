"""Names that mean the same thing in an article, by their words."""

import pytest

from newsfacts.transforms.entities.mentions import Mentions
from tests.parses import facts


@pytest.mark.parametrize(
    ("long", "short", "text"),
    [
        ("COVID-19", "Covid", "Two people died of COVID-19 in May. Covid spread in June."),
        (
            "novel coronavirus",
            "SARS-CoV-2",
            "The novel coronavirus spread in May. SARS-CoV-2 was found in Oslo.",
        ),
    ],
)
def test_names_of_one_thing_are_one_entity(long: str, short: str, text: str) -> None:
    rows = facts(Mentions, text)

    meant = {row["text"]: row["entity_id"] for row in rows}
    assert meant[long] == meant[short]
