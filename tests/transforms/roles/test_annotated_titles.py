"""Titles that the annotator reads: nouns that no lexicon lists, holders, what they are of."""

from functools import cache

from newsfacts.transforms.roles.annotated_titles import LIKELY
from newsfacts.transforms.roles.roles import Roles
from tests.ties import Tied, facts_with

DRUMMER = "Ann Berg joined Arcadia Records in 1990 and was soon its first timpanist."
HOLDER = ("timpanist", "HOLDER", "Ann")
OFFICE = ("timpanist", "OFFICE", "Records")

UNTIED = Tied(DRUMMER)
HELD = Tied(DRUMMER, (HOLDER,))
HELD_AND_OF = Tied(DRUMMER, (HOLDER, OFFICE))
DOUBTED = Tied(DRUMMER, (HOLDER,), LIKELY / 2)
MET = Tied(
    "Prime Minister Ann Berg met Bo Lund in Oslo on Monday.", (("Minister", "HOLDER", "Bo"),)
)
OF_SEVERAL = Tied(
    "Presidents Ann Berg and Bo Lund signed a treaty for Norway.",
    (("Presidents", "OFFICE", "Norway"),),
)
ALL = (UNTIED, HELD, HELD_AND_OF, DOUBTED, MET, OF_SEVERAL)

facts = cache(facts_with)


def held(case: Tied) -> list[tuple[object, ...]]:
    rows = facts(Roles, *ALL)[case]
    return [(r["person_id"], r["title"], r["organization"]) for r in rows]


def test_a_noun_that_no_lexicon_lists_is_a_title_where_it_is_read_so() -> None:
    assert held(UNTIED) == []
    assert held(HELD) == [("person:ann-berg", "first timpanist", None)]


def test_a_title_is_of_what_it_is_read_to_be_of() -> None:
    assert [organization for *_, organization in held(HELD_AND_OF)] == ["Arcadia Records"]


def test_a_doubted_holder_has_no_title() -> None:
    assert held(DOUBTED) == []


def test_the_holder_that_the_grammar_gives_stays() -> None:
    assert [person for person, *_ in held(MET)] == ["person:ann-berg"]


def test_a_title_of_several_persons_is_of_nothing_in_particular() -> None:
    assert [organization for *_, organization in held(OF_SEVERAL)] == [None, None]
