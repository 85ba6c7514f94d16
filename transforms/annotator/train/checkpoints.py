"""Checkpoints: the weights of a network, its sizes, and how far its run has come."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch

from newsfacts.transforms.annotator.train.encoder import Sizes
from newsfacts.transforms.annotator.train.model import Annotator


def save(path: Path, model: Annotator, **clock: float) -> None:
    """Write a checkpoint, whole or not at all."""
    state = {"model": model.state_dict(), "sizes": asdict(model.sizes), **clock}
    torch.save(state, path.with_suffix(".part"))
    path.with_suffix(".part").replace(path)


def load(path: Path) -> tuple[Annotator, dict[str, Any]]:
    """Give the network of a checkpoint and what was saved with it."""
    state = torch.load(path)
    model = Annotator(Sizes(**state["sizes"]))
    model.load_state_dict(state["model"])
    return model, state
