"""MPNet base (Song et al. 2020), an encoder for teachers: twelve layers, relative positions.

It reads BERT's uncased pieces; its vocabulary has four more before them. As in the shipped encoder,
how words are written and what lists know of them is added to its input.
"""

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from newsfacts.transforms.annotator.train.encoder import Batch
from newsfacts.transforms.annotator.word_features import SHAPES, WORD_CLASSES

WIDTH, ATTENTIONS, LAYERS, NEURONS = 768, 12, 12, 3072
EACH = WIDTH // ATTENTIONS
PIECES, POSITIONS, BUCKETS, FARTHEST = 30527, 514, 32, 128
SHIFT = 4  # pieces that stand before those of BERT
BERT_START, BERT_END, BEGIN, END, PADDING = 101, 102, 0, 2, 1


class MpnetLayer(nn.Module):
    """One transformer layer, normalised after each half."""

    def __init__(self) -> None:
        """Make the weights."""
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, 1e-5)
        self.inner = nn.Linear(WIDTH, NEURONS)
        self.outer = nn.Linear(NEURONS, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, 1e-5)
        self.drop = nn.Dropout(0.1)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        """Mix the pieces of each window: (B, T, WIDTH), bias (B, A, T, T) to (B, T, WIDTH)."""
        windows, length, _ = states.shape
        parts = self.qkv(states).view(windows, length, 3, ATTENTIONS, EACH)
        query, key, value = parts.permute(2, 0, 3, 1, 4).unbind(0)
        scores = (query * EACH**-0.5) @ key.transpose(-1, -2) + bias.to(query.dtype)
        mixed = torch.softmax(scores, -1).to(value.dtype) @ value
        states = self.norm1(states + self.drop(self.out(mixed.transpose(1, 2).flatten(2))))
        return self.norm2(states + self.drop(self.outer(functional.gelu(self.inner(states)))))


class Mpnet(nn.Module):
    """The encoder; `width` is that of its states."""

    width = WIDTH

    def __init__(self) -> None:
        """Make the weights; what is added begins at nothing."""
        super().__init__()
        self.pieces = nn.Embedding(PIECES, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.distances = nn.Embedding(BUCKETS, ATTENTIONS)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.classes = nn.Linear(len(WORD_CLASSES), WIDTH, bias=False)
        self.norm = nn.LayerNorm(WIDTH, 1e-5)
        self.layers = nn.ModuleList(MpnetLayer() for _ in range(LAYERS))
        self.drop = nn.Dropout(0.1)
        nn.init.zeros_(self.shapes.weight)
        nn.init.zeros_(self.classes.weight)

    def forward(self, batch: Batch) -> Tensor:
        """Encode: (B, T, WIDTH)."""
        return self.layered(batch)[-1]

    def layered(self, batch: Batch) -> list[Tensor]:
        """Give what each layer makes of the pieces, (B, T, WIDTH) each."""
        length = batch.pieces.shape[1]
        states = self.pieces(own_pieces(batch)) + self.positions.weight[2 : length + 2]
        states = states + self.shapes(batch.shapes) + self.classes(batch.classes)
        bias = self.distances(buckets(length)).permute(2, 0, 1)[None]
        if batch.piece_bias is not None:
            bias = bias + batch.piece_bias
        made = [self.drop(self.norm(states))]
        for layer in self.layers:
            made.append(layer(made[-1], bias))
        return made[1:]

    def load_base(self, path: Path) -> None:
        """Copy the weights of the published checkpoint (safetensors)."""
        old = load_file(path)
        state = {
            "pieces.weight": old["embeddings.word_embeddings.weight"],
            "positions.weight": old["embeddings.position_embeddings.weight"],
            "distances.weight": old["encoder.relative_attention_bias.weight"],
            "norm.weight": old["embeddings.LayerNorm.weight"],
            "norm.bias": old["embeddings.LayerNorm.bias"],
        }
        for number in range(LAYERS):
            state |= layer_weights(old, number)
        missing = self.load_state_dict(state, strict=False).missing_keys
        if set(missing) != {"shapes.weight", "classes.weight"}:
            raise ValueError(f"the base weights lack {missing}")


def layer_weights(old: dict[str, Tensor], number: int) -> dict[str, Tensor]:
    """Rename the weights of one layer."""
    stem, new = f"encoder.layer.{number}.", f"layers.{number}."
    state = {}
    for end in ("weight", "bias"):
        parts = [old[f"{stem}attention.attn.{x}.{end}"] for x in "qkv"]
        state[f"{new}qkv.{end}"] = torch.cat(parts)
        state[f"{new}out.{end}"] = old[f"{stem}attention.attn.o.{end}"]
        state[f"{new}norm1.{end}"] = old[f"{stem}attention.LayerNorm.{end}"]
        state[f"{new}inner.{end}"] = old[f"{stem}intermediate.dense.{end}"]
        state[f"{new}outer.{end}"] = old[f"{stem}output.dense.{end}"]
        state[f"{new}norm2.{end}"] = old[f"{stem}output.LayerNorm.{end}"]
    return state


def own_pieces(batch: Batch) -> Tensor:
    """Renumber BERT's pieces: (B, T)."""
    pieces = batch.pieces + SHIFT
    pieces = pieces.masked_fill(batch.pieces == BERT_START, BEGIN)
    pieces = pieces.masked_fill(batch.pieces == BERT_END, END)
    return pieces.masked_fill(batch.pieces == 0, PADDING)


def buckets(length: int) -> Tensor:
    """Give the bucket of the distance from each piece to each: (T, T), as in T5."""
    places = torch.arange(length)
    away = places[:, None] - places[None]
    half, exact = BUCKETS // 2, BUCKETS // 4
    size = away.abs()
    log = torch.log(size.clamp(min=1).float() / exact) / math.log(FARTHEST / exact)
    far = (exact + (log * (half - exact)).long()).clamp(max=half - 1)
    return torch.where(size < exact, size, far) + half * (away < 0)
