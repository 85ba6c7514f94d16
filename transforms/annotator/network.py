"""The network at run time: from windows of words to scores, one window per call.

With one window per call the scores of a window depend on no other window: the eight-bit weights are
multiplied with activations whose range is that of the whole call.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import onnxruntime
import polars as pl

from newsfacts.transforms.annotator.decoding import Numbers, Scores
from newsfacts.transforms.annotator.meaning_scores import MeaningScores
from newsfacts.transforms.annotator.word_features import (
    WORD_CLASSES,
    WordFeatures,
    read_vocabulary,
    word_features,
)

START, END = 101, 102  # the encoder's marks of a window's ends
FORMS_KEPT: Final = 1 << 16


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of the network's outputs, in order."""

    xpos: list[str]
    upos: list[str]
    deps: list[str]


@dataclass(frozen=True, slots=True)
class WindowScores:
    """The network's scores of one window of N words."""

    xpos: Numbers  # (N,) best Penn tag
    upos: Numbers  # (N,) best universal tag
    starts: Scores  # (N,) log odds that a sentence starts
    names: Scores  # (N, tags)
    arcs: Scores  # (N, N + 1) score of each head, the root first
    dependents: Scores  # (N, R) for `relations`
    heads: Scores  # (N + 1, R) for `relations`
    meaning: MeaningScores


@dataclass(frozen=True, slots=True)
class Features:
    """Features of distinct forms, flat: `offsets` points into `pieces`."""

    pieces: npt.NDArray[np.int64]
    offsets: npt.NDArray[np.int64]
    counts: npt.NDArray[np.int64]
    shapes: npt.NDArray[np.int64]
    classes: npt.NDArray[np.float32]


class Network:
    """The shipped weights, ready to run on one thread."""

    def __init__(self, folder: Traversable) -> None:
        """Load the weights, the labels and the vocabulary."""
        self.labels = Labels(**json.loads((folder / "labels.json").read_text("utf8")))
        with (folder / "vocabulary.txt").open(encoding="utf8") as file:
            self.vocabulary = read_vocabulary(file)
        self.words = session(folder / "annotator.onnx")
        self.pairs = session(folder / "relations.onnx")
        self.links = session(folder / "antecedents.onnx")
        self.form = lru_cache(FORMS_KEPT)(self.look_up)

    def look_up(self, word: str) -> WordFeatures:
        """Give the features of one word."""
        return word_features(self.vocabulary, word)

    def features(self, forms: pl.Series) -> Features:
        """Give the features of distinct forms, most of them from the cache."""
        found = [self.form(word) for word in forms]
        counts = np.array([len(word.pieces) for word in found], np.int64)
        bits = np.array([word.classes for word in found], np.int64)
        return Features(
            pieces=np.fromiter((piece for word in found for piece in word.pieces), np.int64),
            offsets=counts.cumsum() - counts,
            counts=counts,
            shapes=np.array([word.shape for word in found], np.int64),
            classes=((bits[:, None] >> np.arange(len(WORD_CLASSES))) & 1).astype(np.float32),
        )

    def run(self, features: Features, forms: Numbers, windows: Numbers) -> Iterator[WindowScores]:
        """Run windows one by one.

        Args:
            features: Features of the forms.
            forms: The form of each word.
            windows: Number of words of each window; they follow each other.
        """
        counts = features.counts[forms]
        ends = windows.cumsum()
        marks = np.repeat(np.arange(len(windows)), windows) * 2 + 1
        first = counts.cumsum() - counts + marks
        pieces, shapes, classes = spread(
            features, forms, first, int(counts.sum()) + 2 * len(windows)
        )
        begins = np.concatenate([[0], ends])
        borders = np.concatenate([first[begins[:-1]] - 1, [len(pieces)]])
        pieces[borders[:-1]] = START
        pieces[borders[1:] - 1] = END
        for begin, end, low, high in zip(begins[:-1], ends, borders[:-1], borders[1:], strict=True):
            feed = {
                "pieces": pieces[low:high],
                "shapes": shapes[low:high],
                "classes": classes[low:high],
                "first": first[begin:end] - low,
            }
            yield window_scores(self.words.run(None, feed))

    def relations(self, scores: WindowScores, heads: Numbers) -> Numbers:
        """Give the best label of each arc; heads count from 1 in the window, 0 is the root."""
        feed = {"dependents": scores.dependents, "heads": scores.heads[heads]}
        labels: Numbers = self.pairs.run(None, feed)[0]
        return labels


def window_scores(outputs: list[Any]) -> WindowScores:
    """Name the outputs of the network; those of meaning follow those of words."""
    xpos, upos, starts, names, arcs, dependents, heads, *of_meaning = outputs
    return WindowScores(
        xpos, upos, starts, names, arcs, dependents, heads, MeaningScores(*of_meaning)
    )


def spread(
    features: Features, forms: Numbers, first: Numbers, size: int
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.float32]]:
    """Lay out pieces, shapes and classes of running words, with room for marks."""
    counts = features.counts[forms]
    inside = np.arange(counts.sum()) - np.repeat(counts.cumsum() - counts, counts)
    pieces = np.zeros(size, np.int64)
    pieces[np.repeat(first, counts) + inside] = features.pieces[
        np.repeat(features.offsets[forms], counts) + inside
    ]
    shapes = np.zeros(size, np.int64)
    shapes[first] = features.shapes[forms]
    classes = np.zeros((size, len(WORD_CLASSES)), np.float32)
    classes[first] = features.classes[forms]
    return pieces, shapes, classes


def session(file: Traversable) -> Any:  # noqa: ANN401 - the runtime ships no types
    """Open one model on one thread; processes, not threads, share the work."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.enable_mem_pattern = False  # a memory plan is valid for one window size only
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    return onnxruntime.InferenceSession(
        file.read_bytes(), options, providers=["CPUExecutionProvider"]
    )


@cache
def shipped() -> Network:
    """Give the network of the package, loaded once per process."""
    return Network(files("newsfacts.transforms.annotator") / "model")
