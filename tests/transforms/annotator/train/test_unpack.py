"""The shipped weights, read back from eight bits, read as the shipped network does."""

from typing import Any

import numpy as np
import polars as pl
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")

from newsfacts.transforms.annotator.network import Labels as ShippedLabels  # noqa: E402
from newsfacts.transforms.annotator.network import Network, WindowScores, shipped  # noqa: E402
from newsfacts.transforms.annotator.train.model import Annotator  # noqa: E402
from newsfacts.transforms.annotator.train.reader import Reader  # noqa: E402
from newsfacts.transforms.annotator.train.unpack import MODEL, unpacked  # noqa: E402

WORDS = [
    "The", "mayor", "of", "Oslo", "said", "on", "Monday", "that", "Norway", "would", "not", "join",
    "the", "European", "Union", ".",
]  # fmt: skip


@pytest.fixture(scope="module")
def model() -> Annotator:
    return unpacked(MODEL)


def shipped_scores(network: Network) -> tuple[dict[str, Any], WindowScores]:
    forms = pl.Series(sorted(set(WORDS)))
    numbers = np.array([sorted(set(WORDS)).index(word) for word in WORDS])
    features = network.features(forms)
    fed: dict[str, Any] = {}
    run = network.words.run

    class Spy:
        def run(self, names: None, feed: dict[str, np.ndarray]) -> list[np.ndarray]:
            fed.update({name: torch.from_numpy(array.copy()) for name, array in feed.items()})
            return run(names, feed)  # type: ignore[no-any-return]

    network.words, words = Spy(), network.words
    try:
        scores = next(network.run(features, numbers, np.array([len(WORDS)])))
    finally:
        network.words = words
    return fed, scores


def test_it_reads_as_the_shipped_network(model: Annotator) -> None:
    fed, scores = shipped_scores(shipped())
    with torch.inference_mode():
        xpos, upos, starts, names, arcs, _, _ = Reader(model, 1)(**fed)
    assert (xpos.numpy() == scores.xpos).all()
    assert (upos.numpy() == scores.upos).all()
    assert np.abs(starts.numpy() - scores.starts).max() < 1.0
    assert (names.argmax(-1).numpy() == scores.names.argmax(-1)).mean() > 0.9
    assert (arcs.argmax(-1).numpy() == scores.arcs.argmax(-1)).mean() > 0.9


def test_its_labels_fit(model: Annotator) -> None:
    assert isinstance(shipped().labels, ShippedLabels)
    assert model.sizes.deps == len(shipped().labels.deps)
