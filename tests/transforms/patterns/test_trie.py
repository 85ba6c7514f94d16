import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts.transforms.patterns.trie import merged

LISTS = {
    "(?:sunday|sunny|sun)": "(?:sun(?:day|ny)?)",
    "a(?:b|c)?d": "a(?:(?:b|c))?d",
    "(?:sun|sunday)": "(?:sun|sunday)",
    "(?:[a-z]|x+)": "(?:[a-z]|x+)",
}


@pytest.mark.parametrize(("pattern", "short"), LISTS.items())
def test_shared_beginnings_are_merged(pattern: str, short: str) -> None:
    assert merged(pattern) == short


@given(st.lists(st.text("abc", min_size=1, max_size=4), min_size=2, max_size=8), st.text("abc"))
def test_merged_list_matches_the_same(words: list[str], text: str) -> None:
    pattern = f"(?:{'|'.join(words)})"
    assert re.findall(merged(pattern), text) == re.findall(pattern, text)
