"""Antecedents: which earlier mention of an article a pronoun or a description means.

Ann Berg met the minister. She thanked him.
^1            ^2           ^1          ^2
"""

from typing import Any, Final, NamedTuple

import numpy as np

from newsfacts.transforms.annotator.decoding import Numbers, Scores
from newsfacts.transforms.annotator.meaning_labels import MENTION_KINDS
from newsfacts.transforms.annotator.meaning_scores import FoundMentions

#: Mentions before a mention that are looked at; bounds memory.
REACH: Final = 400
BLOCK: Final = 200
KINDS: Final = len(MENTION_KINDS)
PRONOUN, NAME, DESCRIPTION = range(KINDS)
LIKENESS: Final = 3  # no word in common, some, all
GAP_ENDS: Final = np.array([0, 1, 2, 4, 8, 16])  # sentences between two mentions
GAPS: Final = len(GAP_ENDS) + 1


class Spoken(NamedTuple):
    """The words of mentions: arrays over pairs of a mention's number and a word's, any number."""

    mentions: Numbers
    words: Numbers


def antecedents(
    session: Any,  # noqa: ANN401 - the runtime ships no types
    found: FoundMentions,
    kinds: Numbers,
    sentences: Numbers,
    spoken: Spoken,
) -> tuple[Numbers, Scores]:
    """Give the number of each mention's antecedent, or -1, and its probability: (M,), (M,).

    Names are linked by their words elsewhere; they have -1.

    Args:
        session: Runs `antecedents.onnx`.
        found: The mentions of one article.
        kinds: PRONOUN, NAME or DESCRIPTION of each.
        sentences: Number of each one's sentence.
        spoken: The words of the name that each is, or its own.
    """
    best, likely = np.full(len(kinds), -1), np.ones(len(kinds), np.float32)
    for begin in range(0, len(kinds), BLOCK):
        first, end = max(0, begin - REACH), min(begin + BLOCK, len(kinds))
        rows, columns = begin + np.nonzero(kinds[begin:end] != NAME)[0], slice(first, end)
        if not len(rows):
            continue
        feed = {
            "anaphors": found.anaphors[rows],
            "antecedents": found.antecedents[columns],
            "newness": found.newness[rows],
            "places": pair_places(rows, first, end, kinds, sentences, spoken),
        }
        chosen, likely[rows] = session.run(None, feed)
        best[rows] = np.where(chosen > 0, first + chosen - 1, -1)
    return best, likely


def pair_places(
    later: Numbers, first: int, end: int, kinds: Numbers, sentences: Numbers, spoken: Spoken
) -> Numbers:
    """Give the place of pairs in the network's scores of pairs, -1 where they are none.

    Rows are the mentions `later`, columns those from `first` to `end`.
    """
    rows, columns = later[:, None], np.arange(first, end)
    gaps = np.maximum(sentences[rows] - sentences[columns], 0)
    both = kinds[rows] * KINDS + kinds[columns]
    like = likeness(later, first, end, spoken)
    places = (both * LIKENESS + like) * GAPS + np.searchsorted(GAP_ENDS, gaps)
    found: Numbers = np.where(columns < rows, places, -1)
    return found


def likeness(later: Numbers, first: int, end: int, spoken: Spoken) -> Numbers:
    """Tell for pairs as above whether their words are the same (2), some are (1), or none."""
    inside = (spoken.mentions >= first) & (spoken.mentions < end)
    _, words = np.unique(spoken.words[inside], return_inverse=True)
    held = np.zeros((end - first, words.max(initial=0) + 1), np.float32)
    held[spoken.mentions[inside] - first, words] = 1
    sizes = held.sum(1)
    common = held[later - first] @ held.T
    same = (common == sizes[later - first, None]) & (common == sizes) & (common > 0)
    found: Numbers = (common > 0).astype(np.int64) + same
    return found
