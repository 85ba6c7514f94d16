"""Where an event happened, and by which rule."""

from newsfacts.transforms.events.events import Events
from tests.parses import facts


def places_in(text: str) -> dict[object, tuple[object, object]]:
    """Give location and rule of each event of a text, by its words."""
    return {
        row["text"]: (row["location_id"], row["location_rule"] and str(row["location_rule"]))
        for row in facts(Events, text)
    }


def test_a_place_in_the_frame_of_an_event_is_its_argument() -> None:
    found = places_in("Russian troops attacked the airport in Kyiv on Monday.")
    assert found["attacked"] == ("gpe:kyiv", "argument")


def test_else_the_nearest_place_behind_a_preposition_of_its_sentence_is_taken() -> None:
    found = places_in("In Oslo, France accused Spain of lying.")
    assert found["accused"] == ("gpe:oslo", "sentence")


def test_a_place_in_another_clause_is_not_that_of_the_event() -> None:
    found = places_in("Abel Example lives in Oslo, but France accused Spain of lying.")
    assert found["accused"] == (None, None)


def test_an_election_is_held_where_the_name_before_its_noun_says() -> None:
    found = places_in("Voters elected Abel Example in the Peruvian election.")
    assert found["elected"] == ("country:PER", "argument")


def test_an_election_is_held_where_its_own_name_says() -> None:
    text = "Kenya was calm. Voters elected Abel Example in the 2022 Kenya General Election."
    assert places_in(text)["elected"] == ("country:KEN", "argument")


def test_a_place_that_only_names_a_party_is_none() -> None:
    found = places_in("France accused Spain of lying.")
    assert found["accused"] == (None, None)


def test_a_dateline_is_the_place_of_the_lead_alone() -> None:
    text = "OSLO (Reuters) - A man stabbed five people.\n\nGunmen attacked Arcadia in 2009."

    found = places_in(text)

    assert found["stabbed"] == ("gpe:oslo", "dateline")
    assert found["attacked"] == (None, None)


def test_what_happens_at_one_place_has_that_of_the_sentence_before() -> None:
    found = places_in("The men met near the bank in Oslo. They killed two guards on Monday.")
    assert found["killed"] == ("gpe:oslo", "sentence before")


def test_else_that_of_the_headline() -> None:
    text = "Two guards killed in Oslo\n\nIt rained. Gunmen attacked the bank on Monday."
    assert places_in(text)["attacked"] == ("gpe:oslo", "headline")


def test_what_is_only_said_has_no_place_by_the_scene() -> None:
    found = places_in("The men met near the bank in Oslo. They accused Spain of lying.")
    assert found["accused"] == (None, None)
