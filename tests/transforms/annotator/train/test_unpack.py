"""The shipped weights, read back from eight bits, read as the shipped network does."""

from typing import Any

import numpy as np
import polars as pl
import pytest

torch = pytest.importorskip("torch")
onnx = pytest.importorskip("onnx")

from onnx import numpy_helper  # noqa: E402

from newsfacts.transforms.annotator.network import Labels as ShippedLabels  # noqa: E402
from newsfacts.transforms.annotator.network import Network, WindowScores, shipped  # noqa: E402
from newsfacts.transforms.annotator.train.meaning.begin import begun  # noqa: E402
from newsfacts.transforms.annotator.train.meaning.network import Reader  # noqa: E402
from newsfacts.transforms.annotator.train.meaning.reader import MeaningReader  # noqa: E402
from newsfacts.transforms.annotator.train.unpack import MODEL  # noqa: E402

WORDS = [
    "The", "mayor", "of", "Oslo", "said", "on", "Monday", "that", "Norway", "would", "not", "join",
    "the", "European", "Union", ".",
]  # fmt: skip


@pytest.fixture(scope="module")
def model() -> Reader:
    reader = begun(MODEL)
    reader.eval()
    return reader


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


def test_it_reads_as_the_shipped_network(model: Reader) -> None:
    fed, scores = shipped_scores(shipped())
    with torch.inference_mode():
        xpos, upos, starts, names, arcs, _, _, *meant = MeaningReader(model, 1)(**fed)
    assert (xpos.numpy() == scores.xpos).all()
    assert (upos.numpy() == scores.upos).all()
    assert np.abs(starts.numpy() - scores.starts).max() < 1.0
    assert (names.argmax(-1).numpy() == scores.names.argmax(-1)).mean() > 0.9
    assert (arcs.argmax(-1).numpy() == scores.arcs.argmax(-1)).mean() > 0.9
    events, statuses, factuality, marks, rows, labels, *_ = (part.numpy() for part in meant)
    assert np.abs(events - scores.meaning.events).max() < 0.2
    assert (statuses == scores.meaning.statuses).mean() > 0.9
    assert np.abs(factuality - scores.meaning.factuality).max() < 0.5
    assert ((marks > 0) == (scores.meaning.marks > 0)).mean() > 0.95
    assert (rows == scores.meaning.role_rows).all()
    assert (labels == scores.meaning.role_labels).mean() > 0.95


def test_antecedents_are_scored_as_shipped(model: Reader) -> None:
    weights = onnx.load(MODEL / "antecedents.onnx").graph.initializer
    pairs = next(w for w in weights if w.name == "pairs")
    assert np.array_equal(numpy_helper.to_array(pairs), model.meaning.pairs.detach().flatten())


def test_its_labels_fit(model: Reader) -> None:
    assert isinstance(shipped().labels, ShippedLabels)
    assert model.plain.sizes.deps == len(shipped().labels.deps)
