"""Trains a teacher or a student: `python -m newsfacts.transforms.annotator.train.meaning.learn`.

One process of one thread; how far it goes is counted in word pieces, so the clock decides nothing.
Stopped and started again with the same command it goes on from its checkpoint.
"""

import argparse
import json
import logging
import re
import time
from collections import defaultdict
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn

from newsfacts.transforms.annotator.labels import NAME_TAGS
from newsfacts.transforms.annotator.train.encoder import Sizes
from newsfacts.transforms.annotator.train.labels import Labels
from newsfacts.transforms.annotator.train.meaning.links import Memory
from newsfacts.transforms.annotator.train.meaning.losses import losses
from newsfacts.transforms.annotator.train.meaning.material import Places, Shares, material
from newsfacts.transforms.annotator.train.meaning.network import (
    Reader,
    begun_from,
    load,
    save,
    teacher,
)
from newsfacts.transforms.annotator.train.meaning.rates import Rates, parameter_groups
from newsfacts.transforms.annotator.train.meaning.windows import MeaningWindow

log = logging.getLogger("learn")


@dataclass(frozen=True)
class Plan:
    """Everything that decides a run; written beside the weights."""

    corpora: str
    sheets: str  # folders, parted by colons
    vocabulary: str
    out: str
    base: str = ""  # model.safetensors of MPNet base: teaches a teacher
    silver: str = ""  # folder of what a teacher read
    rules: str = ""  # folder of what the release's rules read
    coded: str = ""  # folder of texts with coded events and quotes,
    telling: str = ""  # of which only those are read that tell this layer of words
    gold: float = 1.0  # share of roles, GUM, sheets and coded texts that is learned from
    start_from: str = ""  # a checkpoint: the weights that the run begins with
    only: str = ""  # a pattern: the weights that learn, by name; all of them
    pieces: int = 1_500_000  # of the whole run
    step_pieces: int = 1000
    role_share: float = 0.35  # of a step's pieces
    gum: float = 0.40  # how often the rest of a step is of GUM,
    news: float = 0.45  # of gold sheets,
    names: float = 0.15  # of corpora of names,
    silver_share: float = 0.60  # of silver,
    rules_share: float = 0.30  # of what rules read,
    coded_share: float = 0.60  # of coded texts; as against each other
    encoder_rate: float = 8e-5  # of the encoder's last layer
    layer_decay: float = 0.92
    head_rate: float = 1e-3
    warm_up: int = 60_000  # pieces
    cool_down: float = 0.4  # share of the run in which the rates fall to nothing
    save_minutes: float = 8.0
    seed: int = 1


def main() -> None:
    """Read the plan from the command line and run it."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, field in Plan.__dataclass_fields__.items():
        needed = name in {"corpora", "sheets", "vocabulary", "out"}
        default = None if needed else field.default
        parser.add_argument(f"--{name}", type=field.type, required=needed, default=default)
    plan = Plan(**vars(parser.parse_args()))
    torch.set_num_threads(1)
    Path(plan.out).mkdir(parents=True, exist_ok=True)
    logging.basicConfig(
        level="INFO", format="%(asctime)s %(message)s", filename=Path(plan.out) / "log.txt"
    )
    run(plan)


def run(plan: Plan) -> None:
    """Train until the pieces of the plan are read, writing checkpoints on the way."""
    out = Path(plan.out)
    torch.manual_seed(plan.seed)
    places = Places(
        plan.corpora, plan.sheets, plan.vocabulary, plan.silver, plan.rules, plan.coded,
        plan.telling, plan.gold,
    )  # fmt: skip
    shares = Shares(
        plan.step_pieces, plan.role_share, plan.gum, plan.news, plan.names, plan.silver_share,
        plan.rules_share, plan.coded_share,
    )  # fmt: skip
    found = material(places, shares, plan.seed)
    (out / "labels.json").write_text(json.dumps(asdict(found.labels)))
    (out / "plan.json").write_text(json.dumps(asdict(plan), indent=1))
    trained = begun(plan, found.labels)
    found.writer.random.seed(plan.seed + trained.steps)  # a run that goes on reads other windows
    lost: defaultdict[str, list[float]] = defaultdict(list)
    while trained.pieces < plan.pieces:
        for name, loss in trained.step(next(found.steps)).items():
            lost[name].append(loss)
        if trained.steps % 50 == 0:
            means = " ".join(f"{name} {np.mean(rows):.3f}" for name, rows in lost.items())
            log.info("%s: %s", trained, means)
            lost.clear()
        if trained.unsaved_minutes > plan.save_minutes:
            trained.save()
    trained.save()


def begun(plan: Plan, labels: Labels) -> "Trainer":
    """Go on from the run's checkpoint, or begin with given weights, or with the base's."""
    own = Path(plan.out) / "checkpoint.pt"
    if own.exists():
        reader, state = load(own)
        trained = Trainer(plan, reader)
        trained.resume(state)
        return trained
    if plan.start_from:
        return Trainer(plan, begun_from(Path(plan.start_from)))
    reader = teacher(Sizes(len(labels.xpos), len(labels.upos), len(labels.deps), len(NAME_TAGS)))
    reader.plain.encoder.load_base(Path(plan.base))
    return Trainer(plan, reader)


class Trainer:
    """The optimiser, and how far the run has come."""

    def __init__(self, plan: Plan, reader: Reader) -> None:
        """Set up the optimiser."""
        self.plan, self.reader, self.memory = plan, reader, Memory()
        reader.plain.encoder.pieces.weight.requires_grad_(requires_grad=False)
        for name, weight in reader.named_parameters():
            if not re.search(plan.only, name):
                weight.requires_grad_(requires_grad=False)
        self.half = torch.ops.mkldnn._is_mkldnn_bf16_supported()  # noqa: SLF001
        groups = parameter_groups(reader, plan.encoder_rate, plan.head_rate, plan.layer_decay)
        self.optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
        self.rates = Rates(plan.pieces, plan.warm_up, plan.cool_down)
        self.full = [group["lr"] for group in groups]
        self.weights = [p for group in groups for p in group["params"]]
        self.steps, self.pieces, self.saved = 0, 0, time.monotonic()
        self.begun = time.process_time()
        self.read_before = 0

    @property
    def unsaved_minutes(self) -> float:
        """Tell how long ago a checkpoint was written."""
        return (time.monotonic() - self.saved) / 60

    def step(self, found: list[MeaningWindow]) -> dict[str, float]:
        """Learn from some windows and give their losses."""
        self.reader.train()
        scale = self.rates.scale(self.pieces)
        for group, rate in zip(self.optimizer.param_groups, self.full, strict=True):
            group["lr"] = rate * scale
        lost = losses(self.reader, found, self.memory, half=self.half)
        self.optimizer.zero_grad(set_to_none=True)
        blamed = [loss for loss in lost.values() if loss.requires_grad]
        if blamed:
            torch.stack(blamed).sum().backward()
            nn.utils.clip_grad_norm_(self.weights, 1.0)
            self.optimizer.step()
        self.steps += 1
        self.pieces += sum(window.plain.length for window in found)
        return {name: loss.item() for name, loss in lost.items()}

    def __str__(self) -> str:
        """Say how far it has come, and how fast."""
        cost = (time.process_time() - self.begun) / max(1, self.pieces - self.read_before)
        return f"step {self.steps}, {self.pieces} pieces, {1000 * cost:.2f} CPU-s a thousand"

    def save(self) -> None:
        """Write the weights and the state of the optimiser."""
        out = Path(self.plan.out)
        save(out / "checkpoint.pt", self.reader, pieces=self.pieces, steps=self.steps)
        torch.save(self.optimizer.state_dict(), out / "optimizer.part")
        (out / "optimizer.part").replace(out / "optimizer.pt")
        self.saved = time.monotonic()

    def resume(self, state: dict[str, int]) -> None:
        """Go on where a checkpoint was written."""
        self.optimizer.load_state_dict(torch.load(Path(self.plan.out) / "optimizer.pt"))
        self.pieces, self.steps = self.read_before, _ = int(state["pieces"]), int(state["steps"])


if __name__ == "__main__":
    main()
