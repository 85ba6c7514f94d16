"""Titles that the annotator reads: nouns that no lexicon lists, holders, what they are of."""

from newsfacts.transforms.roles.annotated_titles import LIKELY
from newsfacts.transforms.roles.roles import Roles
from tests.ties import facts_with

DRUMMER = "Ann Berg joined Arcadia Records in 1990 and was soon its first timpanist."
HOLDER = ("timpanist", "HOLDER", "Ann")
OFFICE = ("timpanist", "OFFICE", "Records")


def held(*ties: tuple[str, str, str], score: float = 0.9) -> list[tuple[object, ...]]:
    rows = facts_with(Roles, DRUMMER, *ties, score=score)
    return [(r["person_id"], r["title"], r["organization"]) for r in rows]


def test_a_noun_that_no_lexicon_lists_is_a_title_where_it_is_read_so() -> None:
    assert held() == []
    assert held(HOLDER) == [("person:ann-berg", "first timpanist", None)]


def test_a_title_is_of_what_it_is_read_to_be_of() -> None:
    assert [row[2] for row in held(HOLDER, OFFICE)] == ["Arcadia Records"]


def test_a_doubted_holder_has_no_title() -> None:
    assert held(HOLDER, score=LIKELY / 2) == []


def test_the_holder_that_the_grammar_gives_stays() -> None:
    text = "Prime Minister Ann Berg met Bo Lund in Oslo on Monday."
    rows = facts_with(Roles, text, ("Minister", "HOLDER", "Bo"))
    assert [r["person_id"] for r in rows] == ["person:ann-berg"]


def test_a_title_of_several_persons_is_of_nothing_in_particular() -> None:
    text = "Presidents Ann Berg and Bo Lund signed a treaty for Norway."
    rows = facts_with(Roles, text, ("Presidents", "OFFICE", "Norway"))
    assert [r["organization"] for r in rows] == [None, None]
