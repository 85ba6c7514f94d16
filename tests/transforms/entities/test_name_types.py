"""What kind of thing a name is of, and where it begins and ends."""

import polars as pl
import pytest

from newsfacts.transforms.annotator.tokens import Tokens
from newsfacts.transforms.entities.mentions import Mentions
from newsfacts.transforms.registry import build
from tests.parses import facts, frozen
from tests.support import given
from tests.transforms.entities.named import meant, typed


def test_name_before_satellite_is_a_product() -> None:
    rows = facts(Mentions, "The Spektr-M satellite was launched from Russia.")

    assert {r["text"]: str(r["entity_type"]) for r in rows}["Spektr-M"] == "PRODUCT"


def test_organisation_name_includes_the_demonym() -> None:
    found = typed("The Peruvian Ministry of Health closed two clinics on Monday.")

    assert found["Peruvian Ministry of Health"] == "ORG"


def test_last_word_of_a_name_decides_its_type() -> None:
    found = typed("The two states signed the Example Lakes Treaty in Geneva.")

    assert found["Example Lakes Treaty"] == "LAW"


def test_titles_are_neither_names_nor_part_of_one() -> None:
    found = typed("Prince Mbonisi met the King on Monday. The Prince left on Tuesday.")

    assert set(found) == {"Mbonisi"}


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


def test_party_and_state_with_full_stops_are_names() -> None:
    found = meant("Sen. Ann Example (R., Fla.) met Bo Sample (D., N.J.) on Monday.")

    assert (found["R."], found["Fla."]) == ({"org:republican-party"}, {"gpe:florida"})
    assert (found["D."], found["N.J."]) == ({"org:democratic-party"}, {"gpe:new-jersey"})


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
