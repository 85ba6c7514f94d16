"""The encoder: six layers of MiniLM, told how words are written and what lists know of them.

It begins with the encoder's 12 attentions and 1,536 neurons a layer; `prune` leaves fewer.

The encoder is BERT's (Devlin et al. 2019) as distilled in MiniLM (Wang et al. 2020). All shapes:
B windows, T pieces, N words.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from newsfacts.transforms.annotator.word_features import SHAPES, WORD_CLASSES

WIDTH, EACH, LAYERS = 384, 32, 6  # of a piece, of an attention, of the encoder
PIECES, POSITIONS = 30522, 512


@dataclass(frozen=True)
class Sizes:
    """How many labels each head tells apart, and how wide the layers are."""

    xpos: int
    upos: int
    deps: int
    names: int
    arc: int = 192
    label: int = 96
    hidden: int = 192
    attentions: int = 12
    neurons: int = 1536


class Batch(NamedTuple):
    """Padded windows: `first` points at the first piece of each word."""

    pieces: Tensor  # (B, T) int64
    shapes: Tensor  # (B, T) int64, 0 at continuations
    classes: Tensor  # (B, T, C) float32, 0 at continuations
    first: Tensor  # (B, N) int64
    piece_bias: Tensor | None  # (B, 1, 1, T) float32, -1e4 at padding; None for one whole window
    source: Tensor  # (B,) int64, the corpus; 0 for none


class Layer(nn.Module):
    """One transformer layer, normalised after each half."""

    def __init__(self, sizes: Sizes) -> None:
        """Make the weights."""
        super().__init__()
        self.attentions = sizes.attentions
        self.qkv = nn.Linear(WIDTH, 3 * EACH * sizes.attentions)
        self.out = nn.Linear(EACH * sizes.attentions, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, 1e-12)
        self.inner = nn.Linear(WIDTH, sizes.neurons)
        self.outer = nn.Linear(sizes.neurons, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, 1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, states: Tensor, bias: Tensor | None) -> Tensor:
        """Mix the pieces of each window: (B, T, WIDTH) to the same."""
        windows, length, _ = states.shape
        parts = self.qkv(states).view(windows, length, 3, self.attentions, EACH)
        query, key, value = parts.permute(2, 0, 3, 1, 4).unbind(0)
        scores = (query * EACH**-0.5) @ key.transpose(-1, -2)
        if bias is not None:
            scores = scores + bias.to(scores.dtype)
        # written out: torch's fused attention is slower on processors when it learns
        mixed = torch.softmax(scores, -1).to(value.dtype) @ value
        mixed = self.out(mixed.transpose(1, 2).flatten(2))
        states = self.norm1(states + self.drop(mixed))
        return self.norm2(states + self.drop(self.outer(functional.gelu(self.inner(states)))))


class Encoder(nn.Module):
    """MiniLM with how words are written and what lists know of them added to its input."""

    width = WIDTH

    def __init__(self, sizes: Sizes) -> None:
        """Make the weights; what is added begins at nothing."""
        super().__init__()
        self.pieces = nn.Embedding(PIECES, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.classes = nn.Linear(len(WORD_CLASSES), WIDTH, bias=False)
        self.norm = nn.LayerNorm(WIDTH, 1e-12)
        self.layers = nn.ModuleList(Layer(sizes) for _ in range(LAYERS))
        self.drop = nn.Dropout(0.1)
        nn.init.zeros_(self.shapes.weight)  # so that training starts at the encoder as it was
        nn.init.zeros_(self.classes.weight)

    def forward(self, batch: Batch) -> Tensor:
        """Encode: (B, T, WIDTH)."""
        return self.layered(batch)[-1]

    def layered(self, batch: Batch) -> list[Tensor]:
        """Give what each layer makes of the pieces, (B, T, WIDTH) each."""
        length = batch.pieces.shape[1]
        states = self.pieces(batch.pieces) + self.positions.weight[:length]
        states = states + self.shapes(batch.shapes) + self.classes(batch.classes)
        made = [self.drop(self.norm(states))]
        for layer in self.layers:
            made.append(layer(made[-1], batch.piece_bias))
        return made[1:]

    def load_minilm(self, path: Path) -> None:
        """Copy the weights of a BERT checkpoint of this size (safetensors)."""
        weights = {name.removeprefix("bert."): w for name, w in load_file(path).items()}
        stem = "embeddings."
        kind = weights[stem + "token_type_embeddings.weight"][0]
        state = {
            "pieces.weight": weights[stem + "word_embeddings.weight"],
            "positions.weight": weights[stem + "position_embeddings.weight"] + kind,
            "norm.weight": weights[stem + "LayerNorm.weight"],
            "norm.bias": weights[stem + "LayerNorm.bias"],
        }
        for number in range(LAYERS):
            old, new = f"encoder.layer.{number}.", f"layers.{number}."
            for end in ("weight", "bias"):
                heads = [
                    weights[f"{old}attention.self.{x}.{end}"] for x in ("query", "key", "value")
                ]
                state[f"{new}qkv.{end}"] = torch.cat(heads)
                state[f"{new}out.{end}"] = weights[f"{old}attention.output.dense.{end}"]
                state[f"{new}norm1.{end}"] = weights[f"{old}attention.output.LayerNorm.{end}"]
                state[f"{new}inner.{end}"] = weights[f"{old}intermediate.dense.{end}"]
                state[f"{new}outer.{end}"] = weights[f"{old}output.dense.{end}"]
                state[f"{new}norm2.{end}"] = weights[f"{old}output.LayerNorm.{end}"]
        missing = self.load_state_dict(state, strict=False).missing_keys
        if set(missing) != {"shapes.weight", "classes.weight"}:
            message = f"the base weights lack {missing}"
            raise ValueError(message)
