"""What the network says of the meaning of one window, and the arcs that follow from it."""

from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from newsfacts.transforms.annotator.decoding import Numbers, Scores
from newsfacts.transforms.annotator.meaning_labels import ATTRIBUTIONS, PARTICIPANTS, ROLES, TIES

PREDICATES, CUES, CONTENTS, MENTIONS, TIED = range(5)  # columns of `marks`
#: From this probability on a word is given its event; from less, the network's alone, participants.
EVENT_LIKELY: Final = 0.3
EVENT_POSSIBLE: Final = 0.1
#: From these log odds on a word is asked what it is tied to.
TIE_POSSIBLE: Final = -2.0
LAYERS: Final = {
    "role": ROLES,
    "participant": PARTICIPANTS,
    "attribution": ATTRIBUTIONS,
    "tie": TIES,
}


@dataclass(frozen=True, slots=True)
class MeaningScores:
    """Fields in the order of the network's outputs; N words, K rows of each kind, M mentions.

    The first word is a row of each kind whether it is likely or not.
    """

    events: Scores  # (N, 1 + types) probabilities, of no event first
    statuses: Numbers  # (N,) best status, should the word tell an event
    factuality: Scores  # (N,) from about -3 to 3
    marks: Scores  # (N, 5) log odds: predicate, cue, inside what is attributed, mention, tied
    role_rows: Numbers  # (K,)
    role_labels: Numbers  # (K, N) 0 for none
    role_scores: Scores  # (K, N)
    participant_rows: Numbers
    participant_labels: Numbers
    participant_scores: Scores
    attribution_rows: Numbers
    attribution_labels: Numbers
    attribution_scores: Scores
    tie_rows: Numbers
    tie_labels: Numbers
    tie_scores: Scores
    mention_rows: Numbers  # (M,)
    anaphors: Scores  # (M, D)
    antecedents: Scores  # (M, D)
    newness: Scores  # (M,)


class FoundArcs(NamedTuple):
    """Arrays over arcs; words are counted as the caller says, labels from 1."""

    begins: Numbers
    ends: Numbers
    labels: Numbers
    scores: Scores


class FoundMentions(NamedTuple):
    """Arrays over the mentions of a text, in order."""

    words: Numbers
    anaphors: Scores
    antecedents: Scores
    newness: Scores


def likely_rows(scores: MeaningScores) -> dict[str, Numbers]:
    """Tell for each layer which words begin arcs."""
    return {
        "role": scores.marks[:, PREDICATES] > 0,
        "participant": scores.events[:, 0] < 1 - EVENT_POSSIBLE,
        "attribution": scores.marks[:, CUES] > 0,
        "tie": scores.marks[:, TIED] > TIE_POSSIBLE,
    }


def found_arcs(scores: MeaningScores, layer: str, first: int) -> FoundArcs:
    """Give the arcs of one layer; `first` is the number of the window's first word."""
    rows, labels, likely = (
        getattr(scores, f"{layer}_{part}") for part in ("rows", "labels", "scores")
    )
    begun = likely_rows(scores)[layer][rows]
    if layer == "tie":  # few words begin one, and arcs are learned from these
        likely = likely / (1 + np.exp(-scores.marks[rows, TIED, None]))
    row, end = np.nonzero((labels > 0) & begun[:, None])
    return FoundArcs(rows[row] + first, end + first, labels[row, end], likely[row, end])


def found_mentions(scores: MeaningScores, first: int) -> FoundMentions:
    """Give the mentions; `first` is the number of the window's first word."""
    kept = scores.marks[scores.mention_rows, MENTIONS] > 0
    return FoundMentions(
        scores.mention_rows[kept] + first,
        scores.anaphors[kept],
        scores.antecedents[kept],
        scores.newness[kept],
    )
