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


def test_a_people_and_a_capital_that_acts_are_their_country() -> None:
    found = meant("Beijing and Moscow announced a deal. Chinese officials met in Moscow.")

    assert found["Beijing"] == found["Chinese"] == {"country:CHN"}
    assert found["Moscow"] == {"country:RUS", "gpe:moscow"}


def test_a_family_name_means_the_person_named_in_full_before() -> None:
    found = meant("Mikhail Mishustin arrived on Monday. Mishustin said he would stay.")

    assert found["Mishustin"] == found["Mikhail Mishustin"] == {"person:mikhail-mishustin"}


def test_the_two_countries_are_those_that_were_named() -> None:
    found = meant("Russia and China met on Monday. The two countries agreed to cooperate.")

    assert found["two countries"] == {"country:CHN", "country:RUS"}


def test_they_are_the_two_that_are_joined_before() -> None:
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
def test_they_are_no_two_that_stand_apart_or_with_others(text: str) -> None:
    assert not {"They", "they"} & set(meant(text))


def test_a_name_may_be_the_last_word_of_all() -> None:
    assert meant("They left China")["China"] == {"country:CHN"}


def test_both_behind_a_pronoun_belongs_to_it() -> None:
    found = meant("Russia and China met on Monday. It was a surprise to them both.")

    assert found["them both"] == {"country:CHN", "country:RUS"}


def test_an_abbreviation_in_brackets_means_the_name_before_it() -> None:
    found = meant("The National Example Agency (NEA) met on Monday. The NEA said so.")

    assert found["NEA"] == found["National Example Agency"]


def test_a_word_for_a_craft_makes_a_name_a_product() -> None:
    rows = facts(Mentions, "The Spektr-M satellite was launched from Russia.")

    assert {r["text"]: str(r["entity_type"]) for r in rows}["Spektr-M"] == "PRODUCT"


def test_words_that_name_nothing_are_no_mentions() -> None:
    assert meant("The old bridge was closed after heavy rain.") == {}


def typed(text: str) -> dict[str, str]:
    named = [row for row in facts(Mentions, text) if row["kind"] == "name"]
    return {str(row["text"]): str(row["entity_type"]) for row in named}


def test_a_body_takes_its_peoples_name_along() -> None:
    found = typed("The Peruvian Ministry of Health closed two clinics on Monday.")

    assert found["Peruvian Ministry of Health"] == "ORG"


def test_the_last_word_of_a_name_tells_what_it_names() -> None:
    found = typed("The two states signed the Example Lakes Treaty in Geneva.")

    assert found["Example Lakes Treaty"] == "LAW"


def test_titles_are_no_part_of_a_name_and_no_names() -> None:
    found = typed("Prince Mbonisi met the King on Monday. The Prince left on Tuesday.")

    assert set(found) == {"Mbonisi"}


def test_a_pronoun_means_nobody_of_the_other_gender() -> None:
    found = meant("Angela Merkel met Mr Smith. He left on Monday.")

    assert "He" not in found


def test_whom_somebody_praises_is_somebody_else() -> None:
    found = meant("Mr Smith arrived on Monday. Mr Jones praised him.")

    assert "person:jones" not in found.get("him", set())


def test_who_is_named_in_full_later_is_another_one() -> None:
    text = (
        "News of the day.\n\nMr Smith arrived on Monday in Oslo.\n\n"
        "Ann Smith stayed at home in London."
    )
    found = meant(text)

    assert found["Smith"] == {"person:smith"}


def test_a_body_is_named_with_the_office_it_belongs_to() -> None:
    found = typed("Officers of the Public Prosecutor's Office searched the building on Monday.")

    assert found["Public Prosecutor's Office"] == "ORG"


def test_hyphens_do_not_cut_a_name_in_two() -> None:
    found = typed("Mandy Gull-Masty said that Ann Example would leave.")

    assert found["Mandy Gull-Masty"] == "PERSON"


def test_what_a_minister_is_in_charge_of_is_no_body() -> None:
    found = typed("The Deputy Minister for Political Affairs, Ali Example, arrived on Monday.")

    assert "Political Affairs" not in found


def test_the_full_name_of_a_state_is_one_name() -> None:
    assert typed("Officials of the State of Kuwait met on Monday.") == {"State of Kuwait": "GPE"}


def test_what_has_shareholders_is_no_person() -> None:
    found = typed("Carter's shareholders met on Monday. Carter sold two plants.")

    assert found["Carter"] == "ORG"


def test_a_particle_belongs_to_the_family_name() -> None:
    found = typed("Antonio Carlos dos Santos spoke on Monday. Dos Santos said trade would grow.")

    assert found["Dos Santos"] == "PERSON"


def test_a_title_of_kin_is_no_part_of_a_name() -> None:
    assert typed("The bank met Aunty Pat Anderson on Monday.")["Pat Anderson"] == "PERSON"


def test_a_word_that_lists_know_as_a_place_only_is_a_place() -> None:
    assert typed("Savar said on Monday that it would close.") == {"Savar": "GPE"}


def reread(text: str, word: str, **tags: str) -> dict[str, str]:
    """Type the names of a text in whose parse a word is tagged otherwise."""
    changed = pl.col("text") == word
    tokens = frozen(text).with_columns(
        **{name: pl.when(changed).then(pl.lit(tag)).otherwise(name) for name, tag in tags.items()}
    )
    built = build(*given(text), wanted=[Mentions], stored={Tokens: tokens})[Mentions]
    named = built.filter(pl.col("kind").cast(pl.String) == "name")
    return dict(named.select("text", pl.col("entity_type").cast(pl.String)).iter_rows())


def test_an_adjective_of_a_place_tells_of_its_people() -> None:
    text = "The Tasmanian community met in Hobart."
    assert reread(text, "Tasmanian", upos="ADJ", entity_type="LOC")["Tasmanian"] == "NORP"
    assert reread(text, "Hobart", upos="ADJ", entity_type="LOC")["Hobart"] == "LOC"


def test_no_name_ends_with_a_hyphen() -> None:
    text = "The Mumbai-based bank closed on Monday."
    assert reread(text, "-", entity_type="GPE").keys() == {"Mumbai"}


def test_a_body_is_of_the_country_that_its_name_begins_with() -> None:
    rows = facts(Mentions, "South African Airways and Georgia Power met Hamas in Oslo.")

    assert {row["text"]: row["country"] for row in rows} == {
        "South African Airways": "ZAF",
        "Georgia Power": None,
        "Hamas": "PSE",
        "Oslo": None,
    }


def test_a_leader_is_of_the_country_that_the_lexicon_tells() -> None:
    (row,) = facts(Mentions, "On Monday Putin arrived.")

    assert (row["entity_id"], row["country"]) == ("person:vladimir-putin", "RUS")


def test_spellings_of_a_leader_are_one_person_and_a_namesake_is_another() -> None:
    assert meant("Moammar Gadhafi arrived.") == {"Moammar Gadhafi": {"person:muammar-gaddafi"}}
    assert meant("Ann Trump met Bob. Trump left.")["Trump"] == {"person:ann-trump"}


def test_a_listed_name_may_be_written_with_an_apostrophe_of_print() -> None:
    rows = facts(Mentions, "The People’s Liberation Army met McDonald’s in the old town.")

    assert {row["text"]: row["country"] for row in rows} == {
        "People’s Liberation Army": "CHN",
        "McDonald’s": "USA",
    }
