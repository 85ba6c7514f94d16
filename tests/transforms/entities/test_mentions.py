import polars as pl
import pytest

from newsfacts.transforms.annotator.tokens import Tokens
from newsfacts.transforms.entities.mentions import Mentions
from newsfacts.transforms.registry import build
from tests.parses import facts, frozen
from tests.support import given


def meant(text: str) -> dict[str, set[object]]:
    found: dict[str, set[object]] = {}
    for row in facts(Mentions, text):
        found.setdefault(str(row["text"]), set()).add(row["entity_id"])
    return found


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


def test_name_before_satellite_is_a_product() -> None:
    rows = facts(Mentions, "The Spektr-M satellite was launched from Russia.")

    assert {r["text"]: str(r["entity_type"]) for r in rows}["Spektr-M"] == "PRODUCT"


def test_sentence_without_names_has_no_mentions() -> None:
    assert meant("The old bridge was closed after heavy rain.") == {}


def typed(text: str) -> dict[str, str]:
    named = [row for row in facts(Mentions, text) if row["kind"] == "name"]
    return {str(row["text"]): str(row["entity_type"]) for row in named}


def test_organisation_name_includes_the_demonym() -> None:
    found = typed("The Peruvian Ministry of Health closed two clinics on Monday.")

    assert found["Peruvian Ministry of Health"] == "ORG"


def test_last_word_of_a_name_decides_its_type() -> None:
    found = typed("The two states signed the Example Lakes Treaty in Geneva.")

    assert found["Example Lakes Treaty"] == "LAW"


def test_titles_are_neither_names_nor_part_of_one() -> None:
    found = typed("Prince Mbonisi met the King on Monday. The Prince left on Tuesday.")

    assert set(found) == {"Mbonisi"}


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


def test_organisation_name_includes_its_possessive() -> None:
    found = typed("Officers of the Public Prosecutor's Office searched the building on Monday.")

    assert found["Public Prosecutor's Office"] == "ORG"


def test_hyphenated_family_name_is_one_name() -> None:
    found = typed("Mandy Gull-Masty said that Ann Example would leave.")

    assert found["Mandy Gull-Masty"] == "PERSON"


def test_portfolio_of_a_minister_is_not_an_organisation() -> None:
    found = typed("The Deputy Minister for Political Affairs, Ali Example, arrived on Monday.")

    assert "Political Affairs" not in found


def test_official_name_of_a_state_is_one_name() -> None:
    assert typed("Officials of the State of Kuwait met on Monday.") == {"State of Kuwait": "GPE"}


def test_name_with_shareholders_is_an_organisation() -> None:
    found = typed("Carter's shareholders met on Monday. Carter sold two plants.")

    assert found["Carter"] == "ORG"


def test_particle_is_part_of_the_family_name() -> None:
    found = typed("Antonio Carlos dos Santos spoke on Monday. Dos Santos said trade would grow.")

    assert found["Dos Santos"] == "PERSON"


def test_kinship_title_is_not_part_of_the_name() -> None:
    assert typed("The bank met Aunty Pat Anderson on Monday.")["Pat Anderson"] == "PERSON"


def test_word_listed_only_as_a_place_is_a_place() -> None:
    assert typed("Savar said on Monday that it would close.") == {"Savar": "GPE"}


def reread(text: str, word: str, **tags: str) -> dict[str, str]:
    """Give the types of names after changing the tags of one word."""
    changed = pl.col("text") == word
    tokens = frozen(text).with_columns(
        **{name: pl.when(changed).then(pl.lit(tag)).otherwise(name) for name, tag in tags.items()}
    )
    built = build(*given(text), wanted=[Mentions], stored={Tokens: tokens})[Mentions]
    named = built.filter(pl.col("kind").cast(pl.String) == "name")
    return dict(named.select("text", pl.col("entity_type").cast(pl.String)).iter_rows())


def test_adjective_of_a_place_is_a_demonym() -> None:
    text = "The Tasmanian community met in Hobart."
    assert reread(text, "Tasmanian", upos="ADJ", entity_type="LOC")["Tasmanian"] == "NORP"
    assert reread(text, "Hobart", upos="ADJ", entity_type="LOC")["Hobart"] == "LOC"


def test_name_does_not_end_with_a_hyphen() -> None:
    text = "The Mumbai-based bank closed on Monday."
    assert reread(text, "-", entity_type="GPE").keys() == {"Mumbai"}


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


def test_listed_name_matches_with_a_typographic_apostrophe() -> None:
    rows = facts(Mentions, "The People’s Liberation Army met McDonald’s in the old town.")

    assert {row["text"]: row["country"] for row in rows} == {
        "People’s Liberation Army": "CHN",
        "McDonald’s": "USA",
    }


def test_party_and_state_in_brackets_are_names() -> None:
    found = meant("Rand Paul (R-Ky.) and Nita Lowey, D-N.Y., met on Monday.")

    assert (found["R"], found["Ky."]) == ({"org:republican-party"}, {"gpe:kentucky"})
    assert (found["D"], found["N.Y."]) == ({"org:democratic-party"}, {"gpe:new-york"})


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


@pytest.mark.parametrize(
    ("name", "text", "entity_type"),
    [
        (
            "2020 United States presidential election",
            "The 2020 United States presidential election was close.",
            "EVENT",
        ),
        ("Hurricane Maria", "Hurricane Maria hit the island in May.", "EVENT"),
        (
            "Digital Millennium Copyright Act",
            "The Digital Millennium Copyright Act was passed in May.",
            "LAW",
        ),
        ("Roe v. Wade", "The court overturned Roe v. Wade on Monday.", "LAW"),
        ("EastMed pipeline", "Critics of the EastMed pipeline met on Monday.", "FAC"),
        (
            "United States Commission on Presidential Debates",
            "The United States Commission on Presidential Debates met on Monday.",
            "ORG",
        ),
        ("measles", "Two children died of measles in May.", "DISEASE"),
    ],
)
def test_head_word_completes_a_name(name: str, text: str, entity_type: str) -> None:
    rows = facts(Mentions, text)

    assert (name, entity_type) in {(row["text"], str(row["entity_type"])) for row in rows}


def test_country_of_a_person_is_the_nationality_before_the_name() -> None:
    rows = facts(Mentions, "The Italian artist Ann Sample met Bo Abel in Chad.")

    countries = {row["text"]: row["country"] for row in rows}
    assert (countries["Ann Sample"], countries["Bo Abel"]) == ("ITA", None)


def test_seat_of_government_before_its_country_is_a_place() -> None:
    assert meant("The mayor of Seoul, South Korea, left on Monday.")["Seoul"] == {"gpe:seoul"}
