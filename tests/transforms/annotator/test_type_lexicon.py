"""Types that the lexicon of triggers allows."""

import numpy as np
import polars as pl
import pytest

from newsfacts.transforms.annotator.meaning_labels import EVENT_TYPES
from newsfacts.transforms.annotator.type_lexicon import within_lexicon


def best(lemma: str, upos: str) -> str:
    events = np.full((1, 1 + len(EVENT_TYPES)), 0.4 / len(EVENT_TYPES), np.float32)
    events[0, 0], events[0, 1 + EVENT_TYPES.index("HIRE")] = 0.5, 0.1
    found = within_lexicon(events, pl.DataFrame({"lemma": [lemma], "upos": [upos]}))
    assert found.sum() == pytest.approx(events.sum(), rel=1e-4)
    assert found[0, 0] == pytest.approx(0.5)
    return EVENT_TYPES[found[0, 1:].argmax()]


def test_a_listed_word_has_one_of_its_types() -> None:
    assert best("abduct", "VERB") == "ASSAULT"


@pytest.mark.parametrize(("lemma", "upos"), [("frobnicate", "VERB"), ("abduct", "NOUN")])
def test_other_words_are_left_alone(lemma: str, upos: str) -> None:
    assert best(lemma, upos) == "HIRE"
