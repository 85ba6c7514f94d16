"""The annotator with heads of meaning, upon the shipped encoder or a teacher's."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from newsfacts.transforms.annotator.train.encoder import WIDTH, Batch, Sizes
from newsfacts.transforms.annotator.train.meaning.heads import Meaning, MeaningSizes
from newsfacts.transforms.annotator.train.meaning.mpnet import Mpnet
from newsfacts.transforms.annotator.train.model import HINT, Annotator

TEACHER_SIZES = MeaningSizes()
STUDENT_SIZES = MeaningSizes(hidden=160, rank=48)


class Reader(nn.Module):
    """An annotator of words, trees and names, and what its words mean."""

    def __init__(self, plain: Annotator, sizes: MeaningSizes, *, teacher: bool) -> None:
        """Put the heads of meaning beside those of the annotator."""
        super().__init__()
        self.plain, self.teacher = plain, teacher
        width = (Mpnet.width if teacher else WIDTH) + 2 * HINT
        self.meaning = Meaning(width, sizes)

    def words(self, batch: Batch) -> Tensor:
        """Encode windows: (B, N, W)."""
        return self.plain.words(batch)


def teacher(sizes: Sizes) -> Reader:
    """Make a teacher with weights of its own."""
    return Reader(Annotator(sizes, encoder=Mpnet()), TEACHER_SIZES, teacher=True)


def student(plain: Annotator) -> Reader:
    """Put untrained heads of meaning on an annotator."""
    return Reader(plain, STUDENT_SIZES, teacher=False)


def save(path: Path, reader: Reader, **clock: float) -> None:
    """Write a checkpoint, whole or not at all."""
    state = {
        "model": reader.state_dict(),
        "sizes": asdict(reader.plain.sizes),
        "meaning": asdict(reader.meaning.sizes),
        "teacher": reader.teacher,
        **clock,
    }
    torch.save(state, path.with_suffix(".part"))
    path.with_suffix(".part").replace(path)


def load(path: Path) -> tuple[Reader, dict[str, Any]]:
    """Give the network of a checkpoint and what was saved with it."""
    state = torch.load(path)
    encoder = Mpnet() if state["teacher"] else None
    plain = Annotator(Sizes(**state["sizes"]), encoder=encoder)
    reader = Reader(plain, MeaningSizes(**state["meaning"]), teacher=state["teacher"])
    reader.load_state_dict(state["model"])
    return reader, state


def begun_from(path: Path) -> Reader:
    """Give a network with the weights of a checkpoint that fit it; others begin anew."""
    state = torch.load(path)
    encoder = Mpnet() if state["teacher"] else None
    plain = Annotator(Sizes(**state["sizes"]), encoder=encoder)
    reader = Reader(plain, MeaningSizes(**state["meaning"]), teacher=state["teacher"])
    own = reader.state_dict()
    fitting = {
        name: weight
        for name, weight in state["model"].items()
        if name in own and own[name].shape == weight.shape
    }
    reader.load_state_dict(fitting, strict=False)
    return reader
