"""A trained network of meaning as the runtime reads with it: one whole window, no batch.

Arcs are scored only from words that are likely to begin some, and mentions only where there are
likely some: the first word is always among them, since products of nothing have no range.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

from newsfacts.transforms.annotator.train.meaning.heads import Arcs, Meaning
from newsfacts.transforms.annotator.train.meaning.network import Reader
from newsfacts.transforms.annotator.train.reader import Reader as PlainReader

OUTPUTS = (
    "events", "statuses", "factuality", "marks",
    *(f"{kind}_{part}" for kind in ("role", "participant", "attribution")
      for part in ("rows", "labels", "scores")),
    "mention_rows", "anaphors", "antecedents", "newness",
)  # fmt: skip
EVENT_LIKELY = 0.5
PREDICATES, CUES, CONTENTS, MENTIONS = range(4)


class MeaningReader(nn.Module):
    """All heads for one window of T pieces and N words; see `meaning_scores.MeaningScores`."""

    def __init__(self, reader: Reader, source: int) -> None:
        """Read as if names were those of the corpus `source`."""
        super().__init__()
        self.plain = PlainReader(reader.plain, source)
        self.meaning: Meaning = reader.meaning

    def forward(
        self, pieces: Tensor, shapes: Tensor, classes: Tensor, first: Tensor
    ) -> tuple[Tensor, ...]:
        """Score one window: (T,), (T,), (T, C) and (N,) to the outputs of both readers."""
        words = self.plain.read(pieces, shapes, classes, first)
        return (*self.plain.scored(words), *self.meant(words))

    def meant(self, words: Tensor) -> tuple[Tensor, ...]:
        """Score what words mean: (N, W) to the fields named in OUTPUTS."""
        meaning = self.meaning
        hidden = functional.gelu(meaning.event_hidden(words))
        events = meaning.events(hidden).softmax(-1)
        marks = meaning.marks(words)
        likely = events[:, 0] < 1 - EVENT_LIKELY
        mentions = chosen(marks[:, MENTIONS] > 0)
        heads = words[mentions]
        return (
            events,
            meaning.statuses(hidden).argmax(-1).to(torch.int32),
            meaning.factuality(hidden)[:, 0],
            marks,
            *arcs(meaning.roles, words, chosen(marks[:, PREDICATES] > 0)),
            *arcs(meaning.participants, words, chosen(likely)),
            *arcs(meaning.attributions, words, chosen(marks[:, CUES] > 0)),
            mentions,
            meaning.anaphors(heads),
            meaning.antecedents(heads),
            meaning.newness(heads)[:, 0],
        )


def chosen(likely: Tensor) -> Tensor:
    """Give the numbers of the first word and of all likely ones: (N,) to (K,)."""
    first = torch.arange(likely.shape[0]) == 0
    return torch.nonzero(likely | first)[:, 0]


def arcs(head: Arcs, words: Tensor, rows: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Give the rows, and for each with each word the best label and its probability: (K, N)."""
    queries = head.spread(functional.gelu(head.begin(words[rows])))
    queries = queries.view(-1, head.labels, head.rank).transpose(1, 2) * head.rank**-0.5
    ends = functional.gelu(head.end(words))
    likely, labels = ((ends @ queries) + head.bias(ends)).softmax(-1).max(-1)
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
