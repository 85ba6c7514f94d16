"""Antecedents: which earlier mention of an article a mention means.

Ann Berg met the minister. She thanked him.
^1            ^2           ^1          ^2
"""

from typing import Any, Final

import numpy as np
import numpy.typing as npt

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

Known = npt.NDArray[np.float32]


def antecedents(
    session: Any,  # noqa: ANN401 - the runtime ships no types
    found: FoundMentions,
    kinds: Numbers,
    sentences: Numbers,
    spoken: list[frozenset[str]],
) -> tuple[Numbers, Scores]:
    """Give the number of each mention's antecedent, or -1, and its probability: (M,), (M,).

    Args:
        session: Runs `antecedents.onnx`.
        found: The mentions of one article.
        kinds: PRONOUN, NAME or DESCRIPTION of each.
        sentences: Number of each one's sentence.
        spoken: The words of the name that each is, or its own; in small letters.
    """
    best, likely = np.full(len(kinds), -1), np.ones(len(kinds), np.float32)
    for begin in range(0, len(kinds), BLOCK):
        rows = np.arange(begin, min(begin + BLOCK, len(kinds)))
        columns = np.arange(max(0, begin - REACH), rows[-1] + 1)
        feed = {
            "anaphors": found.anaphors[rows],
            "antecedents": found.antecedents[columns],
            "newness": found.newness[rows],
            "places": pair_places(rows, columns, kinds, sentences, spoken),
        }
        chosen, likely[rows] = session.run(None, feed)
        best[rows] = np.where(chosen > 0, columns[chosen - 1], -1)
    return best, likely


def pair_places(
    rows: Numbers,
    columns: Numbers,
    kinds: Numbers,
    sentences: Numbers,
    spoken: list[frozenset[str]],
) -> Numbers:
    """Give the place of each pair in the network's scores of pairs, -1 where it is no pair."""
    gaps = np.maximum(sentences[rows][:, None] - sentences[columns], 0)
    both = kinds[rows][:, None] * KINDS + kinds[columns]
    like = likeness([spoken[row] for row in rows], [spoken[column] for column in columns])
    places = (both * LIKENESS + like) * GAPS + np.searchsorted(GAP_ENDS, gaps)
    found: Numbers = np.where(columns < rows[:, None], places, -1)
    return found


def likeness(later: list[frozenset[str]], earlier: list[frozenset[str]]) -> Numbers:
    """Tell for each pair whether its words are the same (2), some are (1), or none."""
    numbers: dict[str, int] = {}
    for words in (*later, *earlier):
        for word in words:
            numbers.setdefault(word, len(numbers))
    held = [marked(group, numbers) for group in (later, earlier)]
    common = held[0] @ held[1].T
    sizes = [group.sum(1) for group in held]
    same = (common == sizes[0][:, None]) & (common == sizes[1]) & (common > 0)
    found: Numbers = (common > 0).astype(np.int64) + same
    return found


def marked(groups: list[frozenset[str]], numbers: dict[str, int]) -> Known:
    """Mark the words that each group holds: (groups, words)."""
    held = np.zeros((len(groups), max(1, len(numbers))), np.float32)
    for row, words in enumerate(groups):
        held[row, [numbers[word] for word in words]] = 1
    return held
