"""The network: the encoder with heads for tags, sentences, names and trees.

Arcs and labels are scored as by Dozat and Manning (2017). All shapes: B windows, T pieces, N words.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

from newsfacts.transforms.annotator.train.encoder import Batch, Encoder, Sizes
from newsfacts.transforms.annotator.word_features import SHAPES, WORD_CLASSES

HINT = 32  # dimensions of shape and of word classes before the heads
SOURCES = 8


class Annotator(nn.Module):
    """The encoder with its heads."""

    def __init__(self, sizes: Sizes, drop: float = 0.2, encoder: nn.Module | None = None) -> None:
        """Make the weights; arcs begin by likeness of the two words."""
        super().__init__()
        self.sizes = sizes
        self.encoder = encoder or Encoder(sizes)
        self.shape_hint = nn.Embedding(SHAPES, HINT)
        self.class_hint = nn.Linear(len(WORD_CLASSES), HINT)
        width = self.encoder.width + 2 * HINT
        self.drop = nn.Dropout(drop)
        self.xpos = nn.Linear(width, sizes.xpos)
        self.upos = nn.Linear(width, sizes.upos)
        self.start = nn.Linear(width, 2)
        self.name_hidden = nn.Linear(width, sizes.hidden)
        self.name_source = nn.Embedding(SOURCES, sizes.hidden)
        self.names = nn.Linear(sizes.hidden, sizes.names)
        self.root = nn.Parameter(torch.randn(width) * 0.1)
        self.arc_dependent = nn.Linear(width, sizes.arc)
        self.arc_head = nn.Linear(width, sizes.arc)
        self.arc_pair = nn.Linear(sizes.arc, sizes.arc, bias=False)
        self.arc_bias = nn.Linear(sizes.arc, 1, bias=False)
        self.label_dependent = nn.Linear(width, sizes.label)
        self.label_head = nn.Linear(width, sizes.label)
        self.labels = nn.Linear(3 * sizes.label, sizes.deps)
        nn.init.zeros_(self.name_source.weight)
        nn.init.eye_(self.arc_pair.weight)
        self.arc_pair.weight.data *= sizes.arc**-0.5

    def words(self, batch: Batch) -> Tensor:
        """Encode and keep the first piece of each word, with its hints: (B, N, width)."""
        return self.hinted(self.encoder(batch), batch)

    def hinted(self, pieces: Tensor, batch: Batch) -> Tensor:
        """Keep the first piece of each word, with its hints: (B, N, width)."""
        hints = torch.cat(
            [
                pieces,
                self.shape_hint(batch.shapes),
                functional.gelu(self.class_hint(batch.classes)),
            ],
            -1,
        )
        chosen = batch.first.unsqueeze(-1).expand(-1, -1, hints.shape[-1])
        found: Tensor = self.drop(torch.gather(hints, 1, chosen))
        return found

    def tags(self, words: Tensor, source: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Score Penn tags, universal tags, sentence starts and name tags."""
        hidden = functional.gelu(self.name_hidden(words) + self.name_source(source)[:, None])
        names = self.names(self.drop(hidden))
        return self.xpos(words), self.upos(words), self.start(words), names

    def arcs(self, words: Tensor) -> tuple[Tensor, Tensor]:
        """Score each head for each word, (B, N, N + 1) with the root first; and the heads."""
        root = self.root.expand(words.shape[0], 1, -1)
        heads = torch.cat([root, words], 1)
        dependent = self.drop(functional.gelu(self.arc_dependent(words)))
        head = self.drop(functional.gelu(self.arc_head(heads)))
        scores = self.arc_pair(dependent) @ head.transpose(1, 2)
        return scores + self.arc_bias(head).transpose(1, 2), heads

    def relations(self, words: Tensor, heads: Tensor, chosen: Tensor) -> Tensor:
        """Score the labels of the chosen arcs (B, N): (B, N, labels)."""
        dependent = self.drop(functional.gelu(self.label_dependent(words)))
        head = self.drop(functional.gelu(self.label_head(heads)))
        index = chosen.unsqueeze(-1).expand(-1, -1, head.shape[-1])
        head = torch.gather(head, 1, index)
        scores: Tensor = self.labels(torch.cat([dependent, head, dependent * head], -1))
        return scores
