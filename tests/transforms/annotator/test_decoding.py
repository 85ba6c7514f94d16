from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from newsfacts.transforms.annotator.decoding import Scores, best_tags, sentence_tree, transitions
from newsfacts.transforms.annotator.labels import NAME_TAGS

SCORES = st.floats(-9, 9, width=32)


def value(scores: Scores, heads: tuple[int, ...]) -> float:
    return float(sum(scores[word, head] for word, head in enumerate(heads)))


def is_tree(heads: tuple[int, ...]) -> bool:
    if heads.count(0) != 1 or any(head == word + 1 for word, head in enumerate(heads)):
        return False
    for word in range(len(heads)):
        seen, at = set(), word + 1
        while at:
            if at in seen:
                return False
            seen.add(at)
            at = heads[at - 1]
    return True


def test_the_best_head_of_each_word_is_taken_where_that_is_a_tree() -> None:
    scores = np.array([[0, 0, 5, 0], [5, 0, 0, 0], [0, 0, 5, 0]], np.float32)
    assert sentence_tree(scores).tolist() == [2, 0, 2]


def test_a_cycle_is_broken_where_that_costs_least() -> None:
    scores = np.array([[1, 0, 9, 0], [4, 9, 0, 0], [0, 0, 5, 0]], np.float32)
    assert sentence_tree(scores).tolist() == [2, 0, 2]


@given(st.integers(1, 4).flatmap(lambda n: arrays(np.float32, (n, n + 1), elements=SCORES)))
def test_every_sentence_gets_a_tree_with_one_root(scores: Scores) -> None:
    assert is_tree(tuple(sentence_tree(scores).tolist()))


@given(arrays(np.float32, (4, 5), elements=SCORES))
def test_no_tree_with_the_same_root_is_better(scores: Scores) -> None:
    found = tuple(sentence_tree(scores).tolist())
    root = found.index(0)
    trees = [t for t in product(range(5), repeat=4) if is_tree(t) and t.index(0) == root]
    assert value(scores, found) >= max(value(scores, tree) for tree in trees) - 1e-3


@given(arrays(np.float32, (5, len(NAME_TAGS)), elements=SCORES))
def test_names_never_begin_in_the_middle(scores: Scores) -> None:
    tags = [NAME_TAGS[tag] for tag in best_tags(scores)]
    for before, tag in zip(["O", *tags], tags, strict=False):
        assert tag[0] != "I" or before[1:] == tag[1:]


def test_the_better_valid_sequence_wins_over_the_best_tags() -> None:
    scores = np.full((2, len(NAME_TAGS)), -9, np.float32)
    scores[0, NAME_TAGS.index("O")] = 1
    scores[0, NAME_TAGS.index("B-ORG")] = 0
    scores[1, NAME_TAGS.index("I-ORG")] = 5
    assert [NAME_TAGS[tag] for tag in best_tags(scores)] == ["B-ORG", "I-ORG"]


def test_a_name_goes_on_only_with_its_own_type() -> None:
    table, initial = transitions()
    inside = NAME_TAGS.index("I-ORG")
    open_to = [NAME_TAGS[tag] for tag in np.nonzero(table[:, inside] == 0)[0]]
    assert open_to == ["B-ORG", "I-ORG"]
    assert initial[inside] < 0
