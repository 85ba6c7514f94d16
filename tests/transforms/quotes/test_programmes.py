"""Titles of programmes are no speech, whatever verb is beside them."""

import pytest

from newsfacts.transforms.quotes.quotes import Quotes
from tests.parses import facts


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            'Speaking on "Harbour Town Sunday," Ann Murphy said the bridge would close.',
            ["the bridge would close"],
        ),
        (
            'Ann Murphy spoke to ABC\'s "Meet the Town." She said the bridge would close.',
            ["the bridge would close"],
        ),
        ('Ann Murphy said "No" on Sunday.', ['"No"']),
    ],
    ids=["on", "a network's", "speech"],
)
def test_only_what_is_no_title_of_a_programme_is_content(text: str, contents: list[str]) -> None:
    assert [row["text"] for row in facts(Quotes, text)] == contents
