from functools import cache

import pytest

from newsfacts.transforms.relations.relations import Relations
from tests import neighbours
from tests.parses import facts
from tests.transforms.relations.related import related


def test_place_is_located_in_the_place_after_the_comma() -> None:
    found = related("The fire broke out in Chicago, Illinois, on Monday.")

    assert ("gpe:chicago", "located_in", "gpe:illinois") in found


def test_country_operates_the_product_in_its_possessive() -> None:
    found = related("Russia's Glonass satellites were launched on Monday.")

    assert ("product:glonass", "operated_by", "country:RUS") in found


def test_passive_of_lead_relates_subject_and_agent() -> None:
    found = related("They docked at the International Space Station, led by the US.")

    assert ("product:international-space-station", "led_by", "country:USA") in found


def test_name_in_brackets_is_an_alias() -> None:
    found = related("The National Example Agency (NEA) met on Monday.")

    assert ("org:national-example-agency", "alias", "NEA") in found


def test_conjoined_names_are_not_related() -> None:
    assert related("China and Russia met on Monday.") == set()


def test_country_after_a_comma_does_not_contain_a_country() -> None:
    assert not related("Benin, Nigeria join the trade bloc.")


def test_region_after_a_comma_does_not_contain_a_region() -> None:
    assert not related("They voted in Iowa, New Hampshire and Nevada on Monday.")


def test_predicate_noun_member_relates_its_subject() -> None:
    belongs = ("member_of", "org:us-congress")
    texts = [
        "Al Green became a member of Congress in May.",
        "Al Green is a member of Congress.",
        "Al Green, a member of Congress, left in May.",
    ]

    assert {found[1:] for text in texts for found in related(text)} == {belongs}
    assert not related("Al Green courted members of Congress in May.")


def test_name_before_an_investigation_is_not_its_subject() -> None:
    found = related("The Ukraine investigation was led by Al Green in May.")

    assert "country:UKR" not in {subject for subject, _, _ in found}


def test_object_may_be_named_before_its_noun() -> None:
    found = related("The Long March-5 rocket, carrying the Chang'e-5 lunar probe, took off.")

    assert ("product:long-march-5", "carries", "product:chang-e-5") in found


@pytest.mark.parametrize(
    "text",
    [
        "Gardner's Democratic challenger left on Monday.",
        "Russia's Gazprom deal failed on Monday.",
        "Bill Clinton's National Security Council met on Monday.",
    ],
)
def test_modifier_behind_a_possessive_is_not_owned(text: str) -> None:
    assert related(text) == set()


def test_object_of_a_reversed_relation_is_the_word_that_names_it() -> None:
    (row,) = facts(Relations, "The Example Agency was founded by Ann Sample.")

    assert (row["subject_id"], row["predicate"], row["object_text"]) == (
        "person:ann-sample",
        "founder_of",
        "Example Agency",
    )


def test_relation_is_found_again_in_another_sentence() -> None:
    rows = facts(Relations, "They met in Tyler, Texas, on Monday. Tyler, Texas, was quiet.")

    assert [row["sentence_no"] for row in rows] == [0, 1]


#: The end of an article, and how the next one begins.
NEIGHBOURS = (
    ("The attack killed a 67-year-old", "Ann Example left on Monday."),
    ("Officials closed the Philippines' largest network", "Britain left on Monday."),
    ("The bank is Hong Kong-based", "Ann Example left on Monday."),
    ("He joined the Example Treaty Organization (", "ETO) said it would leave."),
)
beside = cache(neighbours.beside)


@pytest.mark.parametrize("pair", NEIGHBOURS)
def test_articles_of_a_batch_are_not_related(pair: tuple[str, str]) -> None:
    assert beside(Relations, NEIGHBOURS)[pair] == ([], [])


@pytest.mark.parametrize(
    "text",
    [
        "Ann Example left on Monday. A man died at the age of 67.",
        "Officials left Hong Kong. Based on that, Ann Example resigned.",
        "The attack killed a 67-year-old\n\nAnn Example left on Monday.",
    ],
)
def test_sentences_are_not_related(text: str) -> None:
    assert related(text) == set()
