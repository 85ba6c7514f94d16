"""Trains the annotator: `python -m newsfacts.transforms.annotator.train.learn --help`.

Two processes of one thread each learn on their own batches and average their weights every few
steps: on a busy machine that is several times faster than two threads in one process.
"""

import argparse
import json
import logging
import random
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
import torch.distributed as peers
from torch import nn

from newsfacts.transforms.annotator.labels import NAME_TAGS
from newsfacts.transforms.annotator.train import corpora
from newsfacts.transforms.annotator.train.checkpoints import load, save
from newsfacts.transforms.annotator.train.invented import invented
from newsfacts.transforms.annotator.train.labels import Labels, labels_of
from newsfacts.transforms.annotator.train.losses import losses
from newsfacts.transforms.annotator.train.model import Annotator, Sizes
from newsfacts.transforms.annotator.train.scores import dev_scores
from newsfacts.transforms.annotator.train.sentences import Document
from newsfacts.transforms.annotator.train.windows import Window, Writer, endless_batches

log = logging.getLogger("learn")

INVENTED = 2500  # sentences made from templates


@dataclass(frozen=True)
class Plan:
    """Everything that decides a run; written beside the weights."""

    corpora: str
    base: str
    out: str
    minutes: float = 60.0
    pieces: int = 768  # word pieces of a batch
    encoder_rate: float = 3e-4
    head_rate: float = 2e-3
    warm_up: float = 0.04
    trees: float = 0.58  # share of batches with trees
    average_every: int = 16
    evaluate_minutes: float = 10.0
    seed: int = 1
    start_from: str = ""
    whole: str = ""  # checkpoint of the network that a pruned one is to be like


def main() -> None:
    """Read the plan from the command line and run this process's part of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, field in Plan.__dataclass_fields__.items():
        needed = name in {"corpora", "base", "out"}
        parser.add_argument(
            f"--{name}", type=field.type, required=needed, default=None if needed else field.default
        )
    plan = Plan(**vars(parser.parse_args()))
    torch.set_num_threads(1)
    peers.init_process_group("gloo")
    logging.basicConfig(level="INFO" if peers.get_rank() == 0 else "WARNING", format="%(message)s")
    run(plan)
    peers.destroy_process_group()


def run(plan: Plan) -> None:
    """Train until the time is up, writing checkpoints and scores on the way."""
    rank = peers.get_rank()
    folder, out = Path(plan.corpora), Path(plan.out)
    out.mkdir(parents=True, exist_ok=True)
    found = material(plan, rank)
    if rank == 0:
        (out / "labels.json").write_text(json.dumps(asdict(found.labels)))
        (out / "plan.json").write_text(json.dumps(asdict(plan), indent=1))
    torch.manual_seed(plan.seed)  # all begin with the same weights
    trained = begun(plan, found.labels)
    torch.manual_seed(plan.seed * 1000 + rank)
    evaluate = trained.minutes + plan.evaluate_minutes
    lost: defaultdict[str, list[float]] = defaultdict(list)
    while not trained.over:
        for name, loss in trained.step(next(found.batches)).items():
            lost[name].append(loss)
        if trained.steps % 200 == 0:
            means = " ".join(f"{name} {np.mean(rows):.3f}" for name, rows in lost.items())
            log.info("%s: %s", trained, means)
            lost.clear()
        if trained.agreed and (trained.over or trained.minutes >= evaluate):
            evaluate += plan.evaluate_minutes
            trained.save()
            scores = dev_scores(trained.model, found.labels, found.writer, folder, rank)
            log.warning("%.1f min %s", trained.minutes, scores)


@dataclass
class Material:
    """What a process learns from, without end, and the labels that it tells apart."""

    labels: Labels
    writer: Writer
    batches: Iterator[list[Window]]


def material(plan: Plan, rank: int = 0) -> Material:
    """Read the corpora; each process draws from them in its own order."""
    folder = Path(plan.corpora)
    trees = [*corpora.ewt(folder, "train"), *corpora.gum(folder, "train")]
    news = corpora.gmb(folder)
    others = [*corpora.crossner(folder) * 4, *invented(INVENTED, plan.seed)]
    labels = labels_of(trees)
    writer = Writer(Path(plan.base) / "vocab.txt", plan.seed * 1000 + rank)
    return Material(labels, writer, mixed(plan, writer, labels, (trees, news, others)))


def begun(plan: Plan, labels: Labels) -> "Trainer":
    """Go on from the run's checkpoint, or begin with given weights, or with the base's."""
    own = Path(plan.out) / "checkpoint.pt"
    if own.exists():
        model, state = load(own)
        trained = Trainer(plan, model)
        trained.resume(state)
        return trained
    if plan.start_from:
        return Trainer(plan, load(Path(plan.start_from))[0])
    model = Annotator(sizes(labels))
    model.encoder.load_minilm(Path(plan.base) / "model.safetensors")
    return Trainer(plan, model)


def sizes(labels: Labels) -> Sizes:
    """Give the sizes of the heads for these labels."""
    return Sizes(len(labels.xpos), len(labels.upos), len(labels.deps), len(NAME_TAGS))


def mixed(
    plan: Plan, writer: Writer, labels: Labels, parts: tuple[list[Document], ...]
) -> Iterator[list[Window]]:
    """Draw batches with trees, of news, and of other names; a batch has one kind of source."""
    trees, news, others = (endless_batches(writer, labels, part, plan.pieces) for part in parts)
    draw = random.Random(writer.random.random())
    while True:
        if draw.random() < plan.trees:
            yield next(trees)
        else:
            yield next(news if draw.random() < 0.8 else others)


class Trainer:
    """One process's optimiser and clock; weights and clocks are averaged over processes."""

    def __init__(self, plan: Plan, model: Annotator) -> None:
        """Set up the optimiser: old weights learn slower than new ones."""
        self.plan, self.model = plan, model
        self.whole = load(Path(plan.whole))[0].eval() if plan.whole else None
        if self.whole:  # its states are met better without noise
            model.encoder.apply(undropped)
        model.encoder.pieces.weight.requires_grad_(requires_grad=False)
        self.steps, self.pieces, self.minutes = 0, 0, 0.0
        self.begun = time.monotonic()
        # Where the processor has no bfloat16, it is slower.
        self.half = torch.ops.mkldnn._is_mkldnn_bf16_supported()  # noqa: SLF001
        named = [(n, p) for n, p in model.named_parameters() if p.requires_grad]
        old = [p for n, p in named if is_old(n)]
        new = [p for n, p in named if not is_old(n)]
        self.rates = (plan.encoder_rate, plan.head_rate)
        groups = [{"params": old, "lr": self.rates[0]}, {"params": new, "lr": self.rates[1]}]
        self.optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01)
        self.weights = [p for _, p in named]

    @property
    def agreed(self) -> bool:
        """Tell whether all processes have the same weights and clock."""
        return self.steps % self.plan.average_every == 0

    @property
    def over(self) -> bool:
        """Tell whether the time is up, at the same step in all processes."""
        return self.agreed and self.minutes >= self.plan.minutes

    def step(self, found: list[Window]) -> dict[str, float]:
        """Learn from one batch and give its losses."""
        self.model.train()
        share = min(1.0, self.minutes / self.plan.minutes)
        scale = min(1.0, (share + 1e-3) / self.plan.warm_up) * max(0.01, 1 - share)
        for group, rate in zip(self.optimizer.param_groups, self.rates, strict=True):
            group["lr"] = rate * scale
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.half):
            lost = losses(self.model, found, self.whole)
        self.optimizer.zero_grad(set_to_none=True)
        sum(lost.values()).backward()
        nn.utils.clip_grad_norm_(self.weights, 1.0)
        self.optimizer.step()
        self.steps += 1
        self.pieces += sum(w.length for w in found)
        if self.agreed:
            self.average()
        return {name: loss.item() for name, loss in lost.items()}

    def average(self) -> None:
        """Average weights and clocks over the processes."""
        clock = torch.tensor([(time.monotonic() - self.begun) / 60])
        flat = torch.cat([w.data.flatten() for w in self.weights] + [clock])
        peers.all_reduce(flat)
        flat /= peers.get_world_size()
        at = 0
        for weight in self.weights:
            weight.data.copy_(flat[at : at + weight.numel()].view_as(weight))
            at += weight.numel()
        self.minutes = flat[-1].item()

    def __str__(self) -> str:
        """Say how far it has come."""
        return f"{self.minutes:.1f} min, step {self.steps}, {self.pieces} pieces"

    def save(self) -> None:
        """Write the weights, and each process's state of the optimiser."""
        out = Path(self.plan.out)
        if peers.get_rank() == 0:
            save(out / "checkpoint.pt", self.model, minutes=self.minutes, steps=self.steps)
        torch.save(self.optimizer.state_dict(), out / f"optimizer{peers.get_rank()}.pt")

    def resume(self, state: dict[str, float]) -> None:
        """Go on with the clock of a checkpoint and this process's optimiser."""
        own = Path(self.plan.out) / f"optimizer{peers.get_rank()}.pt"
        self.optimizer.load_state_dict(torch.load(own))
        self.begun -= state["minutes"] * 60
        self.minutes, self.steps = state["minutes"], int(state["steps"])


def undropped(part: nn.Module) -> None:
    """Let a part of a network keep all of its states while it learns."""
    if isinstance(part, nn.Dropout):
        part.p = 0.0


def is_old(name: str) -> bool:
    """Tell weights of the base encoder from new ones, which learn faster."""
    return name.startswith("encoder.") and not any(x in name for x in ("shapes", "classes"))


if __name__ == "__main__":
    main()
