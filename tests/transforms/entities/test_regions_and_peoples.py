"""Parts of places, their people, roads, and names that a year or a plural extends."""

import pytest

from newsfacts.transforms.entities.mentions import Mentions
from tests.parses import facts
from tests.transforms.entities.named import meant, typed


@pytest.mark.parametrize(
    ("text", "short", "entity"),
    [
        (
            "The senator from Colorado said that Coloradans would vote on Monday.",
            "Coloradans",
            "gpe:colorado",
        ),
        (
            "The fire began in Catalonia on Monday. The Catalonian police came.",
            "Catalonian",
            "gpe:catalonia",
        ),
        (
            (
                "Ann spoke at the 2020 Democratic National Convention. "
                "The Democratic National Convention was held in Milwaukee."
            ),
            "Democratic National Convention",
            "event:2020-democratic-national-convention",
        ),
    ],
)
def test_other_forms_of_a_name_mean_the_same(text: str, short: str, entity: str) -> None:
    assert meant(text)[short] == {entity}


def test_games_without_a_year_are_no_ones_games() -> None:
    text = "She won the 2020 World Championships. The World Championships began in 1983."
    assert meant(text)["World Championships"] != {"event:2020-world-championships"}


@pytest.mark.parametrize(
    ("text", "name", "entity_type"),
    [
        ("Power failed in Northern California on Monday.", "Northern California", "LOC"),
        ("The truck crashed on U.S. Route 2 in Randolph.", "U.S. Route 2", "FAC"),
        ("The truck crashed on Interstate 95 in Virginia.", "Interstate 95", "FAC"),
    ],
)
def test_words_beside_a_place_belong_to_its_name(text: str, name: str, entity_type: str) -> None:
    assert typed(text).get(name) == entity_type


def test_persons_have_the_country_of_the_body_they_are_of() -> None:
    rows = facts(Mentions, "Carl Sample of Princeton University spoke on Monday.")
    assert {r["country"] for r in rows if r["entity_type"] == "PERSON"} == {"USA"}
