"""What the heads are blamed for; what a source does not annotate costs nothing."""

import torch
from torch import Tensor, nn

from transforms.annotator.labels import ANYTHING, NAME_TAGS, OUTSIDE
from transforms.annotator.train.model import Annotator
from transforms.annotator.train.windows import IGNORED, SOURCE_NUMBERS, Window, column, pad

WEIGHTS = {"names": 1.5, "start": 0.3, "xpos": 0.5, "upos": 0.5, "arcs": 1.0, "relations": 1.0}
SOURCE_HIDDEN = 0.3  # share of windows whose corpus the name head is not told
UNLABELLED_CREDIT = 0.25
UNORDERED = {
    SOURCE_NUMBERS["crossner"],
    SOURCE_NUMBERS["invented"],
}  # sentences of no running text teach no starts

crossed = nn.CrossEntropyLoss(ignore_index=IGNORED)


def losses(model: Annotator, found: list[Window]) -> dict[str, Tensor]:
    """Give the weighted loss of each head on one batch."""
    batch = pad(found)
    most = batch.first.shape[1]
    words = model.words(batch)
    hidden = torch.rand(len(found)) < SOURCE_HIDDEN
    source = batch.source.masked_fill(hidden, 0)
    xpos, upos, start, names = (scores.float() for scores in model.tags(words, source))
    lost = {"names": name_loss(names, column(found, "names", most, ANYTHING))}
    if found[0].source not in UNORDERED:
        lost["start"] = crossed(start.flatten(0, 1), column(found, "starts", most).flatten())
    if found[0].heads:
        lost["xpos"] = crossed(xpos.flatten(0, 1), column(found, "xpos", most).flatten())
        lost["upos"] = crossed(upos.flatten(0, 1), column(found, "upos", most).flatten())
        lost |= tree_losses(model, words, found)
    return {name: WEIGHTS[name] * loss for name, loss in lost.items()}


def name_loss(scores: Tensor, allowed: Tensor) -> Tensor:
    """Blame for probability outside the allowed tags, averaged over words that say something.

    Where a word may be outside all names or in one of an unlabelled type, the latter counts less:
    counted alike, nothing would keep all words from drifting into the unlabelled types.
    """
    bits = 1 << torch.arange(len(NAME_TAGS))
    possible = (allowed.unsqueeze(-1) & bits) > 0
    doubtful = possible[..., :1] & (bits != OUTSIDE)
    credit = possible.float().masked_fill(possible & doubtful, UNLABELLED_CREDIT)
    logs = (scores.log_softmax(-1) + credit.clamp(min=1e-8).log()).logsumexp(-1)
    told = allowed != ANYTHING
    return -logs[told].sum() / max(1, int(told.sum()))


def tree_losses(model: Annotator, words: Tensor, found: list[Window]) -> dict[str, Tensor]:
    """Blame for wrong heads, and for wrong labels of the right arcs."""
    most = words.shape[1]
    heads = column(found, "heads", most)
    scores, candidates = model.arcs(words)
    real = torch.cat([torch.ones_like(heads[:, :1]), heads], 1) != IGNORED
    scores = scores.float().masked_fill(~real[:, None], -1e4)
    relations = model.relations(words, candidates, heads.clamp(min=0)).float()
    return {
        "arcs": crossed(scores.flatten(0, 1), heads.flatten()),
        "relations": crossed(relations.flatten(0, 1), column(found, "deps", most).flatten()),
    }
