"""Begins a student: `python -m newsfacts.transforms.annotator.train.meaning.begin OUT`.

The shipped weights, read back from eight bits, heads of meaning among them.
"""

import shutil
import sys
from pathlib import Path

import torch

from newsfacts.transforms.annotator.train.meaning.heads import Meaning
from newsfacts.transforms.annotator.train.meaning.network import Reader, save, student
from newsfacts.transforms.annotator.train.meaning.reader import ASKED, TOLD
from newsfacts.transforms.annotator.train.unpack import MODEL, Weights, stored, unpacked

OWN = "meaning."


def main(out: Path) -> None:
    """Write OUT/checkpoint.pt and OUT/labels.json."""
    out.mkdir(parents=True, exist_ok=True)
    save(out / "checkpoint.pt", begun(MODEL))
    shutil.copy(MODEL / "labels.json", out / "labels.json")


def begun(folder: Path) -> Reader:
    """Give the network whose weights lie in a folder."""
    torch.manual_seed(1)
    reader = student(unpacked(folder))
    found = stored(folder / "annotator.onnx")
    pairs = stored(folder / "antecedents.onnx")["pairs"]
    state = {k.removeprefix(OWN): w for k, w in found.items() if k.startswith(OWN)}
    state |= parted(reader.meaning, found, "asked", ASKED)
    state |= parted(reader.meaning, found, "told", TOLD)
    state["pairs"] = pairs.reshape(reader.meaning.pairs.shape)
    reader.meaning.load_state_dict(state)
    return reader


def parted(meaning: Meaning, found: Weights, joined: str, names: tuple[str, ...]) -> Weights:
    """Part a product that was joined of several."""
    widths = [meaning.get_submodule(name).out_features for name in names]
    return {
        f"{name}.{end}": part
        for end in ("weight", "bias")
        for name, part in zip(names, found[f"{joined}.{end}"].split(widths), strict=True)
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]))
