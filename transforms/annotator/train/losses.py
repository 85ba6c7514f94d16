"""What the heads are blamed for; what a source does not annotate costs nothing."""

import torch
from torch import Tensor, nn

from newsfacts.transforms.annotator.labels import ANYTHING, NAME_TAGS, OUTSIDE
from newsfacts.transforms.annotator.train.likeness import Read, likeness, read
from newsfacts.transforms.annotator.train.model import Annotator
from newsfacts.transforms.annotator.train.windows import (
    IGNORED,
    SOURCE_NUMBERS,
    Window,
    column,
    pad,
)

WEIGHTS = {
    "names": 2.0, "start": 0.3, "xpos": 0.5, "upos": 0.5, "arcs": 1.0, "relations": 1.0,
    "states": 2.0,
}  # fmt: skip
SOURCE_HIDDEN = 0.3  # share of windows whose corpus the name head is not told
UNLABELLED_CREDIT = 0.25
UNORDERED = {
    SOURCE_NUMBERS["crossner"],
    SOURCE_NUMBERS["invented"],
}  # sentences of no running text teach no starts

crossed = nn.CrossEntropyLoss(ignore_index=IGNORED)


def losses(
    model: Annotator, found: list[Window], whole: Annotator | None = None
) -> dict[str, Tensor]:
    """Give the weighted loss of each head on one batch.

    With the whole network that a smaller one was cut from, what they read differently counts too.
    """
    batch = pad(found)
    most = batch.first.shape[1]
    hidden = torch.rand(len(found)) < SOURCE_HIDDEN
    source = batch.source.masked_fill(hidden, 0)
    own = read(model, batch, source)
    xpos, upos, start, names = (scores.float() for scores in own.tags)
    lost = {"names": name_loss(names, column(found, "names", most, ANYTHING))}
    if found[0].source not in UNORDERED:
        lost["start"] = crossed(start.flatten(0, 1), column(found, "starts", most).flatten())
    if found[0].heads:
        lost["xpos"] = crossed(xpos.flatten(0, 1), column(found, "xpos", most).flatten())
        lost["upos"] = crossed(upos.flatten(0, 1), column(found, "upos", most).flatten())
        lost |= tree_losses(model, own, found)
    if whole is not None:
        lost |= {
            f"like {name}": loss
            for name, loss in likeness(model, own, whole, batch, source).items()
        }
    return {name: WEIGHTS[name.removeprefix("like ")] * loss for name, loss in lost.items()}


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


def tree_losses(model: Annotator, own: Read, found: list[Window]) -> dict[str, Tensor]:
    """Blame for wrong heads, and for wrong labels of the right arcs."""
    most = own.words.shape[1]
    heads = column(found, "heads", most)
    real = torch.cat([torch.ones_like(heads[:, :1]), heads], 1) != IGNORED
    scores = own.arcs.float().masked_fill(~real[:, None], -1e4)
    relations = model.relations(own.words, own.heads, heads.clamp(min=0)).float()
    return {
        "arcs": crossed(scores.flatten(0, 1), heads.flatten()),
        "relations": crossed(relations.flatten(0, 1), column(found, "deps", most).flatten()),
    }
