"""How far a smaller network is from the whole one it was cut from, layer by layer and head by head.

States of equal width are held against each other as they are (Jiao et al. 2020, Xia et al. 2022),
scores by the divergence of their distributions (Hinton et al. 2015). Any text will do for it: what
the whole network makes of a rare name teaches as much as what it makes of a common one.
"""

from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional

from newsfacts.transforms.annotator.train.encoder import Batch
from newsfacts.transforms.annotator.train.model import Annotator


class Read(NamedTuple):
    """What a network makes of B windows of T pieces and N words."""

    layers: list[Tensor]  # (B, T, width) each
    words: Tensor  # (B, N, width)
    tags: tuple[Tensor, Tensor, Tensor, Tensor]  # (B, N, labels): xpos, upos, start, names
    arcs: Tensor  # (B, N, N + 1)
    heads: Tensor  # (B, N + 1, width)


def read(model: Annotator, batch: Batch, source: Tensor) -> Read:
    """Read windows, naming as the sources do."""
    layers = model.encoder.layered(batch)
    words = model.hinted(layers[-1], batch)
    arcs, heads = model.arcs(words)
    return Read(layers, words, model.tags(words, source), arcs, heads)


def likeness(
    model: Annotator, own: Read, whole: Annotator, batch: Batch, source: Tensor
) -> dict[str, Tensor]:
    """Give what the network is blamed for where the whole one reads otherwise."""
    with torch.no_grad():
        given = read(whole, batch, source)
        chosen = given.arcs.masked_fill(~candidates(batch)[:, None], -1e4).argmax(-1)
        relations = whole.relations(given.words, given.heads, chosen)
    real = batch.first > 0
    lost = {
        name: divergence(mine[real], theirs[real])
        for name, mine, theirs in zip(
            ("xpos", "upos", "start", "names"), own.tags, given.tags, strict=True
        )
    }
    masked = [
        scores.float().masked_fill(~candidates(batch)[:, None], -1e4)
        for scores in (own.arcs, given.arcs)
    ]
    lost["arcs"] = divergence(*(scores[real] for scores in masked))
    found = model.relations(own.words, own.heads, chosen)
    lost["relations"] = divergence(found[real], relations[real])
    lost["states"] = distance(own.layers, given.layers, batch)
    return lost


def candidates(batch: Batch) -> Tensor:
    """Tell which heads are words of the window, or the root: (B, N + 1)."""
    real = batch.first > 0
    return torch.cat([torch.ones_like(real[:, :1]), real], 1)


def divergence(scores: Tensor, given: Tensor) -> Tensor:
    """Give the mean Kullback-Leibler divergence from the given distributions."""
    mine, theirs = scores.float().log_softmax(-1), given.float().log_softmax(-1)
    return functional.kl_div(mine, theirs, log_target=True, reduction="batchmean")


def distance(own: list[Tensor], given: list[Tensor], batch: Batch) -> Tensor:
    """Give the mean square of what states differ by, in variances of the given ones."""
    if batch.piece_bias is None:
        real = torch.ones_like(batch.pieces, dtype=torch.bool)
    else:
        real = batch.piece_bias[:, 0, 0] == 0
    parts = [
        functional.mse_loss(mine[real].float(), theirs[real]) / theirs[real].var()
        for mine, theirs in zip(own, given, strict=True)
    ]
    return torch.stack(parts).mean()
