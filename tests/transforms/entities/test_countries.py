import pytest

from newsfacts.transforms.entities.mentions import Mentions
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.names import Countries, KnownBodies, LocalPlaces
from tests.parses import facts


def rows(text: str, name: str) -> list[tuple[object, object]]:
    return [(r["entity_id"], r["country"]) for r in facts(Mentions, text) if r["text"] == name]


@pytest.mark.parametrize(
    ("text", "name", "entity_id", "country"),
    [
        (
            "Peru's Parliament met in Lima on Monday.",
            "Parliament",
            "org:parliament-per",
            "PER",
        ),
        (
            "The Iraqi Parliament met in Baghdad on Monday. Parliament then voted.",
            "Parliament",
            "org:parliament-irq",
            "IRQ",
        ),
        (
            "Indiana's Senate rejected the bill on Monday.",
            "Senate",
            "org:senate-indiana",
            "USA",
        ),
    ],
)
def test_bodies_that_each_country_has_are_those_of_their_country(
    text: str, name: str, entity_id: str, country: str
) -> None:
    assert set(rows(text, name)) == {(entity_id, country)}


def test_mayor_of_a_seat_of_government_is_that_of_the_city() -> None:
    found = rows("The mayor of Paris, Anne Hidalgo, spoke on Monday.", "Paris")

    assert found == [("gpe:paris", "FRA")]


def test_seat_that_the_article_has_as_a_place_is_one_where_it_does_not_act() -> None:
    text = "The fair opened in London on Monday. Visitors praised London's parks."

    assert set(rows(text, "London")) == {("gpe:london", "GBR")}


def test_town_is_in_the_country_that_the_article_names() -> None:
    text = "A storm hit Mysore in India on Monday."

    assert rows(text, "Mysore") == [("gpe:mysore", "IND")]


def test_unknown_person_belongs_to_the_country_that_the_article_is_about() -> None:
    text = (
        "Protesters met in Lima, Peru, on Monday. Peru's police watched. "
        "Peruvian students came. Ada Quispe spoke."
    )

    assert rows(text, "Ada Quispe") == [("person:ada-quispe", "PER")]


def test_one_word_names_what_the_article_named_before() -> None:
    text = "Sudesh Amman left on Monday. Amman was described as calm."

    assert rows(text, "Amman")[-1][0] == "person:sudesh-amman"


def test_second_family_name_may_be_left_out() -> None:
    text = "Governor Ricardo Rosselló Nevares resigned on Monday. Rosselló left the island."

    assert rows(text, "Rosselló")[0][0] == "person:ricardo-rosselló-nevares"


def test_countries_of_bodies_and_places_are_in_the_lexicon_of_countries() -> None:
    known = set(read(Countries)["country"])
    local = set(read(LocalPlaces)["countries"].str.split(" ").explode())

    assert set(read(KnownBodies)["country"]) <= known
    assert local <= known


def test_a_shortened_state_behind_a_comma_is_the_state() -> None:
    text = "Police in Portland, Ore., met those of Joplin, Mo., on Monday."

    assert rows(text, "Ore") == [("gpe:oregon", "USA")]
    assert rows(text, "Mo") == [("gpe:missouri", "USA")]


def test_the_district_of_an_attorney_is_no_part_of_the_place() -> None:
    text = "Manhattan District Attorney Ann Example met US District Judge Bo Sample."

    assert rows(text, "Manhattan") == [("gpe:manhattan", "USA")]
    assert rows(text, "US") == [("country:USA", "USA")]


def test_a_state_before_the_member_of_a_party_is_a_name_of_its_own() -> None:
    text = "Mitch McConnell, Kentucky Republican, met South Carolina Democrats on Monday."

    assert rows(text, "Kentucky") == [("gpe:kentucky", "USA")]
    assert rows(text, "Republican") == [("org:republican-party", "USA")]
    assert rows(text, "South Carolina") == [("gpe:south-carolina", "USA")]
