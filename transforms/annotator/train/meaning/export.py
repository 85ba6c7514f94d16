"""Writes a student of meaning as the files that the runtime reads.

`python -m newsfacts.transforms.annotator.train.meaning.export RUN TARGET --source ewt`
"""

import argparse
import shutil
import tempfile
from pathlib import Path

import torch
from torch import Tensor

from newsfacts.transforms.annotator.train.export import (
    INPUTS,
    PIECES,
    WORDS,
    fuse,
    shrink,
    to_onnx,
    write_relater,
)
from newsfacts.transforms.annotator.train.export import OUTPUTS as PLAIN_OUTPUTS
from newsfacts.transforms.annotator.train.meaning.network import Reader, load
from newsfacts.transforms.annotator.train.meaning.reader import OUTPUTS, Antecedents, MeaningReader
from newsfacts.transforms.annotator.train.windows import SOURCE_NUMBERS
from newsfacts.transforms.annotator.word_features import WORD_CLASSES

ROWS, COLUMNS = 3, 4  # any size will do to trace the choice of antecedents


def main() -> None:
    """Export a run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--vocabulary", type=Path, required=True)
    parser.add_argument("--source", default="", choices=SOURCE_NUMBERS)
    parser.add_argument("--float", action="store_true", help="keep 32-bit weights")
    options = parser.parse_args()
    reader = load(options.run / "checkpoint.pt")[0].eval()
    export(reader, options.target, options.source, small=not options.float)
    shutil.copy(options.run / "labels.json", options.target / "labels.json")
    shutil.copy(options.vocabulary, options.target / "vocabulary.txt")


def export(reader: Reader, target: Path, source: str, *, small: bool) -> None:
    """Write `annotator.onnx`, `relations.onnx` and `antecedents.onnx`."""
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        whole, eight = Path(folder) / "whole.onnx", Path(folder) / "eight.onnx"
        write_reader(reader, whole, SOURCE_NUMBERS[source])
        if small:
            shrink(whole, eight)
        fuse(eight if small else whole, target / "annotator.onnx")
    write_relater(reader.plain, target / "relations.onnx")
    write_antecedents(reader, target / "antecedents.onnx")


def write_reader(reader: Reader, path: Path, source: int) -> None:
    """Write all but the labels of trees and the choice of antecedents."""
    example = (
        torch.full((PIECES,), 1000),
        torch.ones(PIECES, dtype=torch.int64),
        torch.zeros((PIECES, len(WORD_CLASSES))),
        torch.arange(1, WORDS + 1),
    )
    axes = {name: {0: "T"} for name in INPUTS[:3]} | {"first": {0: "N"}}
    axes |= {name: {0: "N"} for name in (*PLAIN_OUTPUTS, *OUTPUTS)}
    axes |= {"heads": {0: "N1"}, "arcs": {0: "N", 1: "N1"}}
    for kind in ("role", "participant", "attribution", "tie"):
        axes[f"{kind}_rows"] = {0: kind}
        axes |= {f"{kind}_{part}": {0: kind, 1: "N"} for part in ("labels", "scores")}
    mentioned = ("mention_rows", "anaphors", "antecedents", "newness")
    axes |= {name: {0: "mentions"} for name in mentioned}
    whole = MeaningReader(reader, source).eval()  # else the export would leave `reader` learning
    to_onnx(whole, example, path, INPUTS, PLAIN_OUTPUTS + OUTPUTS, axes)


def write_antecedents(reader: Reader, path: Path) -> None:
    """Write the choice of antecedents; small enough to stay in 32 bits."""
    size = reader.meaning.sizes.mention
    example: tuple[Tensor, ...] = (
        torch.zeros(ROWS, size),
        torch.zeros(COLUMNS, size),
        torch.zeros(ROWS),
        torch.zeros(ROWS, COLUMNS, dtype=torch.int64),
    )
    inputs = ("anaphors", "antecedents", "newness", "places")
    axes = {"anaphors": {0: "R"}, "antecedents": {0: "C"}, "newness": {0: "R"},
            "places": {0: "R", 1: "C"}, "best": {0: "R"}, "likely": {0: "R"}}  # fmt: skip
    to_onnx(Antecedents(reader.meaning).eval(), example, path, inputs, ("best", "likely"), axes)


if __name__ == "__main__":
    main()
