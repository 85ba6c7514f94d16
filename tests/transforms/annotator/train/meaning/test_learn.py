"""A run in which only some of the weights learn."""

from pathlib import Path

import pytest

pytest.importorskip("torch")

from newsfacts.transforms.annotator.train.encoder import Sizes
from newsfacts.transforms.annotator.train.meaning.learn import Plan, Trainer
from newsfacts.transforms.annotator.train.meaning.network import student
from newsfacts.transforms.annotator.train.model import Annotator


def learning(only: str, out: Path) -> set[str]:
    plan = Plan(corpora="", sheets="", vocabulary="", out=str(out), only=only)
    reader = student(Annotator(Sizes(3, 3, 3, 19)))
    Trainer(plan, reader)
    return {name for name, weight in reader.named_parameters() if weight.requires_grad}


def test_only_the_weights_that_are_named_learn(tmp_path: Path) -> None:
    found = learning(r"^meaning\.(newness|pairs)", tmp_path)

    assert found == {"meaning.newness.weight", "meaning.newness.bias", "meaning.pairs"}


def test_without_a_name_all_weights_learn_but_those_of_the_pieces(tmp_path: Path) -> None:
    found = learning("", tmp_path)

    assert "plain.encoder.pieces.weight" not in found
    assert {"plain.encoder.layers.0.qkv.weight", "meaning.events.weight"} <= found
