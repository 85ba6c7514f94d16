"""Leaves out what the encoder needs least, so that it reads faster; after it, it must learn again.

`python -m newsfacts.transforms.annotator.train.prune --help`

An attention or a neuron matters as much as the losses would change without it, to first order: the
sum of |activation x gradient| over words it has learned from (Michel et al. 2019, Molchanov et al.
2017). Every layer keeps equally many. OUT/checkpoint.pt is for another run to start from.
"""

import argparse
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import islice
from pathlib import Path

import torch
from torch import Tensor, nn

from newsfacts.transforms.annotator.train.checkpoints import load, save
from newsfacts.transforms.annotator.train.encoder import EACH
from newsfacts.transforms.annotator.train.losses import losses
from newsfacts.transforms.annotator.train.material import material
from newsfacts.transforms.annotator.train.model import Annotator
from newsfacts.transforms.annotator.train.plan import Plan
from newsfacts.transforms.annotator.train.windows import Window

BATCHES = 150  # the order hardly changes with more


def main() -> None:
    """Prune a checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path, help="RUN/checkpoint.pt")
    for name in ("corpora", "base", "out"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--attentions", type=int, default=8, help="left in each layer")
    parser.add_argument("--neurons", type=int, default=768, help="left in each layer")
    options = parser.parse_args()
    torch.manual_seed(1)
    found = material(Plan(options.corpora, options.base, options.out))
    model, _ = load(options.checkpoint)
    small = pruned(model, islice(found.batches, BATCHES), options.attentions, options.neurons)
    Path(options.out).mkdir(parents=True, exist_ok=True)
    save(Path(options.out) / "checkpoint.pt", small)


def pruned(
    model: Annotator, batches: Iterable[list[Window]], attentions: int, neurons: int
) -> Annotator:
    """Give the network with the attentions and neurons of each layer that matter most."""
    state = model.state_dict()
    for number, (by_attention, by_neuron) in enumerate(importance(model, batches)):
        stem = f"encoder.layers.{number}."
        columns = best(by_attention, attentions)[:, None] * EACH + torch.arange(EACH)
        rows = torch.arange(3)[:, None] * len(by_attention) * EACH + columns.flatten()
        cut(state, stem + "qkv", stem + "out", rows.flatten(), columns.flatten())
        chosen = best(by_neuron, neurons)
        cut(state, stem + "inner", stem + "outer", chosen, chosen)
    small = Annotator(replace(model.sizes, attentions=attentions, neurons=neurons))
    small.load_state_dict(state)
    return small


def importance(model: Annotator, batches: Iterable[list[Window]]) -> list[tuple[Tensor, Tensor]]:
    """Tell for each layer how much its attentions, (A,), and its neurons, (neurons,), matter."""
    model.eval()
    ends = [end for layer in model.encoder.layers for end in (layer.out, layer.outer)]
    sums = [torch.zeros(end.in_features) for end in ends]
    hooks = [
        end.register_forward_pre_hook(watcher(total)) for end, total in zip(ends, sums, strict=True)
    ]
    for batch in batches:
        sum(losses(model, batch).values()).backward()
    for hook in hooks:
        hook.remove()
    by_attention = [total.view(-1, EACH).sum(1) for total in sums[::2]]
    return list(zip(by_attention, sums[1::2], strict=True))


def watcher(total: Tensor) -> Callable[[nn.Module, tuple[Tensor]], None]:
    """Make a hook that adds up |activation x gradient| of a product's input, by column."""

    def watch(_: nn.Module, inputs: tuple[Tensor]) -> None:
        states = inputs[0].detach()

        def add(gradient: Tensor) -> None:
            total.add_((states * gradient).abs().flatten(0, -2).sum(0))

        inputs[0].register_hook(add)

    return watch


def best(scores: Tensor, number: int) -> Tensor:
    """Give the places of the highest scores, in order."""
    return scores.topk(number).indices.sort().values


def cut(state: dict[str, Tensor], first: str, second: str, rows: Tensor, columns: Tensor) -> None:
    """Keep some of what a product gives, and of what the next one takes."""
    for end in ("weight", "bias"):
        state[f"{first}.{end}"] = state[f"{first}.{end}"][rows]
    state[f"{second}.weight"] = state[f"{second}.weight"][:, columns]


if __name__ == "__main__":
    main()
