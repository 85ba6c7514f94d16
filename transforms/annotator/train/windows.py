"""Cuts documents into windows, varies how they are written, and pads them to batches."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from newsfacts.transforms.annotator.train.encoder import Batch
from newsfacts.transforms.annotator.train.labels import Labels
from newsfacts.transforms.annotator.train.sentences import Document, Sentence
from newsfacts.transforms.annotator.word_features import (
    WORD_CLASSES,
    WordFeatures,
    read_vocabulary,
    word_features,
)

MOST_WORDS = 80
START, END = 101, 102  # the encoder's marks of a window's ends
IGNORED = -100
SOURCE_NUMBERS = {
    "": 0,
    "ewt": 1,
    "gum": 2,
    "gmb": 3,
    "crossner": 4,
    "invented": 5,
    "sheets": 6,
    "silver": 7,
}
POOL = 600  # windows sorted by length before they are cut to batches


@dataclass(slots=True)
class Window:
    """A few running sentences as numbers; tree fields are empty where the source has no trees."""

    features: list[WordFeatures]
    starts: list[int]
    names: list[int]
    xpos: list[int]
    upos: list[int]
    heads: list[int]
    deps: list[int]
    source: int

    @property
    def length(self) -> int:
        """Count the pieces, with the marks of both ends."""
        return 2 + sum(len(word.pieces) for word in self.features)


class Writer:
    """Looks words up, and writes windows in other ways so that headlines are no surprise."""

    def __init__(self, vocabulary: Path, seed: int) -> None:
        """Read the encoder's vocabulary."""
        with vocabulary.open(encoding="utf8") as file:
            self.vocabulary = read_vocabulary(file)
        self.known: dict[str, WordFeatures] = {}
        self.random = random.Random(seed)

    def features(self, words: list[str]) -> list[WordFeatures]:
        """Give the features of each word."""
        for word in words:
            if word not in self.known:
                self.known[word] = word_features(self.vocabulary, word)
        return [self.known[word] for word in words]

    def varied(self, words: list[str]) -> list[str]:
        """Write a window in capitals, in title case, in small letters, or with other marks."""
        draw = self.random.random()
        if draw < 0.03:
            words = [word.upper() for word in words]
        elif draw < 0.06:
            words = [word.lower() for word in words]
        elif draw < 0.12:
            words = [word[:1].upper() + word[1:] if len(word) > 3 else word for word in words]
        if self.random.random() < 0.4:
            words = curled(words)
        return words


def curled(words: list[str]) -> list[str]:
    """Replace typewriter quotes and dashes with those of print."""
    opening = True
    written = []
    for word in words:
        if word == '"':
            written.append("“" if opening else "”")
            opening = not opening
        elif word == "--":
            written.append("—")
        else:
            written.append(word.replace("'", "’"))
    return written


def window(writer: Writer, labels: Labels, source: str, sentences: list[Sentence]) -> Window:
    """Join sentences to one window."""
    made = Window([], [], [], [], [], [], [], SOURCE_NUMBERS[source])
    words: list[str] = []
    for sentence in sentences:
        shift = len(words)
        words += sentence.words
        made.starts += [1] + [0] * (len(sentence.words) - 1)
        made.names += sentence.names
        made.xpos += [labels.xpos_numbers.get(tag, IGNORED) for tag in sentence.xpos]
        made.upos += [labels.upos_numbers.get(tag, IGNORED) for tag in sentence.upos]
        made.heads += [head and head + shift for head in sentence.heads]
        made.deps += [labels.dep_numbers.get(dep, IGNORED) for dep in sentence.deps]
    made.features = writer.features(writer.varied(words))
    return made


def windows(
    writer: Writer, labels: Labels, documents: list[Document], alone: float = 0.3
) -> Iterator[Window]:
    """Walk through documents in windows of one to four sentences of at most MOST_WORDS."""
    for document in documents:
        at = 0
        sentences = document.sentences
        while at < len(sentences):
            number = 1 if writer.random.random() < alone else writer.random.choice((2, 2, 3, 4))
            taken, words = 0, 0
            while taken < number and at + taken < len(sentences):
                words += len(sentences[at + taken].words)
                if taken and words > MOST_WORDS:
                    break
                taken += 1
            if len(sentences[at].words) <= 120:
                yield window(writer, labels, document.source, sentences[at : at + taken])
            at += taken


def endless_batches(
    writer: Writer, labels: Labels, documents: list[Document], pieces: int
) -> Iterator[list[Window]]:
    """Yield batches of windows of like length for ever, each at most `pieces` when padded."""
    documents = list(documents)
    while True:
        writer.random.shuffle(documents)
        pool: list[Window] = []
        for found in windows(writer, labels, documents):
            pool.append(found)
            if len(pool) == POOL:
                yield from cut(writer, pool, pieces)
                pool = []


def cut(writer: Writer, pool: list[Window], pieces: int) -> list[list[Window]]:
    """Cut a pool into batches, in random order."""
    batches: list[list[Window]] = [[]]
    for found in sorted(pool, key=lambda w: w.length):
        if (len(batches[-1]) + 1) * found.length > pieces and batches[-1]:
            batches.append([])
        batches[-1].append(found)
    writer.random.shuffle(batches)
    return batches


def pad(found: list[Window]) -> Batch:
    """Pad windows to tensors."""
    shape_ = (len(found), max(w.length for w in found))
    most = max(len(w.features) for w in found)
    pieces, shapes = np.zeros(shape_, np.int64), np.zeros(shape_, np.int64)
    classes = np.zeros((*shape_, len(WORD_CLASSES)), np.float32)
    mask = np.full(shape_, -1e4, np.float32)
    first = np.zeros((len(found), most), np.int64)
    bits = 1 << np.arange(len(WORD_CLASSES))
    for row, item in enumerate(found):
        ids = [START, *(piece for word in item.features for piece in word.pieces), END]
        places = np.cumsum([1, *(len(word.pieces) for word in item.features)])[:-1]
        pieces[row, : len(ids)] = ids
        mask[row, : len(ids)] = 0
        first[row, : len(places)] = places
        shapes[row, places] = [word.shape for word in item.features]
        held = np.array([word.classes for word in item.features])
        classes[row, places] = (held[:, None] & bits) > 0
    return Batch(
        torch.from_numpy(pieces),
        torch.from_numpy(shapes),
        torch.from_numpy(classes),
        torch.from_numpy(first),
        torch.from_numpy(mask)[:, None, None],
        torch.tensor([w.source for w in found]),
    )


def column(found: list[Window], name: str, most: int, fill: int = IGNORED) -> torch.Tensor:
    """Pad one field of windows to (B, N)."""
    rows = [getattr(w, name) for w in found]
    return torch.tensor([[*row, *[fill] * (most - len(row))] for row in rows])
