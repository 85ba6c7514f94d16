"""The heads of meaning on the words of an encoder: B windows, N words, W the width of a word."""

from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from newsfacts.transforms.annotator.antecedents import GAPS, KINDS, LIKENESS
from newsfacts.transforms.annotator.meaning_labels import (
    ATTRIBUTIONS,
    EVENT_TYPES,
    PARTICIPANTS,
    ROLES,
    STATUSES,
    TIES,
)

LINK_WIDER = 2  # how much wider the hidden layer of links is than others
MOSTLY = 5.0  # log odds that the heads begin with, of nothing


@dataclass(frozen=True)
class MeaningSizes:
    """How wide the heads are."""

    hidden: int = 256
    rank: int = 64  # of what arcs are scored by
    mention: int = 64  # of a mention's vector


class WordScores(NamedTuple):
    """What the heads say of each word."""

    events: Tensor  # (B, N, 1 + types), no event first
    statuses: Tensor  # (B, N, statuses)
    factuality: Tensor  # (B, N)
    predicates: Tensor  # (B, N) log odds
    cues: Tensor  # (B, N) log odds
    contents: Tensor  # (B, N) log odds
    mentions: Tensor  # (B, N) log odds
    tied: Tensor  # (B, N) log odds


class Arcs(nn.Module):
    """Labelled arcs from chosen words to all words of their windows."""

    def __init__(self, width: int, labels: int, sizes: MeaningSizes) -> None:
        """Make the weights; label 0 is none."""
        super().__init__()
        self.rank, self.labels = sizes.rank, labels + 1
        self.begin = nn.Linear(width, sizes.hidden)
        self.spread = nn.Linear(sizes.hidden, self.labels * sizes.rank)
        self.end = nn.Linear(width, sizes.rank)
        self.bias = nn.Linear(sizes.rank, self.labels)
        self.drop = nn.Dropout(0.1)
        nn.init.zeros_(self.bias.bias)
        self.bias.bias.data[0] = MOSTLY  # nearly all pairs have no arc

    def forward(self, words: Tensor, window: Tensor, begin: Tensor) -> Tensor:
        """Score the arcs of K words, given by window and number: (B, N, W) to (K, N, 1 + L)."""
        chosen = self.drop(functional.gelu(self.begin(words[window, begin])))
        queries = self.spread(chosen).view(-1, self.labels, self.rank)
        ends = self.drop(functional.gelu(self.end(words)))
        scores = ends[window] @ queries.transpose(1, 2) * self.rank**-0.5
        found: Tensor = scores + self.bias(ends)[window]
        return found


class Meaning(nn.Module):
    """Heads for events, factuality, roles, participants, attribution, ties and coreference."""

    def __init__(self, width: int, sizes: MeaningSizes) -> None:
        """Make the weights."""
        super().__init__()
        self.sizes = sizes
        self.event_hidden = nn.Linear(width, sizes.hidden)
        self.drop = nn.Dropout(0.1)
        self.events = nn.Linear(sizes.hidden, 1 + len(EVENT_TYPES))
        self.statuses = nn.Linear(sizes.hidden, len(STATUSES))
        self.factuality = nn.Linear(sizes.hidden, 1)
        self.marks = nn.Linear(width, 4)  # predicates, cues, contents, mentions
        self.tied_hidden = nn.Linear(width, sizes.hidden)
        self.tied = nn.Linear(sizes.hidden, 1)
        self.roles = Arcs(width, len(ROLES), sizes)
        self.participants = Arcs(width, len(PARTICIPANTS), sizes)
        self.attributions = Arcs(width, len(ATTRIBUTIONS), sizes)
        self.ties = Arcs(width, len(TIES), sizes)
        self.link_hidden = nn.Linear(width, LINK_WIDER * sizes.hidden)
        self.anaphors = nn.Linear(LINK_WIDER * sizes.hidden, sizes.mention)
        self.antecedents = nn.Linear(LINK_WIDER * sizes.hidden, sizes.mention)
        self.newness = nn.Linear(LINK_WIDER * sizes.hidden, 1)
        self.pairs = nn.Parameter(torch.zeros(KINDS, KINDS, LIKENESS, GAPS))
        self.events.bias.data[0] = MOSTLY
        self.marks.bias.data[:2] = -2.0  # predicates and cues are few
        self.tied.bias.data[:] = -2.0

    def words(self, words: Tensor) -> WordScores:
        """Score each word: (B, N, W)."""
        hidden = self.drop(functional.gelu(self.event_hidden(words)))
        tied = self.tied(self.drop(functional.gelu(self.tied_hidden(words))))
        marks = torch.cat([self.marks(words), tied], -1)
        return WordScores(
            self.events(hidden),
            self.statuses(hidden),
            self.factuality(hidden)[..., 0],
            *marks.unbind(-1),
        )

    def links(self, mentions: Tensor, pairs: Tensor) -> Tensor:
        """Score the antecedents of M mentions in order, (M, W): (M, 1 + M), none of them first.

        Args:
            mentions: The words that head the mentions.
            pairs: Flat place in `pairs` of each pair, (M, M), the later mention first.
        """
        hidden = self.drop(functional.gelu(self.link_hidden(mentions)))
        scores = self.anaphors(hidden) @ self.antecedents(hidden).t()
        scores = scores * self.sizes.mention**-0.5 + self.pairs.flatten()[pairs]
        return torch.cat([self.newness(hidden), scores], 1)
