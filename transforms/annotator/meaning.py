"""Meaning: what the network says of all words of a text beyond tags, trees and names.

Arrays over words are in the order of the words; arcs and mentions count words from the first.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from newsfacts.transforms.annotator.decoding import Numbers, Scores
from newsfacts.transforms.annotator.meaning_labels import EVENT_TYPES, STATUSES
from newsfacts.transforms.annotator.meaning_scores import (
    CONTENTS,
    EVENT_LIKELY,
    LAYERS,
    PREDICATES,
    FoundArcs,
    FoundMentions,
    MeaningScores,
    found_arcs,
    found_mentions,
)
from newsfacts.transforms.annotator.trigger_uses import weighed_by_use


@dataclass(frozen=True, slots=True)
class Meaning:
    """What is read of N words."""

    events: Scores  # (N, 1 + types) probabilities, of no event first
    statuses: Numbers  # (N,)
    factuality: Scores  # (N,)
    marks: Scores  # (N, 5)
    arcs: dict[str, FoundArcs]  # by layer
    mentions: FoundMentions


def meaning_of(found: Sequence[MeaningScores]) -> Meaning:
    """Join what is said of windows that follow each other."""
    firsts = np.cumsum([0, *(len(scores.events) for scores in found)])[:-1].tolist()
    each = list(zip(found, firsts, strict=True))
    mentions = [found_mentions(scores, first) for scores, first in each]
    return Meaning(
        events=np.concatenate([scores.events for scores in found]),
        statuses=np.concatenate([scores.statuses for scores in found]),
        factuality=np.concatenate([scores.factuality for scores in found]),
        marks=np.concatenate([scores.marks for scores in found]),
        arcs={
            layer: FoundArcs(
                *map(
                    np.concatenate,
                    zip(*(found_arcs(scores, layer, first) for scores, first in each), strict=True),
                )
            )
            for layer in LAYERS
        },
        mentions=FoundMentions(*map(np.concatenate, zip(*mentions, strict=True))),
    )


def word_columns(meaning: Meaning, words: pl.DataFrame) -> pl.DataFrame:
    """Give what is said of each word by itself, as columns of `tokens`.

    Events are weighed by how often coders read the same words so.

    Args:
        meaning: What is said of the words.
        words: `lemma` and `upos` of the same words.
    """
    weighed = weighed_by_use(meaning.events, words.select("lemma", "upos"))
    typed = weighed[:, 1:]
    types = typed.argmax(1)
    frame = pl.DataFrame(
        {
            "event_type": pl.Series(EVENT_TYPES).gather(types.astype(np.uint32)),
            "event_score": typed.max(1).astype(np.float32).round(3),
            "event_status": pl.Series(STATUSES).gather(meaning.statuses.astype(np.uint32)),
            "factuality_score": meaning.factuality.clip(-3, 3).astype(np.float32).round(2),
            "attributed": meaning.marks[:, CONTENTS] > 0,
            "predicate": meaning.marks[:, PREDICATES] > 0,
        }
    )
    event = pl.Series(weighed[:, 0] < 1 - EVENT_LIKELY)
    return frame.select(
        pl.when(event).then(pl.col("event_type", "event_score", "event_status")),
        pl.when(event | pl.col("predicate")).then("factuality_score"),
        "attributed",
    )
