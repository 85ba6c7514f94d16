"""What a run learns from."""

import pytest

pytest.importorskip("torch")

from newsfacts.transforms.annotator.train.meaning.material import share
from newsfacts.transforms.annotator.train.meaning.texts import untold
from newsfacts.transforms.annotator.train.sentences import Document, Sentence

TEXTS = [untold(Document("gum", [Sentence([str(n)], [1], [True])])) for n in range(40)]


def test_a_smaller_share_of_the_gold_is_part_of_a_larger_one() -> None:
    quarter, half = ([id(text) for text in share(TEXTS, part)] for part in (0.25, 0.5))

    assert (len(quarter), len(half)) == (10, 20)
    assert set(quarter) < set(half)


def test_all_gold_is_learned_from_as_it_stands() -> None:
    assert share(TEXTS, 1) is TEXTS
