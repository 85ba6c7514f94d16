import numpy as np
import polars as pl
import pytest

from newsfacts.transforms.annotator.sentence_starts import (
    Marks,
    behind_dateline,
    closes,
    opens,
    sentence_starts,
)
from newsfacts.transforms.annotator.words import words


def started(text: str, seen: set[str]) -> list[str]:
    """Give the words at which sentences start, where the model sees a start at some."""
    found = words(pl.DataFrame({"text": [text], "paragraph": [0]}))
    marks = Marks(
        *(
            found.select(mark).to_series().to_numpy()
            for mark in (opens(), closes(), behind_dateline())
        )
    )
    at = np.array([word in seen for word in found["word"]])
    return found.filter(pl.Series(sentence_starts(at, marks)))["word"].to_list()


@pytest.mark.parametrize("mark", ['"', "“", "'", "(", "«"])
def test_a_mark_that_opens_starts_the_sentence(mark: str) -> None:
    assert started(f"It closed. {mark}Why?", {"Why"}) == ["It", mark]


@pytest.mark.parametrize("mark", ['"', "”", "'", ")", "»"])
def test_a_mark_that_closes_starts_none(mark: str) -> None:
    assert started(f"Why did it close?{mark} It did.", {mark}) == ["Why", "It"]


def test_marks_within_a_sentence_start_none() -> None:
    assert started('He called it "odd" and left.', set()) == ["He"]


def test_a_mark_that_may_do_either_is_left_to_the_model() -> None:
    assert started('It closed. " Why? "', {"Why"}) == ["It", "Why"]


def test_a_window_of_one_mark_is_a_sentence() -> None:
    assert started('"', set()) == ['"']


def test_a_sentence_starts_behind_a_dateline() -> None:
    assert started("OSLO (Reuters) — It rained. It shone.", {"It"}) == ["OSLO", "It", "It"]
    assert started("OSLO, Norway — Rain fell.", set()) == ["OSLO", "Rain"]
