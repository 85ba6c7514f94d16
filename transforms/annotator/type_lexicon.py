"""The types of events that the lexicon of triggers allows a word, where it lists the word."""

from functools import cache
from typing import Final

import numpy as np
import polars as pl

from newsfacts.transforms.annotator.decoding import Scores
from newsfacts.transforms.annotator.meaning_labels import EVENT_TYPES
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.events import EventTriggers

#: Probability left to the types that the lexicon does not name.
OTHERS: Final = np.float32(1e-3)


@cache
def listed() -> pl.DataFrame:
    """Give `lemma`, `upos` and the rows of EVENT_TYPES that the lexicon names, a type a row."""
    types = pl.DataFrame({"event_type": EVENT_TYPES}).with_row_index("type")
    return (
        read(EventTriggers)
        .select("lemma", pl.col("upos").cast(pl.String), "event_type")
        .unique()
        .join(types, on="event_type")
        .sort("lemma", "upos", "type")
        .select("lemma", "upos", "type")
    )


def within_lexicon(events: Scores, words: pl.DataFrame) -> Scores:
    """Scale down the types that the lexicon does not allow.

    Args:
        events: (N, 1 + types) probabilities, of no event first.
        words: `lemma` and `upos` of the words.

    Returns:
        Probabilities of the same sum, (N, 1 + types); that of no event stays as it is.
    """
    named = words.with_row_index("row").join(listed(), on=["lemma", "upos"])
    allowed = np.zeros((len(events), len(EVENT_TYPES)), bool)
    allowed[named["row"].to_numpy(), named["type"].to_numpy()] = True
    weights = np.where(allowed | ~allowed.any(1, keepdims=True), np.float32(1), OTHERS)
    types = events[:, 1:] * weights
    sums = events[:, 1:].sum(1, keepdims=True) / np.maximum(types.sum(1, keepdims=True), 1e-12)
    found: Scores = np.hstack([events[:, :1], types * sums])
    return found
