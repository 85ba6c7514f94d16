"""The mean of two runs."""

from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from newsfacts.transforms.annotator.labels import NAME_TAGS  # noqa: E402
from newsfacts.transforms.annotator.train.encoder import Sizes  # noqa: E402
from newsfacts.transforms.annotator.train.meaning.average import average  # noqa: E402
from newsfacts.transforms.annotator.train.meaning.network import (  # noqa: E402
    load,
    save,
    student,
)
from newsfacts.transforms.annotator.train.model import Annotator  # noqa: E402


def test_each_weight_is_the_mean_of_those_of_the_runs(tmp_path: Path) -> None:
    weights = []
    for seed in (1, 2):
        torch.manual_seed(seed)
        reader = student(Annotator(Sizes(2, 2, 2, len(NAME_TAGS), attentions=2, neurons=6)))
        (tmp_path / str(seed)).mkdir()
        save(tmp_path / str(seed) / "checkpoint.pt", reader)
        (tmp_path / str(seed) / "labels.json").write_text("{}")
        weights.append(reader.meaning.events.weight.detach())

    average([tmp_path / "1", tmp_path / "2"], tmp_path / "mean")

    found = load(tmp_path / "mean" / "checkpoint.pt")[0].meaning.events.weight
    assert torch.allclose(found, (weights[0] + weights[1]) / 2)
    assert (tmp_path / "mean" / "labels.json").exists()
