"""Whom and what mentions refer to, and their countries."""

import pytest

from newsfacts.transforms.entities.mentions import Mentions
from tests.parses import facts
from tests.transforms.entities.named import meant


def test_demonyms_and_acting_capitals_refer_to_the_country() -> None:
    found = meant("Beijing and Moscow announced a deal. Chinese officials met in Moscow.")

    assert found["Beijing"] == found["Chinese"] == {"country:CHN"}
    assert found["Moscow"] == {"country:RUS", "gpe:moscow"}


def test_family_name_refers_to_the_person_with_that_full_name() -> None:
    found = meant("Mikhail Mishustin arrived on Monday. Mishustin said he would stay.")

    assert found["Mishustin"] == found["Mikhail Mishustin"] == {"person:mikhail-mishustin"}


def test_the_two_countries_refers_to_the_two_named_before() -> None:
    found = meant("Russia and China met on Monday. The two countries agreed to cooperate.")

    assert found["two countries"] == {"country:CHN", "country:RUS"}


def test_they_refers_to_two_conjoined_subjects() -> None:
    found = meant("Xi Jinping and Vladimir Putin met on Monday. They agreed to cooperate.")

    assert found["They"] == {"person:xi-jinping", "person:vladimir-putin"}


@pytest.mark.parametrize(
    "text",
    [
        "Russia, China and India met on Monday. They agreed to cooperate.",
        "Russia attacked China on Monday. They agreed to cooperate.",
        "Russia and China met. Protesters said they would march.",
    ],
)
def test_they_does_not_refer_to_three_or_to_subject_and_object(text: str) -> None:
    assert not {"They", "they"} & set(meant(text))


def test_name_at_the_end_of_the_article_is_found() -> None:
    assert meant("They left China")["China"] == {"country:CHN"}


def test_both_after_a_pronoun_is_part_of_the_mention() -> None:
    found = meant("Russia and China met on Monday. It was a surprise to them both.")

    assert found["them both"] == {"country:CHN", "country:RUS"}


def test_abbreviation_in_brackets_refers_to_the_name_before_it() -> None:
    found = meant("The National Example Agency (NEA) met on Monday. The NEA said so.")

    assert found["NEA"] == found["National Example Agency"]


def test_sentence_without_names_has_no_mentions() -> None:
    assert meant("The old bridge was closed after heavy rain.") == {}


def test_pronoun_agrees_in_gender_with_its_antecedent() -> None:
    found = meant("Angela Merkel met Mr Smith. He left on Monday.")

    assert "He" not in found


def test_object_pronoun_does_not_refer_to_the_subject() -> None:
    found = meant("Mr Smith arrived on Monday. Mr Jones praised him.")

    assert "person:jones" not in found.get("him", set())


def test_full_name_later_in_the_article_is_another_person() -> None:
    text = (
        "News of the day.\n\nMr Smith arrived on Monday in Oslo.\n\n"
        "Ann Smith stayed at home in London."
    )
    found = meant(text)

    assert found["Smith"] == {"person:smith"}


def test_organisation_belongs_to_the_country_its_name_begins_with() -> None:
    rows = facts(Mentions, "South African Airways and Georgia Power met Hamas in Oslo.")

    assert {row["text"]: row["country"] for row in rows} == {
        "South African Airways": "ZAF",
        "Georgia Power": None,
        "Hamas": "PSE",
        "Oslo": "NOR",
    }


def test_country_of_a_leader_comes_from_the_lexicon() -> None:
    (row,) = facts(Mentions, "On Monday Putin arrived.")

    assert (row["entity_id"], row["country"]) == ("person:vladimir-putin", "RUS")


def test_spellings_of_a_leader_are_one_person_and_namesakes_another() -> None:
    assert meant("Moammar Gadhafi arrived.") == {"Moammar Gadhafi": {"person:muammar-gaddafi"}}
    assert meant("Ann Trump met Bob. Trump left.")["Trump"] == {"person:ann-trump"}


def test_state_behind_a_party_letter_wins_over_a_capital_of_its_name() -> None:
    rows = facts(Mentions, "Patty Murray (D-Washington) met Rand Paul (R-Georgia) in China.")
    found = {row["text"]: (row["entity_id"], row["rule"]) for row in rows}

    assert found["Washington"] == ("gpe:washington", "state behind a party letter")
    assert found["Georgia"] == ("gpe:georgia", "state behind a party letter")


def test_georgia_is_a_state_in_an_article_about_the_us() -> None:
    us = meant("Voters in Georgia and Ohio chose the US president on Monday.")
    caucasus = meant("Georgia and Armenia opened the border on Monday.")

    assert (us["Georgia"], caucasus["Georgia"]) == ({"gpe:georgia"}, {"country:GEO"})


def test_name_with_a_middle_name_is_the_same_person() -> None:
    found = meant("Ann Bo Example left on Monday. Ann Example said that Example would return.")

    assert found["Ann Bo Example"] == found["Ann Example"] == {"person:ann-example"}


def test_members_of_a_party_are_the_party() -> None:
    found = meant("Republicans and Democrats met the Tories on Monday.")

    assert found["Republicans"] == {"org:republican-party"}
    assert found["Tories"] == {"org:conservative-party"}


def test_country_of_a_person_is_the_nationality_before_the_name() -> None:
    rows = facts(Mentions, "The Italian artist Ann Sample met Bo Abel in Chad.")

    countries = {row["text"]: row["country"] for row in rows}
    assert (countries["Ann Sample"], countries["Bo Abel"]) == ("ITA", None)


def test_seat_of_government_before_its_country_is_a_place() -> None:
    assert meant("The mayor of Seoul, South Korea, left on Monday.")["Seoul"] == {"gpe:seoul"}


def test_a_title_refers_to_the_person_named_behind_what_it_is_of() -> None:
    found = meant("The Prime Minister of India Narendra Modi said it rained.")

    assert found["Minister"] == {"person:narendra-modi"}
