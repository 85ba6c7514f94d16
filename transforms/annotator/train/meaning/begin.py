"""Begins a student: `python -m newsfacts.transforms.annotator.train.meaning.begin OUT`.

The shipped weights, read back from eight bits, with untrained heads of meaning beside theirs.
"""

import shutil
import sys
from pathlib import Path

import torch

from newsfacts.transforms.annotator.train.meaning.network import save, student
from newsfacts.transforms.annotator.train.unpack import MODEL, unpacked


def main(out: Path) -> None:
    """Write OUT/checkpoint.pt and OUT/labels.json."""
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(1)
    save(out / "checkpoint.pt", student(unpacked(MODEL)))
    shutil.copy(MODEL / "labels.json", out / "labels.json")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
