import pytest

from newsfacts.transforms.annotator.word_features import WORD_CLASSES, class_bits, folded, shape


@pytest.mark.parametrize(
    ("words", "number"),
    [
        (["bridge", "co-founder", "1990s"], 1),
        (["G7", "5"], 2),
        (["NASA", "UN"], 3),
        (["I", "A"], 4),
        (["Bridge"], 5),
        (["iPhone", "McDonald", "U.S.a"], 6),
        (["...", "“", "中"], 7),
    ],
)
def test_how_a_word_is_written(words: list[str], number: int) -> None:
    assert {shape(word) for word in words} == {number}


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("China", "country"),
        ("São", "city_part"),
        ("Nigerian", "demonym"),
        ("Fatima", "given_name"),
        ("Uber", "organization"),
        ("Ltd.", "organization_head"),
        ("Mr.", "title"),
        ("River", "place_head"),
    ],
)
def test_the_lexicon_knows_what_a_word_can_be(word: str, kind: str) -> None:
    assert class_bits()[folded(word)] >> WORD_CLASSES.index(kind) & 1
