"""Trains the annotator: `python -m newsfacts.transforms.annotator.train.learn --help`.

Two processes of one thread each learn on their own batches and average their weights every few
steps: on a busy machine that is several times faster than two threads in one process.
"""

import argparse
import json
import logging
from collections import defaultdict
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
import torch.distributed as peers

from newsfacts.transforms.annotator.labels import NAME_TAGS
from newsfacts.transforms.annotator.train.checkpoints import load
from newsfacts.transforms.annotator.train.encoder import Sizes
from newsfacts.transforms.annotator.train.labels import Labels
from newsfacts.transforms.annotator.train.material import material
from newsfacts.transforms.annotator.train.model import Annotator
from newsfacts.transforms.annotator.train.plan import Plan
from newsfacts.transforms.annotator.train.scores import dev_scores
from newsfacts.transforms.annotator.train.trainer import Trainer

log = logging.getLogger("learn")


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


def begun(plan: Plan, labels: Labels) -> Trainer:
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


if __name__ == "__main__":
    main()
