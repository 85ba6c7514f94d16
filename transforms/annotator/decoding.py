"""Decoding: from the model's scores to valid tag sequences and trees."""

from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from newsfacts.transforms.annotator.labels import NAME_TAGS

Scores = npt.NDArray[np.float32]
Numbers = npt.NDArray[Any]
IMPOSSIBLE = np.float32(-1e4)


@cache
def transitions() -> tuple[Scores, Scores]:
    """Give the cost of each tag after each other tag, (K, K), and of a first tag, (K,)."""
    inside = np.array([tag[0] == "I" for tag in NAME_TAGS])
    cost = np.where(inside, IMPOSSIBLE, np.float32(0))
    table = np.tile(cost, (len(NAME_TAGS), 1))
    for number in np.nonzero(inside)[0]:
        table[[number - 1, number], number] = 0  # I-X follows B-X or I-X
    return table, cost


def best_tags(scores: Scores) -> Numbers:
    """Find the best valid sequence of name tags (Viterbi); (N, K) to (N,).

    The best tag of each word is nearly always valid already; only then is no search needed.
    """
    table, initial = transitions()
    tags: Numbers = scores.argmax(-1)
    if not len(tags) or (initial[tags[0]] == 0 and (table[tags[:-1], tags[1:]] == 0).all()):
        return tags
    back = np.zeros(scores.shape, np.int64)
    best = scores[0] + initial
    for number in range(1, len(scores)):  # each step needs the one before
        paths = best[:, None] + table
        back[number] = paths.argmax(0)
        best = paths.max(0) + scores[number]
    tags[-1] = best.argmax()
    for number in range(len(scores) - 1, 0, -1):
        tags[number - 1] = back[number, tags[number]]
    return tags


def sentence_tree(scores: Scores) -> Numbers:
    """Give the head of each word of one sentence, 0 for the root; (N, N + 1) to (N,).

    Column 0 scores being the root. The best head of each word is taken; where these hold no root,
    several, or a cycle, the best tree with one root is searched for.
    """
    count = len(scores)
    scores = scores.copy()
    scores[np.arange(count), np.arange(1, count + 1)] = IMPOSSIBLE
    heads: Numbers = scores.argmax(1)
    if (heads == 0).sum() == 1 and not has_cycle(heads):
        return heads
    gain = scores[:, 0] - scores[:, 1:].max(1, initial=IMPOSSIBLE)
    roots = np.nonzero(heads == 0)[0] if (heads == 0).any() else np.arange(count)
    root = roots[gain[roots].argmax()]
    scores[np.arange(count) != root, 0] = 10 * IMPOSSIBLE
    scores[root, 1:] = 10 * IMPOSSIBLE
    heads = scores.argmax(1)
    return best_tree(scores) if has_cycle(heads) else heads


def has_cycle(heads: Numbers) -> bool:
    """Tell whether some word never reaches the root."""
    above = np.concatenate([[0], heads])
    for _ in range(len(above).bit_length()):
        above = above[above]
    return bool(above.any())


def best_tree(scores: Scores) -> Numbers:
    """Find the maximum spanning arborescence (Chu and Liu 1965, Edmonds 1967)."""
    square = np.full((len(scores) + 1, len(scores) + 1), 100 * IMPOSSIBLE, np.float64)
    square[1:] = scores
    return arborescence(square)[1:]


def arborescence(scores: npt.NDArray[np.float64]) -> Numbers:
    """Solve for scores[dependent, head] with root 0; contract a cycle, solve, expand."""
    scores = scores.copy()
    np.fill_diagonal(scores, -np.inf)
    heads: Numbers = scores.argmax(1)
    heads[0] = 0
    cycle = find_cycle(heads)
    if not len(cycle):
        return heads
    rest = np.setdiff1d(np.arange(len(scores)), cycle)
    size = len(rest)
    entering = scores[np.ix_(cycle, rest)] - scores[cycle, heads[cycle]][:, None]
    leaving = scores[np.ix_(rest, cycle)]
    smaller = np.full((size + 1, size + 1), -np.inf)
    smaller[:size, :size] = scores[np.ix_(rest, rest)]
    smaller[size, :size] = entering.max(0)
    smaller[:size, size] = leaving.max(1)
    solved = arborescence(smaller)
    for number in range(1, size):
        outside = solved[number] != size
        heads[rest[number]] = rest[solved[number]] if outside else cycle[leaving[number].argmax()]
    broken = cycle[entering[:, solved[size]].argmax()]
    heads[broken] = rest[solved[size]]
    return heads


def find_cycle(heads: Numbers) -> Numbers:
    """Give the words of one cycle, empty if there is none."""
    above = heads.copy()
    for _ in range(len(heads).bit_length()):
        above = above[above]
    inside: Numbers = np.nonzero(above)[0]  # every such word now points into a cycle
    if not len(inside):
        return inside
    cycle = [int(above[inside[0]])]
    while heads[cycle[-1]] != cycle[0]:
        cycle.append(int(heads[cycle[-1]]))
    return np.array(cycle)
