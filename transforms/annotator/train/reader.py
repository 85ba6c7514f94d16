"""The trained network as the runtime reads with it: one whole window, no batch, no labels of arcs.

It gives what `model.Annotator` gives, up to rounding, in fewer steps: what depends on the weights
alone is worked out beforehand, and what is asked of words is worked out for words only.
"""

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from newsfacts.transforms.annotator.train.encoder import EACH, Layer
from newsfacts.transforms.annotator.train.model import Annotator


class Reader(nn.Module):
    """The annotator for one window of T pieces and N words; see `network.WindowScores`."""

    def __init__(self, model: Annotator, source: int) -> None:
        """Read as if text were of the corpus `source`."""
        super().__init__()
        self.encoder = model.encoder
        *before, last = model.encoder.layers
        self.before = nn.ModuleList(Pieces(layer) for layer in before)
        self.last = Words(last)
        self.shape_hint, self.class_hint = model.shape_hint, model.class_hint
        weight, bias = parts(model.start)
        start = (weight[1:] - weight[:1], bias[1:] - bias[:1])
        tags = [parts(model.xpos), parts(model.upos), start]
        name = (model.name_hidden.weight, model.name_hidden.bias + model.name_source.weight[source])
        pairs = (model.arc_dependent, model.arc_head, model.label_dependent, model.label_head)
        hidden = [name, *(parts(linear) for linear in pairs)]
        self.tag_sizes, self.hidden_sizes = ([len(bias) for _, bias in x] for x in (tags, hidden))
        self.heads = stacked([*tags, *hidden])
        self.names = model.names
        self.pairs = stacked([(model.arc_pair.weight, model.arc_bias.weight[0])])
        for kind in ("arc", "label"):
            root = functional.gelu(getattr(model, f"{kind}_head")(model.root))
            self.register_buffer(f"{kind}_root", root.detach()[None])

    def forward(
        self, pieces: Tensor, shapes: Tensor, classes: Tensor, first: Tensor
    ) -> tuple[Tensor, ...]:
        """Score one window: (T,), (T,), (T, C) and (N,) to the fields of `WindowScores`."""
        return self.scored(self.read(pieces, shapes, classes, first))

    def read(self, pieces: Tensor, shapes: Tensor, classes: Tensor, first: Tensor) -> Tensor:
        """Encode the words of one window, with their hints: (N, width)."""
        encoder = self.encoder
        states = encoder.pieces(pieces) + encoder.positions.weight[: pieces.shape[0]]
        states = encoder.norm(states + encoder.shapes(shapes) + encoder.classes(classes))
        for layer in self.before:
            states = layer(states)
        words = self.last(states, first)
        hints = functional.gelu(self.class_hint(classes[first]))
        return torch.cat([words, self.shape_hint(shapes[first]), hints], -1)

    def scored(self, words: Tensor) -> tuple[Tensor, ...]:
        """Score words as `forward` does."""
        tags, hidden = self.heads(words).split([sum(self.tag_sizes), sum(self.hidden_sizes)], -1)
        xpos, upos, starts = tags.split(self.tag_sizes, -1)
        name, below, above, dependents, heads = functional.gelu(hidden).split(self.hidden_sizes, -1)
        return (
            xpos.argmax(-1).to(torch.int32),
            upos.argmax(-1).to(torch.int32),
            starts[:, 0],
            self.names(name),
            self.pairs(below) @ torch.cat([self.arc_root, above]).t(),
            dependents,
            torch.cat([self.label_root, heads]),
        )


class Pieces(nn.Module):
    """A layer of the encoder, for all pieces."""

    def __init__(self, layer: Layer) -> None:
        """Take a layer's weights."""
        super().__init__()
        query, keys_values = attention_weights(layer)
        self.qkv = stacked([query, keys_values])
        self.layer = layer

    def forward(self, states: Tensor) -> Tensor:
        """Mix the pieces: (T, WIDTH) to the same."""
        query, key, value = by_attention(self.qkv, states).split(self.layer.attentions)
        return finished(self.layer, states, query, key, value)


class Words(nn.Module):
    """The last layer of the encoder: words look at all pieces, and only words are read after it."""

    def __init__(self, layer: Layer) -> None:
        """Take a layer's weights."""
        super().__init__()
        query, keys_values = attention_weights(layer)
        self.query, self.keys_values = stacked([query]), stacked([keys_values])
        self.layer = layer

    def forward(self, states: Tensor, first: Tensor) -> Tensor:
        """Mix the pieces into the words: (T, WIDTH) and (N,) to (N, WIDTH)."""
        key, value = by_attention(self.keys_values, states).split(self.layer.attentions)
        words = states[first]
        return finished(self.layer, words, by_attention(self.query, words), key, value)


def finished(layer: Layer, states: Tensor, query: Tensor, key: Tensor, value: Tensor) -> Tensor:
    """Do what follows queries, keys and values, each (attentions, any number, EACH)."""
    width = layer.out.in_features
    mixed = torch.softmax(query @ key.transpose(1, 2), -1) @ value
    states = layer.norm1(states + layer.out(mixed.transpose(0, 1).reshape(-1, width)))
    return layer.norm2(states + layer.outer(functional.gelu(layer.inner(states))))


def by_attention(product: nn.Linear, states: Tensor) -> Tensor:
    """Part what a product gives by attention: (T, WIDTH) to (A, T, EACH)."""
    found: Tensor = product(states)
    return found.view(-1, product.out_features // EACH, EACH).transpose(0, 1)


def attention_weights(layer: Layer) -> list[tuple[Tensor, Tensor]]:
    """Give weight and bias of the queries, with their scale, and of the keys and values."""
    sizes = [EACH * layer.attentions, 2 * EACH * layer.attentions]
    weight, bias = (part.split(sizes) for part in parts(layer.qkv))
    return [(weight[0] * EACH**-0.5, bias[0] * EACH**-0.5), (weight[1], bias[1])]


def parts(linear: nn.Linear) -> tuple[Tensor, Tensor]:
    """Give the weight and the bias of a product."""
    return linear.weight, linear.bias


def stacked(products: Sequence[tuple[Tensor, Tensor]]) -> nn.Linear:
    """Make one product of several upon the same input, each given by its weight and bias."""
    weight = torch.cat([weight for weight, _ in products]).detach()
    linear = nn.Linear(weight.shape[1], weight.shape[0])
    linear.weight.data = weight
    linear.bias.data = torch.cat([bias for _, bias in products]).detach()
    return linear
