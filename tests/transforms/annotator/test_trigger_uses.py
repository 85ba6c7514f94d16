"""Events weighed by how often coders read the same words so."""

import numpy as np
import polars as pl
import pytest

from newsfacts.transforms.annotator.meaning_labels import EVENT_TYPES
from newsfacts.transforms.annotator.trigger_uses import weighed_by_use


def weighed(lemma: str, upos: str) -> list[float]:
    """Weigh what is an event as likely as not, most likely HIRE."""
    events = np.full((1, 1 + len(EVENT_TYPES)), 0.4 / len(EVENT_TYPES), np.float32)
    events[0, 0], events[0, 1 + EVENT_TYPES.index("HIRE")] = 0.5, 0.1
    events[0, 1:] *= 0.5 / events[0, 1:].sum()
    found = weighed_by_use(events, pl.DataFrame({"lemma": [lemma], "upos": [upos]}))
    assert found.sum() == pytest.approx(1, rel=1e-4)
    return [float(share) for share in found[0]]


def type_of(found: list[float]) -> str:
    return EVENT_TYPES[int(np.argmax(found[1:]))]


@pytest.mark.parametrize(
    ("lemma", "kind"), [("abduct", "ASSAULT"), ("pardon", "CONCEDE"), ("endorse", "SUPPORT")]
)
def test_a_word_has_the_type_that_coders_gave_it(lemma: str, kind: str) -> None:
    assert type_of(weighed(lemma, "VERB")) == kind


def test_words_that_nobody_coded_are_left_alone() -> None:
    found = weighed("frobnicate", "VERB")
    assert type_of(found) == "HIRE"
    assert found[0] == pytest.approx(0.5, abs=0.01)


def test_words_that_are_seldom_events_become_less_likely() -> None:
    assert weighed("say", "VERB")[0] > 0.6
    assert weighed("arrest", "VERB")[0] < 0.5
