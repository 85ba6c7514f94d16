"""Relations that the annotator reads where no pattern joins the words."""

from newsfacts.transforms.annotator.meaning_labels import TIES
from newsfacts.transforms.lexicons.relations import PREDICATES
from newsfacts.transforms.relations.annotated_relations import LIKELY
from newsfacts.transforms.relations.relations import Relations
from tests.ties import facts_with

RETURNED = "Ann Berg went back to Oslo in the spring, as she does every year."
LIVES = ("Ann", "resident_of", "Oslo")


def related(*ties: tuple[str, str, str], score: float = 0.9) -> list[tuple[object, ...]]:
    rows = facts_with(Relations, RETURNED, *ties, score=score)
    return [(r["subject_id"], str(r["predicate"]), r["object_text"], r["rule"]) for r in rows]


def test_a_tie_between_names_is_a_relation() -> None:
    assert related() == []
    assert related(LIVES) == [("person:ann-berg", "resident_of", "Oslo", "annotator")]


def test_a_doubted_tie_is_none() -> None:
    assert related(LIVES, score=LIKELY / 2) == []


def test_a_relation_holds_between_entities_of_its_types_only() -> None:
    assert related(("Oslo", "spouse", "Ann")) == []


def test_what_an_office_says_is_read_from_roles_alone() -> None:
    assert related(("Oslo", "led_by", "Ann"), ("Ann", "employer", "Oslo")) == []


def test_what_a_rule_relates_is_not_related_again() -> None:
    text = "Ann Berg, 67, was born in Oslo, the capital of Norway."
    rules = facts_with(Relations, text)
    tied = facts_with(Relations, text, ("Ann", "resident_of", "Oslo"))
    assert len(rules) >= 2
    assert [r["predicate"] for r in tied] == [r["predicate"] for r in rules]


def test_ties_are_named_as_the_relations_that_they_become() -> None:
    assert {*TIES} - {*PREDICATES} == {"HOLDER", "OFFICE", "AGREES"}


def test_a_place_is_read_from_a_lower_score_than_a_home() -> None:
    text = "The bridge of Oslo and all of Norway shook."
    tie = ("Oslo", "located_in", "Norway")
    assert [str(r["predicate"]) for r in facts_with(Relations, text, tie, score=0.4)] == [
        "located_in"
    ]
    assert related(LIVES, score=0.5) == []


def test_no_country_lies_in_a_town() -> None:
    text = "The bridge of Oslo and all of Norway shook."
    assert facts_with(Relations, text, ("Norway", "located_in", "Oslo")) == []
