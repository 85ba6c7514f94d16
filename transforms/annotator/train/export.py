"""Writes trained weights as the files that the runtime reads.

`python -m newsfacts.transforms.annotator.train.export RUN BASE --source ewt`
"""

import argparse
import shutil
import tempfile
import warnings
from importlib.resources import files
from pathlib import Path

import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from newsfacts.transforms.annotator.train.checkpoints import load
from newsfacts.transforms.annotator.train.model import Annotator
from newsfacts.transforms.annotator.train.reader import Reader
from newsfacts.transforms.annotator.train.windows import SOURCE_NUMBERS
from newsfacts.transforms.annotator.word_features import WORD_CLASSES

INPUTS = ("pieces", "shapes", "classes", "first")
OUTPUTS = ("xpos", "upos", "starts", "names", "arcs", "dependents", "heads")
PIECES, WORDS = 9, 5  # any size will do to trace the graph


class Relater(nn.Module):
    """The labels of arcs, given the words and their heads."""

    def __init__(self, model: Annotator) -> None:
        """Take the part of the model that labels arcs."""
        super().__init__()
        self.labels = model.labels

    def forward(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Give the best label of each arc: (N, R) and (N, R) to (N,)."""
        scores = self.labels(torch.cat([dependents, heads, dependents * heads], -1))
        return scores.argmax(-1).to(torch.int32)


def main() -> None:
    """Export a run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("base", type=Path)
    parser.add_argument("--source", default="", choices=SOURCE_NUMBERS)
    parser.add_argument(
        "--target", type=Path, default=Path(str(files("newsfacts.transforms.annotator") / "model"))
    )
    parser.add_argument("--float", action="store_true", help="keep 32-bit weights")
    options = parser.parse_args()
    export(options.run, options.base, options.target, options.source, small=not options.float)


def export(run: Path, base: Path, target: Path, source: str, *, small: bool) -> None:
    """Write `annotator.onnx`, `relations.onnx`, `labels.json` and `vocabulary.txt`."""
    model = load(run / "checkpoint.pt")[0].eval()
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        whole, eight = Path(folder) / "whole.onnx", Path(folder) / "eight.onnx"
        write_reader(model, whole, SOURCE_NUMBERS[source])
        if small:
            shrink(whole, eight)
        fuse(eight if small else whole, target / "annotator.onnx")
    write_relater(model, target / "relations.onnx")
    shutil.copy(run / "labels.json", target / "labels.json")
    shutil.copy(base / "vocab.txt", target / "vocabulary.txt")


def write_reader(model: Annotator, path: Path, source: int) -> None:
    """Write all but the labels of arcs, for any number of pieces and words."""
    example = (
        torch.full((PIECES,), 1000),
        torch.ones(PIECES, dtype=torch.int64),
        torch.zeros((PIECES, len(WORD_CLASSES))),
        torch.arange(1, WORDS + 1),
    )
    axes = {name: {0: "T"} for name in INPUTS[:3]} | {"first": {0: "N"}}
    axes |= {name: {0: "N"} for name in OUTPUTS[:-1]} | {"heads": {0: "N1"}}
    axes["arcs"] = {0: "N", 1: "N1"}
    to_onnx(Reader(model, source), example, path, INPUTS, OUTPUTS, axes)


def write_relater(model: Annotator, path: Path) -> None:
    """Write the labels of arcs; small enough to stay in 32 bits."""
    width = model.label_head.out_features
    example = (torch.zeros(WORDS, width), torch.zeros(WORDS, width))
    axes = {name: {0: "N"} for name in ("dependents", "heads", "labels")}
    to_onnx(Relater(model), example, path, ("dependents", "heads"), ("labels",), axes)


def to_onnx(
    model: nn.Module,
    example: tuple[Tensor, ...],
    path: Path,
    inputs: tuple[str, ...],
    outputs: tuple[str, ...],
    axes: dict[str, dict[int, str]],
) -> None:
    """Trace a module."""
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            model, example, str(path), input_names=list(inputs), output_names=list(outputs),
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip


def shrink(path: Path, target: Path) -> None:
    """Store weights in eight bits, each output channel with its own scale.

    Seven of the bits are used: sums of two products then fit into sixteen bits, as processors
    without VNNI add them up, and those with it give the same.
    """
    quantize_dynamic(
        path,
        target,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        per_channel=True,
        reduce_range=True,
        extra_options={"DefaultTensorType": 1},
    )


def fuse(path: Path, target: Path) -> None:
    """Store the graph as the runtime would fuse it at each start, so that it starts at once.

    Sums stay apart from the normalising that follows them: together they are slower.
    """
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(target)
    options.add_session_config_entry("optimization.enable_gelu_approximation", "1")
    onnxruntime.InferenceSession(
        path,
        options,
        providers=["CPUExecutionProvider"],
        disabled_optimizers=["SkipLayerNormFusion"],
    )


if __name__ == "__main__":
    main()
