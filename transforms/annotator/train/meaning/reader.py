"""A trained network of meaning as the runtime reads with it: one whole window, no batch.

Arcs are scored only from words that are likely to begin some, and mentions only where there are
likely some: the first word is always among them, since products of nothing have no range.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

from newsfacts.transforms.annotator.meaning_scores import (
    CUES,
    EVENT_POSSIBLE,
    MENTIONS,
    PREDICATES,
    TIE_POSSIBLE,
    TIED,
)
from newsfacts.transforms.annotator.train.meaning.heads import Arcs, Meaning
from newsfacts.transforms.annotator.train.meaning.network import Reader
from newsfacts.transforms.annotator.train.reader import Reader as PlainReader
from newsfacts.transforms.annotator.train.reader import parts, stacked

OUTPUTS = (
    "events", "statuses", "factuality", "marks",
    *(f"{kind}_{part}" for kind in ("role", "participant", "attribution", "tie")
      for part in ("rows", "labels", "scores")),
    "mention_rows", "anaphors", "antecedents", "newness",
)  # fmt: skip
LAYERS = ("roles", "participants", "attributions", "ties")
#: Heads that one product asks of each word, and those that one product reads off the first.
ASKED = ("event_hidden", "marks", "tied_hidden", *(f"{layer}.end" for layer in LAYERS))
TOLD = ("events", "statuses", "factuality")


class MeaningReader(nn.Module):
    """All heads for one window of T pieces and N words; see `meaning_scores.MeaningScores`."""

    def __init__(self, reader: Reader, source: int) -> None:
        """Read as if names were those of the corpus `source`."""
        super().__init__()
        self.plain = PlainReader(reader.plain, source)
        meaning = self.meaning = reader.meaning
        self.layers = [getattr(meaning, name) for name in LAYERS]
        asked, told = ([meaning.get_submodule(name) for name in x] for x in (ASKED, TOLD))
        self.asked = stacked([parts(linear) for linear in asked])
        self.sizes = [linear.out_features for linear in asked]
        self.told = stacked([parts(linear) for linear in told])
        self.told_sizes = [linear.out_features for linear in told]

    def forward(
        self, pieces: Tensor, shapes: Tensor, classes: Tensor, first: Tensor
    ) -> tuple[Tensor, ...]:
        """Score one window: (T,), (T,), (T, C) and (N,) to the outputs of both readers."""
        words = self.plain.read(pieces, shapes, classes, first)
        return (*self.plain.scored(words), *self.meant(words))

    def meant(self, words: Tensor) -> tuple[Tensor, ...]:
        """Score what words mean: (N, W) to the fields named in OUTPUTS."""
        meaning = self.meaning
        hidden, marked, tied, *ends = self.asked(words).split(self.sizes, -1)
        marks = torch.cat([marked, meaning.tied(functional.gelu(tied))], -1)
        told = self.told(functional.gelu(hidden)).split(self.told_sizes, -1)
        events = told[0].softmax(-1)
        likely = (
            marks[:, PREDICATES] > 0,
            events[:, 0] < 1 - EVENT_POSSIBLE,
            marks[:, CUES] > 0,
            marks[:, TIED] > TIE_POSSIBLE,
        )
        found = [
            arcs(layer, words, functional.gelu(end), chosen(begun))
            for layer, end, begun in zip(self.layers, ends, likely, strict=True)
        ]
        mentions = chosen(marks[:, MENTIONS] > 0)
        heads = functional.gelu(meaning.link_hidden(words[mentions]))
        return (
            events,
            told[1].argmax(-1).to(torch.int32),
            told[2][:, 0],
            marks,
            *(part for arc in found for part in arc),
            mentions,
            meaning.anaphors(heads),
            meaning.antecedents(heads),
            meaning.newness(heads)[:, 0],
        )


def chosen(likely: Tensor) -> Tensor:
    """Give the numbers of the first word and of all likely ones: (N,) to (K,)."""
    first = torch.arange(likely.shape[0]) == 0
    return torch.nonzero(likely | first)[:, 0]


def arcs(head: Arcs, words: Tensor, ends: Tensor, rows: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Give the rows, and for each with each word the best label and its probability: (K, N)."""
    queries = head.spread(functional.gelu(head.begin(words[rows])))
    queries = queries.view(-1, head.labels, head.rank) * head.rank**-0.5 + head.bias.weight
    scores = ends @ queries.transpose(1, 2) + head.bias.bias
    best, labels = scores.max(-1)
    likely = 1 / (scores - best[..., None]).exp().sum(-1)
    return rows, labels.to(torch.int32), likely


class Antecedents(nn.Module):
    """The likeliest antecedent of each mention; see `antecedents`."""

    def __init__(self, meaning: Meaning) -> None:
        """Take what pairs are scored by."""
        super().__init__()
        self.register_buffer("pairs", meaning.pairs.detach().flatten())
        self.scale = meaning.sizes.mention**-0.5

    def forward(
        self, anaphors: Tensor, antecedents: Tensor, newness: Tensor, places: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Choose for R mentions among C, or none of them (0), with its probability.

        Args:
            anaphors: (R, D).
            antecedents: (C, D).
            newness: (R,), the score of having none.
            places: (R, C), the place of each pair in `pairs`; -1 where it cannot be.
        """
        scores = anaphors @ antecedents.t() * self.scale + self.pairs[places.clamp(min=0)]
        scores = torch.where(places < 0, torch.full_like(scores, -1e4), scores)
        likely, best = torch.cat([newness[:, None], scores], 1).softmax(-1).max(-1)
        return best.to(torch.int32), likely
