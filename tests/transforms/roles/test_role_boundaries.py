from functools import cache

import pytest

from newsfacts.transforms.roles.roles import Roles
from tests import neighbours
from tests.roles import held

#: The end of an article, and how the next one begins.
NEIGHBOURS = (
    ("Trump fires director", "Ann Example left on Monday."),
    ("He met the president of the World Bank", "Ann Example left on Monday."),
    ("He met the president of the World Bank", "General Ann Example left on Monday."),
)
FIELD = ("Ann Example was elected president", "Of staff members, few came.")

beside, apart = cache(neighbours.beside), cache(neighbours.apart)


@pytest.mark.parametrize("pair", NEIGHBOURS)
def test_what_ends_one_article_is_no_title_of_who_begins_the_next(pair: tuple[str, str]) -> None:
    _, behind = beside(Roles, (*NEIGHBOURS, FIELD))[pair]
    _, alone = apart(Roles, NEIGHBOURS)[pair]

    assert [r["title"] for r in behind] == [r["title"] for r in alone]


def test_a_headline_is_no_title_of_who_begins_the_text() -> None:
    assert held("Trump fires director\n\nAnn Example left on Monday.") == []


def test_a_field_does_not_go_on_in_the_next_article() -> None:
    [role, *_], _ = beside(Roles, (*NEIGHBOURS, FIELD))[FIELD]
    assert role["title"] == "president"
