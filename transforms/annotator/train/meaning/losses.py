"""What the heads of meaning, and those of words, trees and names, are blamed for in one step."""

import torch
from torch import Tensor
from torch.nn import functional

from newsfacts.transforms.annotator.labels import ANYTHING
from newsfacts.transforms.annotator.meaning_labels import EVENT_TYPES
from newsfacts.transforms.annotator.train.likeness import Read
from newsfacts.transforms.annotator.train.losses import (
    SOURCE_HIDDEN,
    UNORDERED,
    name_loss,
    tree_losses,
)
from newsfacts.transforms.annotator.train.meaning.heads import Arcs, WordScores
from newsfacts.transforms.annotator.train.meaning.labels import ARCS, NO_EVENT, UNTOLD
from newsfacts.transforms.annotator.train.meaning.links import Memory, link_loss
from newsfacts.transforms.annotator.train.meaning.network import Reader
from newsfacts.transforms.annotator.train.meaning.texts import Arc
from newsfacts.transforms.annotator.train.meaning.windows import MeaningWindow
from newsfacts.transforms.annotator.train.windows import IGNORED, column, pad

WEIGHTS = {
    "names": 1.5, "start": 0.3, "xpos": 0.5, "upos": 0.5, "arcs": 1.0, "relations": 1.0,
    "predicates": 1.0, "roles": 0.5, "events": 6.0, "statuses": 0.4, "factuality": 0.3,
    "participants": 0.3, "cues": 3.0, "contents": 0.5, "attributions": 0.3, "mentions": 1.0,
    "tied": 3.0, "ties": 0.3, "links": 1.0,
}  # fmt: skip
UNEVEN = 0.75  # windows shorter than this share of the longest are encoded apart
MARKS = ("predicates", "cues", "contents", "mentions", "tied")


def losses(
    reader: Reader, found: list[MeaningWindow], memory: Memory, *, half: bool
) -> dict[str, Tensor]:
    """Give the weighted loss of each layer that the windows tell of."""
    words = encoded(reader, found, half=half)
    lost = plain_losses(reader, words, found)
    scores = reader.meaning.words(words)
    lost |= word_losses(scores, found)
    for name in ARCS:
        loss = arc_loss(getattr(reader.meaning, name), words, found, name)
        if loss is not None:
            lost[name] = loss
    link = link_loss(reader.meaning, words, found, memory)
    if link is not None:
        lost["links"] = link
    return {name: WEIGHTS[name] * loss for name, loss in lost.items()}


def encoded(reader: Reader, found: list[MeaningWindow], *, half: bool) -> Tensor:
    """Encode windows, those of like length together: (B, N, W) in their order."""
    order = sorted(range(len(found)), key=lambda n: -found[n].plain.length)
    most = max(len(w.plain.features) for w in found)
    parts: list[Tensor] = []
    at = 0
    # one context for all: weights are turned to half precision once
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
        while at < len(order):
            longest = found[order[at]].plain.length
            same = [n for n in order[at:] if found[n].plain.length >= UNEVEN * longest]
            words = reader.words(pad([found[n].plain for n in same])).float()
            parts.append(functional.pad(words, (0, 0, 0, most - words.shape[1])))
            at += len(same)
    back = torch.tensor(order).argsort()
    return torch.cat(parts)[back]


def plain_losses(reader: Reader, words: Tensor, found: list[MeaningWindow]) -> dict[str, Tensor]:
    """Blame for wrong tags, sentences, names and trees."""
    plain, windows = reader.plain, [w.plain for w in found]
    most = words.shape[1]
    source = torch.tensor([w.source for w in windows])
    source = source.masked_fill(torch.rand(len(found)) < SOURCE_HIDDEN, 0)
    xpos, upos, start, names = plain.tags(words, source)
    lost = {"names": name_loss(names, column(windows, "names", most, ANYTHING))}
    starts = column(windows, "starts", most)
    for row, window in enumerate(windows):
        if window.source in UNORDERED:
            starts[row] = IGNORED
    lost["start"] = crossed(start, starts)
    lost["xpos"] = crossed(xpos, column(windows, "xpos", most))
    lost["upos"] = crossed(upos, column(windows, "upos", most))
    parsed = [row for row, window in enumerate(windows) if window.heads]
    if parsed:
        arcs, heads = plain.arcs(words[parsed])
        read = Read([], words[parsed], (xpos, upos, start, names), arcs, heads)
        lost |= tree_losses(plain, read, [windows[row] for row in parsed])
    return lost


def crossed(scores: Tensor, labels: Tensor) -> Tensor:
    """Give the mean cross-entropy over what is told; nothing where nothing is."""
    told = labels != UNTOLD
    summed = functional.cross_entropy(scores[told], labels[told], reduction="sum")
    return summed / max(1, int(told.sum()))


def word_losses(scores: WordScores, found: list[MeaningWindow]) -> dict[str, Tensor]:
    """Blame for wrong events, statuses, factuality and marks of words."""
    most = scores.predicates.shape[1]
    lost = {
        "events": event_loss(
            scores.events,
            layer(found, "events", most),
            torch.tensor([window.text.quiet for window in found]),
        )
        + soft_event_loss(scores.events, found),
        "statuses": crossed(scores.statuses, layer(found, "statuses", most)),
        "factuality": factuality_loss(scores.factuality, found),
    }
    for name in MARKS:
        marks = layer(found, name, most)
        told = marks != UNTOLD
        summed = functional.binary_cross_entropy_with_logits(
            getattr(scores, name)[told], marks[told].float(), reduction="sum"
        )
        lost[name] = summed / max(1, int(told.sum()))
    return lost


def layer(found: list[MeaningWindow], name: str, most: int) -> Tensor:
    """Pad a layer of windows to (B, N)."""
    rows = [window.layer(name) for window in found]
    return torch.tensor([[*row, *[UNTOLD] * (most - len(row))] for row in rows])


def event_loss(scores: Tensor, allowed: Tensor, quiet: Tensor) -> Tensor:
    """Blame for probability outside the accepted types.

    Args:
        scores: (B, N, 1 + types).
        allowed: (B, N) masks of the accepted types.
        quiet: (B,) the weight of words that tell no event.
    """
    told = allowed > 0
    bits = 1 << torch.arange(1 + len(EVENT_TYPES))
    possible = (allowed[told].unsqueeze(-1) & bits) > 0
    logs = scores[told].log_softmax(-1).masked_fill(~possible, -1e4).logsumexp(-1)
    weights = torch.where(allowed == NO_EVENT, quiet[:, None], 1.0)[told]
    return -(weights * logs).sum() / max(1, int(told.sum()))


def soft_event_loss(scores: Tensor, found: list[MeaningWindow]) -> Tensor:
    """Give the mean cross-entropy with the probabilities that a teacher gave, (B, N, 1 + types)."""
    given = torch.zeros(scores.shape)
    for row, window in enumerate(found):
        if window.text.soft_events is not None:
            given[row, : window.last - window.first, 0] = 1
            for word in range(window.first, window.last):
                likely = window.text.soft_events.get(word, {0: 1.0})
                values = torch.tensor(list(likely.values()))
                given[row, word - window.first] = 0
                given[row, word - window.first, list(likely)] = values
    return -(given * scores.log_softmax(-1)).sum() / given.sum().clamp(min=1)


def factuality_loss(values: Tensor, found: list[MeaningWindow]) -> Tensor:
    """Give the weighted mean square of what values differ by: (B, N)."""
    given = torch.zeros(*values.shape, 2)
    for row, window in enumerate(found):
        rows = window.text.factuality[window.first : window.last]
        given[row, : len(rows)] = torch.tensor(rows)
    value, weight = given.unbind(-1)
    return (weight * (values - value) ** 2).sum() / weight.sum().clamp(min=1)


def arc_loss(head: Arcs, words: Tensor, found: list[MeaningWindow], name: str) -> Tensor | None:
    """Blame for wrong arcs of one kind: mean over begins of the sum over ends."""
    numbers = {label: number for number, label in enumerate(ARCS[name], 1)}
    places: list[tuple[int, int]] = []
    targets: list[list[int]] = []
    for row, window in enumerate(found):
        arcs: list[Arc] = getattr(window, name)
        told = set(window.told(name))
        size = window.last - window.first
        for begin in sorted(told | {arc.begin for arc in arcs}):
            target = [0 if begin in told else UNTOLD] * size
            for arc in arcs:
                if arc.begin == begin:
                    target[arc.end] = numbers[arc.label] if arc.label else UNTOLD
            places.append((row, begin))
            targets.append([*target, *[UNTOLD] * (words.shape[1] - size)])
    if not places:
        return None
    rows, begins = torch.tensor(places).unbind(1)
    scores = head(words, rows, begins).flatten(0, 1)
    labels = torch.tensor(targets).flatten()
    told_pairs = labels != UNTOLD
    summed = functional.cross_entropy(scores[told_pairs], labels[told_pairs], reduction="sum")
    return summed / len(places)
