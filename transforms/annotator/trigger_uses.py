"""How often coders read a word as which event: what the network says is weighed by it.

The network is small and has seen few words as triggers; counts know that "pardon" is CONCEDE. A
word that nobody coded is left as the network reads it.
"""

from functools import cache
from typing import Final

import numpy as np
import polars as pl

from newsfacts.transforms.annotator.decoding import Scores
from newsfacts.transforms.annotator.meaning_labels import EVENT_TYPES
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.events import NO_EVENT, EventTriggers, TriggerUses

#: Exponents of the shares of uses, for the types and for being an event at all; and uses that each
#: type, an event, and a word are given in advance. Chosen on texts that no use is counted in.
TYPES_TRUST: Final = 1.3
EVENT_TRUST: Final = 0.5
TYPE_BEFORE: Final = 0.02
EVENT_BEFORE: Final = 0.5
WORD_BEFORE: Final = 4.0
#: Columns of no event and of types, as in the network's output.
CLASSES: Final = (NO_EVENT, *EVENT_TYPES)


@cache
def uses() -> pl.DataFrame:
    """Give `lemma`, `upos`, `class_no` (place in CLASSES) and `uses`.

    A frame of the lexicon of triggers counts as one use, shared by the types that it may have.
    """
    counted = read(TriggerUses).select("lemma", "upos", "event_type", "uses")
    framed = (
        read(EventTriggers)
        .filter(pl.col("event_type").is_in(EVENT_TYPES))
        .select("lemma", pl.col("upos").cast(pl.String), "event_type")
        .unique()
        .with_columns(uses=1 / pl.len().over("lemma", "upos"))
    )
    classes = pl.DataFrame({"event_type": CLASSES}).with_row_index("class_no")
    return (
        pl.concat([counted.cast({"upos": pl.String, "event_type": pl.String}), framed])
        .join(classes, on="event_type")
        .group_by("lemma", "upos", "class_no")
        .agg(pl.col("uses").sum())
        .sort("lemma", "upos", "class_no")
    )


def weighed_by_use(events: Scores, words: pl.DataFrame) -> Scores:
    """Weigh the probabilities of events by how often the same words were coded so.

    Args:
        events: (N, 1 + types) probabilities, of no event first.
        words: `lemma` and `upos` of the words.

    Returns:
        Probabilities, (N, 1 + types).
    """
    found = words.with_row_index("row").join(uses(), on=["lemma", "upos"])
    counts = np.zeros(events.shape, np.float32)
    counts[found["row"].to_numpy(), found["class_no"].to_numpy()] = found["uses"].to_numpy()
    told = counts[:, 1:].sum(1, keepdims=True)
    share = (told + EVENT_BEFORE) / (counts.sum(1, keepdims=True) + WORD_BEFORE)
    usual = EVENT_BEFORE / WORD_BEFORE
    odds = (share / (1 - share) * (1 - usual) / usual) ** EVENT_TRUST
    event = 1 - events[:, :1]
    likely = event * odds / (event * odds + events[:, :1])
    types = events[:, 1:] * (counts[:, 1:] + TYPE_BEFORE) ** TYPES_TRUST
    types *= likely / np.maximum(types.sum(1, keepdims=True), np.float32(1e-30))
    weighed: Scores = np.hstack([1 - likely, types]).astype(np.float32)
    return weighed
