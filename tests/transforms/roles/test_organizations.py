import pytest

from newsfacts.transforms.roles.roles import Roles
from tests.parses import facts
from tests.roles import held


def test_nationality_before_a_profession_is_no_organisation() -> None:
    assert held("English drummer Ann Sample left on Monday.") == [
        ("person:ann-sample", "drummer", None, "current")
    ]


def test_a_state_that_only_a_lexicon_knows_of_is_left_open() -> None:
    [role] = facts(Roles, "President Barack Obama spoke for an hour.")
    assert (role["person_id"], role["organization_id"]) == ("person:barack-obama", None)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "The US Supreme Court met on Monday. Justice Ann Example dissented.",
            "org:supreme-court-usa",
        ),
        (
            "Thames Valley Police came on Monday. Inspector Bo Sample led the search.",
            "org:thames-valley-police",
        ),
    ],
)
def test_a_title_is_of_the_one_body_of_its_kind(text: str, body: str) -> None:
    assert [of for _, _, of, _ in held(text)] == [body]


def test_a_title_is_of_none_of_two_bodies_of_its_kind() -> None:
    found = held("The Oslo District Court and the Bergen City Court met. Judge Ann Example left.")
    assert [of for _, _, of, _ in found] == [None]
