"""Arcs and columns from what the network says, told by hand."""

from typing import Any

import numpy as np
import polars as pl

from newsfacts.transforms.annotator.antecedents import (
    DESCRIPTION,
    NAME,
    PRONOUN,
    Spoken,
    likeness,
    pair_places,
)
from newsfacts.transforms.annotator.arc_table import arc_table, mention_kinds, spoken_words
from newsfacts.transforms.annotator.meaning import meaning_of, word_columns
from newsfacts.transforms.annotator.meaning_labels import EVENT_TYPES, ROLES, TIES
from newsfacts.transforms.annotator.meaning_scores import MeaningScores

WORDS = ["Ann", "Berg", "left", ".", "She", "won", "."]


class LastOne:
    """Chooses the nearest mention before each."""

    def run(self, _: None, feed: dict[str, Any]) -> list[np.ndarray]:
        may = feed["places"] >= 0
        best = np.where(may.any(1), may.shape[1] - may[:, ::-1].argmax(1), 0)
        return [best.astype(np.int32), np.full(len(best), 0.8, np.float32)]


def tokens(articles: int = 1) -> pl.DataFrame:
    one = pl.DataFrame(
        {
            "token_no": range(7), "sentence_no": [0, 0, 0, 0, 1, 1, 1], "text": WORDS,
            "upos": ["PROPN", "PROPN", "VERB", "PUNCT", "PRON", "VERB", "PUNCT"],
            "lemma": ["Ann", "Berg", "leave", ".", "she", "win", "."],
            "entity_type": ["PERSON", "PERSON", None, None, None, None, None],
            "entity_start": [0, 0, None, None, None, None, None],
        }
    )  # fmt: skip
    return pl.concat(one.with_columns(article_id=pl.lit(str(n))) for n in range(articles))


def scores() -> MeaningScores:
    """Berg left: a role, an event, a tie; Berg, she: mentions; word 0 is a row of each kind."""
    events = np.zeros((7, 1 + len(EVENT_TYPES)), np.float32)
    events[:, 0] = 1
    events[2, [0, 1 + EVENT_TYPES.index("RETREAT")]] = 0.1, 0.9
    marks = np.full((7, 5), -5, np.float32)
    marks[2, 0] = marks[1, 3] = marks[4, 3] = marks[1, 4] = 5
    labels = np.zeros((2, 7), np.int32)
    labels[0, 3], labels[1, 1] = 1, 1 + ROLES.index("ARG0")
    nothing = np.zeros((1, 7), np.int32)
    ties = np.zeros((2, 7), np.int32)
    ties[0, 1], ties[1, 0] = 1, 1 + TIES.index("alias")
    return MeaningScores(
        events, np.zeros(7, np.int32), np.full(7, 2.0, np.float32), marks,
        np.array([0, 2]), labels, np.full((2, 7), 0.75, np.float32),
        np.array([0]), nothing, nothing.astype(np.float32),
        np.array([0]), nothing, nothing.astype(np.float32),
        np.array([0, 1]), ties, np.full((2, 7), 0.5, np.float32),
        np.array([0, 1, 4]), np.zeros((3, 2), np.float32), np.zeros((3, 2), np.float32),
        np.zeros(3, np.float32),
    )  # fmt: skip


def test_arcs_begin_where_something_is_likely() -> None:
    found = arc_table(LastOne(), meaning_of([scores()]), tokens())
    rows = found.select(pl.exclude("article_id", "score").cast(pl.String)).rows()
    assert rows == [
        ("role", "2", "1", "ARG0"),
        ("tie", "1", "0", "alias"),
        ("coreference", "4", "1", "ANTECEDENT"),
    ]


def test_windows_and_articles_are_kept_apart() -> None:
    found = arc_table(LastOne(), meaning_of([scores(), scores()]), tokens(2))
    first, second = (found.filter(article_id=n).drop("article_id") for n in "01")
    assert first.equals(second)
    assert first.height == 3


def test_columns_are_empty_without_events() -> None:
    columns = word_columns(meaning_of([scores()]), tokens())
    assert columns["event_type"].to_list() == [None, None, "RETREAT", None, None, None, None]
    assert columns["factuality_score"].null_count() == 6


def test_kinds_and_words_of_mentions() -> None:
    kinds = mention_kinds(tokens()).tolist()
    assert kinds == [NAME, NAME, *[DESCRIPTION] * 2, PRONOUN, *[DESCRIPTION] * 2]
    spoken = spoken_words(tokens(2), np.array([1, 3, 4, 8]))
    assert spoken.mentions.tolist() == [0, 0, 2, 3, 3]
    assert spoken.words[:2].tolist() == spoken.words[3:].tolist()


def test_pairs_lead_back() -> None:
    spoken = Spoken(np.array([0, 0, 1, 2, 2]), np.array([7, 9, 9, 9, 7]))
    assert likeness(np.arange(3), 0, 3, spoken).tolist() == [[2, 1, 2], [1, 2, 1], [2, 1, 2]]
    assert likeness(np.array([2]), 1, 3, spoken).tolist() == [[1, 2]]
    places = pair_places(np.arange(3), 0, 3, np.array([1, 1, 1]), np.array([0, 1, 9]), spoken)
    assert (places >= 0).tolist() == [[False] * 3, [True, False, False], [True, True, False]]
    assert (
        pair_places(np.array([2]), 0, 3, np.array([1, 1, 1]), np.array([0, 1, 9]), spoken)[0, 0]
        == places[2, 0]
    )
