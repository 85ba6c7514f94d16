"""Where persons live, whom they belong to, and what belongs to a body."""

import pytest

from tests.transforms.relations.related import related


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        (
            "Ann Example was safe at her home in the town of Tromsø on Monday.",
            ("person:ann-example", "resident_of", "gpe:tromsø"),
        ),
        (
            "Marie Dubois, 54, of Toulouse, was arrested on Friday.",
            ("person:marie-dubois", "resident_of", "gpe:toulouse"),
        ),
        (
            "Anna Berg grew up in Malmö and spoke on Monday.",
            ("person:anna-berg", "resident_of", "gpe:malmö"),
        ),
        (
            "Anna Berg returned to her native Malmö on Monday.",
            ("person:anna-berg", "born_in", "gpe:malmö"),
        ),
        (
            "Bill Gates married Melinda French in 1994.",
            ("person:bill-gates", "spouse", "person:melinda-french"),
        ),
        (
            "Anna Berg earned a degree from Lund University in 1972.",
            ("person:anna-berg", "educated_at", "org:lund-university"),
        ),
        (
            "Democrats including Nancy Pelosi criticised the plan.",
            ("person:nancy-pelosi", "party", "org:democratic-party"),
        ),
        (
            "Anna Berg left the Green Party in 2016.",
            ("person:anna-berg", "party", "org:green-party"),
        ),
        (
            "Anna Berg ran for the Green Party in 2016.",
            ("person:anna-berg", "party", "org:green-party"),
        ),
        (
            "The Green Party's mayoral candidate Anna Berg spoke on Monday.",
            ("person:anna-berg", "party", "org:green-party"),
        ),
        (
            "Anna Berg announced her bid for the presidency on Monday.",
            ("person:anna-berg", "candidate_for", "presidency"),
        ),
    ],
)
def test_words_tell_home_party_and_school(text: str, relation: tuple[str, ...]) -> None:
    assert relation in related(text)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        (
            "Volkswagen-owned Audi recalled vehicles on Monday.",
            ("org:volkswagen", "owner_of", "org:audi"),
        ),
        (
            "Volkswagen's Audi unit recalled vehicles on Monday.",
            ("org:audi", "part_of", "org:volkswagen"),
        ),
        (
            "Volkswagen, Germany's largest carmaker, recalled vehicles on Monday.",
            ("org:volkswagen", "based_in", "country:DEU"),
        ),
        (
            "The Federal Aviation Office of Germany agreed on Monday.",
            ("org:federal-aviation-office", "part_of", "country:DEU"),
        ),
        (
            "NATO member Norway agreed on Monday.",
            ("country:NOR", "member_of", "org:nato"),
        ),
        (
            "Microsoft was founded by Bill Gates and Paul Allen.",
            ("person:paul-allen", "founder_of", "org:microsoft"),
        ),
        (
            "Islamic State, also known as ISIS, attacked the town.",
            ("org:islamic-state", "alias", "ISIS"),
        ),
    ],
)
def test_words_tell_owners_parts_and_members(text: str, relation: tuple[str, ...]) -> None:
    assert relation in related(text)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        (
            "The storm hit Texas, Louisiana and other US states.",
            ("gpe:louisiana", "located_in", "country:USA"),
        ),
        (
            "The West African country of Ghana agreed on Monday.",
            ("country:GHA", "located_in", "loc:west-africa"),
        ),
        (
            "Chad, a landlocked country in Africa, agreed on Monday.",
            ("country:TCD", "located_in", "loc:africa"),
        ),
        (
            "The quake struck near Palu on the island of Sulawesi on Monday.",
            ("gpe:palu", "located_in", "gpe:sulawesi"),
        ),
        (
            "Libya agreed on Monday. Crowds gathered in the capital, Tripoli, on Monday.",
            ("gpe:tripoli", "located_in", "country:LBY"),
        ),
    ],
)
def test_places_lie_in_larger_ones(text: str, relation: tuple[str, ...]) -> None:
    assert relation in related(text)


@pytest.mark.parametrize(
    ("text", "subject", "predicate"),
    [
        ("Ann Example, a senator from Iowa, left on Monday.", "person:ann-example", "resident_of"),
        ("Ann Example left Microsoft on Monday.", "person:ann-example", "party"),
    ],
)
def test_offices_and_other_bodies_tell_no_home_or_party(
    text: str, subject: str, predicate: str
) -> None:
    assert not [r for r in related(text) if r[:2] == (subject, predicate)]


def test_a_place_in_its_own_country_is_told_in_the_nearest_one() -> None:
    found = related("Ann Example died at Mercy Hospital in Miami, Florida, on Monday.")
    assert [r[2] for r in found if r[0] == "fac:mercy-hospital"] == ["gpe:miami"]


def test_a_place_is_in_what_is_owned_not_in_the_owner() -> None:
    found = related("The bomb exploded in Example Village in Afghanistan's Wardak province.")
    assert ("gpe:wardak", "located_in", "country:AFG") in found
    assert not [r for r in found if r[0] != "gpe:wardak" and r[2] == "country:AFG"]


def test_two_relatives_of_one_phrase_are_told() -> None:
    found = related("Ann Example's parents, John Sample and Mary Sample, were farmers.")
    assert {r[2] for r in found} == {"person:john-sample", "person:mary-sample"}
