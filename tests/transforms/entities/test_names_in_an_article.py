"""Names that mean the same thing in an article, by their words."""

import pytest

from newsfacts.transforms.entities.mentions import Mentions
from tests.parses import facts, facts_of_batch


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


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Officials fear another Hurricane", "Maria left the room on Monday."),
        ("Nobody remembers 2020", "Presidential election officials left on Monday."),
        ("Officials praised EastMed", "Pipeline workers left on Monday."),
        ("Police arrested Donald Trump", "Joe Biden left on Monday."),
    ],
)
def test_no_name_goes_on_in_the_next_article(before: str, after: str) -> None:
    def names(*texts: str) -> list[tuple[object, object]]:
        return [(row["text"], row["entity_type"]) for row in facts_of_batch(Mentions, *texts)]

    assert names(before, after) == [*names(before), *names(after)]


def test_no_name_goes_on_in_the_next_sentence() -> None:
    rows = facts(Mentions, "He came home to the United\n\nNations are divided on the matter.")

    assert "org:united-nations" not in [row["entity_id"] for row in rows]


def test_initials_are_left_out_of_a_name_with_accents() -> None:
    [name] = facts(Mentions, "Ben R. Luján left on Monday.")
    assert name["entity_id"] == "person:ben-luján"
