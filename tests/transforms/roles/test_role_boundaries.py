import pytest

from newsfacts.transforms.roles.roles import Roles
from tests.parses import facts_of_batch
from tests.roles import held


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Trump fires director", "Ann Example left on Monday."),
        ("He met the president of the World Bank", "Ann Example left on Monday."),
        ("He met the president of the World Bank", "General Ann Example left on Monday."),
    ],
)
def test_what_ends_one_article_is_no_title_of_who_begins_the_next(before: str, after: str) -> None:
    alone = facts_of_batch(Roles, after)
    behind = facts_of_batch(Roles, before, after)

    assert [r["title"] for r in behind if r["article_id"] == "article-1"] == [
        r["title"] for r in alone
    ]


def test_a_headline_is_no_title_of_who_begins_the_text() -> None:
    assert held("Trump fires director\n\nAnn Example left on Monday.") == []


def test_a_field_does_not_go_on_in_the_next_article() -> None:
    [role, *_] = facts_of_batch(
        Roles, "Ann Example was elected president", "Of staff members, few came."
    )
    assert role["title"] == "president"
