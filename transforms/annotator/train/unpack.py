"""Reads the shipped weights back from eight bits, so that a network can learn on from them.

`python -m newsfacts.transforms.annotator.train.unpack OUT` writes checkpoint.pt and labels.json.

What `reader.Reader` worked out beforehand is undone; what it left out (how other corpora label
names, the level of the scores of sentence starts) begins at nothing.
"""

import json
import shutil
import sys
from importlib.resources import files
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor
from torch.nn import functional

from newsfacts.transforms.annotator.decoding import Numbers
from newsfacts.transforms.annotator.labels import NAME_TAGS
from newsfacts.transforms.annotator.train.checkpoints import save
from newsfacts.transforms.annotator.train.encoder import EACH, LAYERS, WIDTH, Sizes
from newsfacts.transforms.annotator.train.model import HINT, Annotator

MODEL = Path(str(files("newsfacts.transforms.annotator") / "model"))
CLASSES = "onnx::MatMul"  # what the exporter calls the weight of the word classes at the input
TURNED = ".weight_Transposed"
OWN = "plain."  # before the names of what is not meaning
ROOT_STEPS = 200
Weights = dict[str, Tensor]


def main(out: Path) -> None:
    """Write the shipped network as a checkpoint."""
    out.mkdir(parents=True, exist_ok=True)
    save(out / "checkpoint.pt", unpacked(MODEL))
    shutil.copy(MODEL / "labels.json", out / "labels.json")


def unpacked(folder: Path) -> Annotator:
    """Give the network whose weights lie in a folder."""
    found = {k.removeprefix(OWN): w for k, w in stored(folder / "annotator.onnx").items()}
    labels = json.loads((folder / "labels.json").read_text("utf8"))
    sizes = Sizes(
        len(labels["xpos"]), len(labels["upos"]), len(labels["deps"]), len(NAME_TAGS),
        attentions=len(found["before.0.qkv.bias"]) // (3 * EACH),
        neurons=len(found["encoder.layers.0.inner.bias"]),
    )  # fmt: skip
    model = Annotator(sizes)
    state = encoder_weights(found) | head_weights(found, sizes)
    state |= stored(folder / "relations.onnx")
    missing = model.load_state_dict(state, strict=False).missing_keys
    if set(missing) != {"root", "name_source.weight"}:
        raise ValueError(f"the shipped weights lack {missing}")
    fit_root(model, found["arc_root"][0], found["label_root"][0])
    return model.eval()


def stored(path: Path) -> Weights:
    """Give the weights of a graph by name, products turned as torch has them."""
    arrays = {i.name: numpy_helper.to_array(i) for i in onnx.load(path).graph.initializer}
    found: Weights = {}
    for name, array in arrays.items():
        if name.endswith("_quantized"):
            stem = name.removesuffix("_quantized")
            level = arrays[stem + "_zero_point"].astype(np.float32)
            values = (array.astype(np.float32) - level) * arrays[stem + "_scale"]
            turned = stem.endswith(TURNED) or stem.startswith(CLASSES)
            key = "encoder.classes.weight" if stem.startswith(CLASSES) else stem
            found[key.removesuffix("_Transposed")] = tensor(values.T if turned else values)
        elif array.dtype == np.float32 and not name.endswith("_scale"):
            found[name] = tensor(array)
    return found


def tensor(array: Numbers) -> Tensor:
    """Copy an array."""
    return torch.from_numpy(np.array(array, np.float32))


def encoder_weights(found: Weights) -> Weights:
    """Give the encoder's weights; queries are freed of the scale that was put into them."""
    state = {name: weight for name, weight in found.items() if name.startswith("encoder.")}
    for end in ("weight", "bias"):
        for number in range(LAYERS - 1):
            weight = found[f"before.{number}.qkv.{end}"].clone()
            weight[: len(weight) // 3] *= EACH**0.5
            state[f"encoder.layers.{number}.qkv.{end}"] = weight
        parts = [found[f"last.query.{end}"] * EACH**0.5, found[f"last.keys_values.{end}"]]
        state[f"encoder.layers.{LAYERS - 1}.qkv.{end}"] = torch.cat(parts)
    return state


def head_weights(found: Weights, sizes: Sizes) -> Weights:
    """Part the products that were joined."""
    names = ("xpos", "upos", "start", "name_hidden", "arc_dependent", "arc_head",
             "label_dependent", "label_head")  # fmt: skip
    widths = [sizes.xpos, sizes.upos, 1, sizes.hidden, sizes.arc, sizes.arc, sizes.label,
              sizes.label]  # fmt: skip
    state: Weights = {}
    for end in ("weight", "bias"):
        parts = found[f"heads.{end}"].split(widths)
        state |= {f"{name}.{end}": part for name, part in zip(names, parts, strict=True)}
        start = state[f"start.{end}"]
        state[f"start.{end}"] = torch.cat([torch.zeros_like(start), start])
        state |= {f"{name}.{end}": found[f"{name}.{end}"] for name in ("class_hint", "names")}
    state["shape_hint.weight"] = found["shape_hint.weight"]
    state["arc_pair.weight"] = found["pairs.weight"]
    state["arc_bias.weight"] = found["pairs.bias"][None]
    return state


def fit_root(model: Annotator, arc: Tensor, label: Tensor) -> None:
    """Find a root from which the stored scores of the root follow; there are many."""
    torch.manual_seed(0)
    torch.nn.init.zeros_(model.name_source.weight)
    root = (torch.randn(WIDTH + 2 * HINT) * 0.1).requires_grad_()
    solver = torch.optim.LBFGS([root], max_iter=ROOT_STEPS, line_search_fn="strong_wolfe")

    def missed() -> Tensor:
        solver.zero_grad()
        pairs = ((model.arc_head(root), arc), (model.label_head(root), label))
        loss = torch.stack(
            [functional.mse_loss(functional.gelu(found), given) for found, given in pairs]
        ).sum()
        loss.backward()
        return loss

    for _ in range(5):
        solver.step(missed)
    model.zero_grad()
    model.root.data.copy_(root.detach())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
