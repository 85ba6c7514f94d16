"""Runs a network over whole texts and decodes every layer, as scores and silver need it."""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from newsfacts.transforms.annotator.decoding import Numbers, Scores, best_tags, sentence_tree
from newsfacts.transforms.annotator.meaning_labels import EVENT_TYPES, STATUSES
from newsfacts.transforms.annotator.meaning_scores import EVENT_LIKELY, TIE_POSSIBLE
from newsfacts.transforms.annotator.train.labels import Labels
from newsfacts.transforms.annotator.train.meaning.antecedents import antecedents
from newsfacts.transforms.annotator.train.meaning.labels import ARCS
from newsfacts.transforms.annotator.train.meaning.losses import encoded
from newsfacts.transforms.annotator.train.meaning.network import Reader
from newsfacts.transforms.annotator.train.meaning.texts import Arc, Text
from newsfacts.transforms.annotator.train.meaning.windows import MeaningWindow, windows
from newsfacts.transforms.annotator.train.windows import Writer

TOGETHER = 24  # windows that are encoded at a time


@dataclass(slots=True)
class Predicted:
    """What a network says of a text; arrays over its words, places counted from its first."""

    xpos: Numbers
    upos: Numbers
    heads: Numbers  # -1 at roots
    deps: Numbers
    names: Numbers
    events: Scores  # (N, 1 + types) log probabilities
    statuses: Scores  # (N, 4) log probabilities
    factuality: Scores
    predicates: Scores  # log odds, as the next four
    cues: Scores
    contents: Scores
    mentions: Scores
    tied: Scores
    arcs: dict[str, list[tuple[Arc, float]]]  # of each kind, with probabilities
    links: Numbers  # word of the antecedent of each mention; -1 for none, -2 at other words


def predict(reader: Reader, labels: Labels, writer: Writer, text: Text) -> Predicted:
    """Read a text; gold sentences part trees and names, nothing else of it is told."""
    varied, writer.varied = writer.varied, lambda words: words  # type: ignore[method-assign]
    found = list(windows(writer, labels, text))
    writer.varied = varied  # type: ignore[method-assign]
    reader.eval()
    made = empty(text)
    heads = []
    with torch.inference_mode():
        for at in range(0, len(found), TOGETHER):
            part = found[at : at + TOGETHER]
            words = encoded(reader, part, half=False)
            read_words(reader, part, words, made)
            read_trees(reader, part, words, made)
            for name in ARCS:
                read_arcs(reader, part, words, made, name)
            heads += [words[row, : w.last - w.first] for row, w in enumerate(part)]
        antecedents(reader.meaning, labels, found, torch.cat(heads), made)
    return made


def empty(text: Text) -> Predicted:
    """Give room for what is said of a text."""
    size = text.size
    xpos, upos, heads, deps, names = np.zeros((5, size), np.int64)
    factuality, predicates, cues, contents, mentions, tied = np.zeros((6, size), np.float32)
    return Predicted(
        xpos, upos, heads, deps, names,
        np.zeros((size, 1 + len(EVENT_TYPES)), np.float32),
        np.zeros((size, len(STATUSES)), np.float32),
        factuality, predicates, cues, contents, mentions, tied,
        {name: [] for name in ARCS}, np.full(size, -2),
    )  # fmt: skip


def read_words(reader: Reader, part: list[MeaningWindow], words: Tensor, made: Predicted) -> None:
    """Decode what is said of each word by itself."""
    scores = reader.meaning.words(words)
    xpos, upos, _, names = reader.plain.tags(words, torch.zeros(len(part), dtype=torch.int64))
    logs = scores._replace(
        events=scores.events.log_softmax(-1), statuses=scores.statuses.log_softmax(-1)
    )._asdict()
    for row, window in enumerate(part):
        size = window.last - window.first
        place = slice(window.first, window.last)
        made.xpos[place] = xpos[row, :size].argmax(-1).numpy()
        made.upos[place] = upos[row, :size].argmax(-1).numpy()
        for begin, end in sentences(window):
            tags = best_tags(names[row, begin:end].numpy())
            made.names[window.first + begin : window.first + end] = tags
        for name, values in logs.items():
            getattr(made, name)[place] = values[row, :size].numpy()


def sentences(window: MeaningWindow) -> list[tuple[int, int]]:
    """Give the first word and one past the last of each sentence of a window."""
    begins = [word for word, start in enumerate(window.plain.starts) if start]
    return list(zip(begins, [*begins[1:], window.last - window.first], strict=True))


def read_trees(reader: Reader, part: list[MeaningWindow], words: Tensor, made: Predicted) -> None:
    """Decode the tree of each sentence."""
    arcs, candidates = reader.plain.arcs(words)
    chosen = torch.zeros(words.shape[:2], dtype=torch.int64)
    for row, window in enumerate(part):
        for begin, end in sentences(window):
            scores = arcs[row, begin:end].numpy()
            tree = sentence_tree(np.hstack([scores[:, :1], scores[:, begin + 1 : end + 1]]))
            chosen[row, begin:end] = torch.from_numpy(np.where(tree == 0, 0, tree + begin))
    relations = reader.plain.relations(words, candidates, chosen).argmax(-1)
    for row, window in enumerate(part):
        size = window.last - window.first
        heads = chosen[row, :size].numpy()
        place = slice(window.first, window.last)
        made.heads[place] = np.where(heads == 0, -1, heads - 1 + window.first)
        made.deps[place] = relations[row, :size].numpy()


def read_arcs(
    reader: Reader, part: list[MeaningWindow], words: Tensor, made: Predicted, name: str
) -> None:
    """Decode the arcs of one kind, from the words that are likely to begin some."""
    likely = {
        "roles": made.predicates > 0,
        "attributions": made.cues > 0,
        "ties": made.tied > TIE_POSSIBLE,
    }
    begins = likely.get(name, made.events[:, 0] < np.log(1 - EVENT_LIKELY))
    places = [
        (row, word)
        for row, window in enumerate(part)
        for word in np.nonzero(begins[window.first : window.last])[0]
    ]
    if not places:
        return
    rows, chosen = torch.tensor(places).unbind(1)
    likelihoods = getattr(reader.meaning, name)(words, rows, chosen).softmax(-1)
    for (row, word), values in zip(places, likelihoods, strict=True):
        window = part[row]
        best, numbers = values[: window.last - window.first].max(-1)
        for end in torch.nonzero(numbers)[:, 0].tolist():
            label = ARCS[name][int(numbers[end]) - 1]
            arc = Arc(window.first + int(word), window.first + end, label)
            made.arcs[name].append((arc, best[end].item()))
