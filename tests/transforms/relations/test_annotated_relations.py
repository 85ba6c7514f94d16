"""Relations that the annotator reads where no pattern joins the words."""

from functools import cache

from newsfacts.transforms.annotator.meaning_labels import TIES
from newsfacts.transforms.lexicons.relations import PREDICATES
from newsfacts.transforms.relations.annotated_relations import LIKELY
from newsfacts.transforms.relations.relations import Relations
from tests.ties import Tied, facts_with

RETURNED = "Ann Berg went back to Oslo in the spring, as she does every year."
BORN = "Ann Berg, 67, was born in Oslo, the capital of Norway."
SHOOK = "The bridge of Oslo and all of Norway shook."
LIVES = ("Ann", "resident_of", "Oslo")

UNTIED = Tied(RETURNED)
TIED = Tied(RETURNED, (LIVES,))
DOUBTED = Tied(RETURNED, (LIVES,), LIKELY / 2)
LESS_LIKELY = Tied(RETURNED, (LIVES,), 0.5)
MARRIED_TO_A_TOWN = Tied(RETURNED, (("Oslo", "spouse", "Ann"),))
OFFICES = Tied(RETURNED, (("Oslo", "led_by", "Ann"), ("Ann", "employer", "Oslo")))
BY_RULES = Tied(BORN)
BY_RULES_AND_TIES = Tied(BORN, (LIVES,))
LIES_IN = Tied(SHOOK, (("Oslo", "located_in", "Norway"),), 0.4)
COUNTRY_IN_A_TOWN = Tied(SHOOK, (("Norway", "located_in", "Oslo"),))
ALL = (
    *(UNTIED, TIED, DOUBTED, LESS_LIKELY, MARRIED_TO_A_TOWN, OFFICES),
    *(BY_RULES, BY_RULES_AND_TIES, LIES_IN, COUNTRY_IN_A_TOWN),
)

facts = cache(facts_with)


def related(case: Tied) -> list[tuple[object, ...]]:
    rows = facts(Relations, *ALL)[case]
    return [(r["subject_id"], str(r["predicate"]), r["object_text"], r["rule"]) for r in rows]


def test_a_tie_between_names_is_a_relation() -> None:
    assert related(UNTIED) == []
    assert related(TIED) == [("person:ann-berg", "resident_of", "Oslo", "annotator")]


def test_a_doubted_tie_is_none() -> None:
    assert related(DOUBTED) == []


def test_a_relation_holds_between_entities_of_its_types_only() -> None:
    assert related(MARRIED_TO_A_TOWN) == []


def test_what_an_office_says_is_read_from_roles_alone() -> None:
    assert related(OFFICES) == []


def test_what_a_rule_relates_is_not_related_again() -> None:
    rules, tied = related(BY_RULES), related(BY_RULES_AND_TIES)
    assert len(rules) >= 2
    assert [predicate for _, predicate, *_ in tied] == [predicate for _, predicate, *_ in rules]


def test_ties_are_named_as_the_relations_that_they_become() -> None:
    assert {*TIES} - {*PREDICATES} == {"HOLDER", "OFFICE", "AGREES"}


def test_a_place_is_read_from_a_lower_score_than_a_home() -> None:
    assert [predicate for _, predicate, *_ in related(LIES_IN)] == ["located_in"]
    assert related(LESS_LIKELY) == []


def test_no_country_lies_in_a_town() -> None:
    assert related(COUNTRY_IN_A_TOWN) == []
