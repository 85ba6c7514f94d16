import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts.transforms.annotator.words import words


def cut(text: str) -> list[str]:
    return words(pl.DataFrame({"paragraph": [0], "text": [text]}))["word"].to_list()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He didn't sell.", "He did n't sell ."),
        ("We can’t, won't, cannot.", "We ca n’t , wo n't , can not ."),
        ("China's allies' plan", "China 's allies ' plan"),
        ("worth $1bn or US$2.5m, up 20%", "worth $ 1 bn or US$ 2.5 m , up 20 %"),
        ("at 5pm on the 10th in the 1990s", "at 5 pm on the 10th in the 1990s"),
        ("Hong Kong-based co-founder", "Hong Kong - based co-founder"),
        ("Spektr-M and Chang'e-5", "Spektr - M and Chang'e - 5"),
        ("Mr. Li of U.S. firms", "Mr. Li of U.S. firms"),
        ("George W. Bush has plan B.", "George W. Bush has plan B ."),
        ("AT&T's O'Brien", "AT&T 's O'Brien"),
        ("“Yes,” she said ‘no’…", "“ Yes , ” she said ‘ no ’ …"),
        ("see https://example.org/a?b=1, or me@example.org.",
         "see https://example.org/a?b=1 , or me@example.org ."),
        ("born 1946-07-06; 1,234.5 and/or", "born 1946-07-06 ; 1,234.5 and / or"),
        ("ok 👍🏽🇺🇸 :)", "ok 👍🏽 🇺🇸 :)"),
    ],
)  # fmt: skip
def test_text_is_cut_as_in_the_treebanks(text: str, expected: str) -> None:
    assert cut(text) == expected.split()


@given(st.text() | st.text(alphabet="aé'’.-1$ \n\0\u0301"))
def test_every_word_is_at_its_offset_and_only_white_space_is_left_out(text: str) -> None:
    found = words(pl.DataFrame({"paragraph": [0], "text": [text]}))
    left = list(text)
    for start, word in found.select("start", "word").iter_rows():
        assert text[start : start + len(word)] == word
        left[start : start + len(word)] = ""
        left[start:start] = [""] * len(word)
    assert not "".join(left).strip()


def test_paragraphs_are_cut_apart() -> None:
    frame = words(pl.DataFrame({"paragraph": [3, 5, 7], "text": ["One two.", "", "Three"]}))
    assert frame.select("paragraph", "start", "word", "spaced").rows() == [
        (3, 0, "One", True),
        (3, 4, "two", True),
        (3, 7, ".", False),
        (7, 0, "Three", True),
    ]
