"""Where the reporter's words end and the speaker's begin."""

import pytest

from newsfacts.transforms.quotes.quotes import Quotes
from tests.parses import facts


def quotes_in(text: str) -> list[tuple[str, object]]:
    return [(str(row["kind"]), row["text"]) for row in facts(Quotes, text)]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (
            'Ann Example said, "It is unsafe and it will close."',
            [("direct", '"It is unsafe and it will close."')],
        ),
        (
            'Ann Example said that "it is unsafe and it will close".',
            [("direct", '"it is unsafe and it will close"')],
        ),
        (
            'Ann Example said the bridge "was unsafe for all who live in Oslo".',
            [("mixed", 'the bridge "was unsafe for all who live in Oslo"')],
        ),
    ],
    ids=["a quotation", "behind that", "a clause that goes on in it"],
)
def test_content_is_direct_only_if_it_begins_with_its_quotation(
    text: str, quotes: list[tuple[str, object]]
) -> None:
    assert quotes_in(text) == quotes


def test_content_ends_before_a_colon_and_a_quotation_of_its_own() -> None:
    text = 'Ann Example said the bridge was closed: "We all know that it is not safe at all."'

    assert sorted(quotes_in(text)) == [
        ("direct", '"We all know that it is not safe at all."'),
        ("indirect", "the bridge was closed"),
    ]


def test_the_preposition_of_a_cue_is_no_part_of_its_content() -> None:
    text = "Ann Example called for an investigation into the shooting."

    assert quotes_in(text) == [("indirect", "an investigation into the shooting")]
