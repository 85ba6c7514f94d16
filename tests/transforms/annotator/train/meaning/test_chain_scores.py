"""Scores of coreference, against figures worked out by hand."""

import numpy as np
import pytest

pytest.importorskip("torch")

from newsfacts.transforms.annotator.train.meaning.chain_scores import (
    ChainScores,
    assigned,
    chains_of,
)


def test_links_make_chains() -> None:
    chains = chains_of([(1, -1), (4, 1), (6, -1), (9, 4)])
    assert sorted(map(sorted, chains)) == [[1, 4, 9], [6]]


def test_all_right_is_one() -> None:
    scores = ChainScores()
    gold = [frozenset({1, 2, 3}), frozenset({4, 5})]
    scores.add(gold, list(gold))
    assert scores.figures() == pytest.approx({"muc": 1, "b3": 1, "ceaf": 1, "conll": 1})


def test_a_chain_cut_in_two() -> None:
    scores = ChainScores()
    scores.add([frozenset({1, 2, 3, 4})], [frozenset({1, 2}), frozenset({3, 4})])
    found = scores.figures()
    assert found["muc"] == pytest.approx(2 * (2 / 3) / (2 / 3 + 1))
    assert found["b3"] == pytest.approx(2 * 0.5 / 1.5)
    assert found["ceaf"] == pytest.approx(2 * (2 / 3) * (1 / 3) / 1)


def test_the_cheapest_pairs() -> None:
    cost = np.array([[4.0, 1, 3], [2, 0, 5]])
    rows, columns = assigned(cost)
    assert cost[rows, columns].sum() == pytest.approx(3)
    rows, columns = assigned(cost.T)
    assert cost.T[rows, columns].sum() == pytest.approx(3)
