"""Reading: the tags, head, relation and name of each word, from the network."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from itertools import pairwise
from typing import Final

import numpy as np
import polars as pl

from newsfacts.transforms.annotator.decoding import Numbers, best_tags, sentence_tree
from newsfacts.transforms.annotator.labels import NAME_TAGS, NAME_TYPES
from newsfacts.transforms.annotator.lemmas import lemmas
from newsfacts.transforms.annotator.meaning import Meaning, meaning_of, word_columns
from newsfacts.transforms.annotator.network import Network, WindowScores
from newsfacts.transforms.annotator.sentence_starts import (
    Marks,
    behind_dateline,
    closes,
    opens,
    sentence_starts,
)
from newsfacts.transforms.annotator.windows import window_numbers

#: Words whose features are prepared at once; it bounds memory and changes no result.
SLICE: Final = 1 << 14
#: The type of each name tag; none outside names.
NAME_KINDS: Final = (None, *(kind for kind in NAME_TYPES for _ in "BI"))
#: Whether a name begins at each name tag.
NAME_BEGINS: Final = np.array([tag[0] == "B" for tag in NAME_TAGS])


@dataclass(frozen=True, slots=True)
class Reading:
    """Arrays over the same words; numbers stand for the network's labels."""

    xpos: Numbers
    upos: Numbers
    starts: Numbers  # whether a sentence starts
    heads: Numbers  # distance to the head; 0 at a root
    deps: Numbers
    names: Numbers


def readings(network: Network, words: pl.DataFrame) -> tuple[pl.DataFrame, Meaning]:
    """Annotate the words of paragraphs: `Readings`, a row per word, and what they mean.

    Args:
        network: The network to run.
        words: `paragraph`, `word` and `spaced` of each word, in order; at least one.
    """
    reading, meaning = read_words(network, words)
    labelled = labels_of(network, words, reading)
    return labelled.hstack(word_columns(meaning, labelled)), meaning


def labels_of(network: Network, words: pl.DataFrame, reading: Reading) -> pl.DataFrame:
    """Look up the labels of tags, trees and names, a row per word."""
    xpos = named(network.labels.xpos, reading.xpos)
    return pl.DataFrame(
        {
            "upos": named(network.labels.upos, reading.upos),
            "xpos": xpos,
            "lemma": lemmas(words.select("word", xpos=xpos)),
            "dep": named(network.labels.deps, reading.deps),
            "head_distance": reading.heads.astype(np.int32),
            "begins_sentence": reading.starts.astype(bool),
            "entity_type": named(NAME_KINDS, reading.names),
            "begins_name": NAME_BEGINS[reading.names] | reading.starts.astype(bool),
        }
    )


def named(labels: Sequence[str | None], numbers: Numbers) -> pl.Series:
    """Look labels up by number."""
    return pl.Series(labels, dtype=pl.String).gather(numbers.astype(np.uint32))


def read_words(network: Network, words: pl.DataFrame) -> tuple[Reading, Meaning]:
    """Annotate the words of paragraphs: arrays over the words, and what they mean.

    Args:
        network: The network to run.
        words: `paragraph`, `word` and `spaced` of each word, in order.
    """
    forms = words.select("word").unique(maintain_order=True).with_row_index("form")
    numbers = words.join(forms, on="word", how="left", maintain_order="left")["form"].to_numpy()
    features = network.features(forms["word"])
    pieces = pl.Series("pieces", features.counts[numbers])
    windows = np.unique(window_numbers(words.with_columns(pieces)), return_counts=True)[1]
    marks = Marks(
        *(
            words.select(mark).to_series().to_numpy()
            for mark in (opens(), closes(), behind_dateline())
        )
    )
    found: list[Reading] = []
    meant = []
    done = 0
    for part in slices(windows):
        held = numbers[done : done + part.sum()]
        for scores in network.run(features, held, part):
            begin, done = done, done + len(scores.starts)
            found.append(read_window(network, scores, marks.between(begin, done)))
            meant.append(scores.meaning)
    return joined(found), meaning_of(meant)


def slices(windows: Numbers) -> list[Numbers]:
    """Split the windows into slices of about SLICE words."""
    if not len(windows):
        return []
    filled = windows.cumsum() // SLICE
    return np.split(windows, np.nonzero(np.diff(filled))[0] + 1)


def read_window(network: Network, scores: WindowScores, marks: Marks) -> Reading:
    """Decode one window, sentence by sentence, so that no name or tree crosses a sentence."""
    starts = sentence_starts(scores.starts > 0, marks)
    borders = [*np.nonzero(starts)[0].tolist(), len(starts)]
    heads = np.zeros(len(starts), np.int64)
    names = np.zeros(len(starts), np.int64)
    for begin, end in pairwise(borders):
        arcs = scores.arcs[begin:end]
        tree = sentence_tree(np.hstack([arcs[:, :1], arcs[:, begin + 1 : end + 1]]))
        heads[begin:end] = np.where(tree == 0, 0, tree + begin)
        names[begin:end] = best_tags(scores.names[begin:end])
    distance = np.where(heads == 0, 0, heads - 1 - np.arange(len(heads)))
    return Reading(
        scores.xpos, scores.upos, starts, distance, network.relations(scores, heads), names
    )


def joined(found: list[Reading]) -> Reading:
    """Join the readings of consecutive windows."""
    return Reading(
        *(
            np.concatenate([getattr(r, f.name) for r in found] or [np.zeros(0, np.int64)])
            for f in fields(Reading)
        )
    )
