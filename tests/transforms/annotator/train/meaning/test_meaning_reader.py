"""The network as the runtime reads with it gives what it gave when it learned."""

from pathlib import Path

import numpy as np
import onnxruntime
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")

from newsfacts.transforms.annotator.labels import NAME_TAGS  # noqa: E402
from newsfacts.transforms.annotator.meaning_scores import MeaningScores  # noqa: E402
from newsfacts.transforms.annotator.train.encoder import Batch, Sizes  # noqa: E402
from newsfacts.transforms.annotator.train.meaning.export import write_antecedents, write_reader  # noqa: E402
from newsfacts.transforms.annotator.train.meaning.heads import MeaningSizes  # noqa: E402
from newsfacts.transforms.annotator.train.meaning.network import Reader  # noqa: E402
from newsfacts.transforms.annotator.train.model import Annotator  # noqa: E402
from newsfacts.transforms.annotator.word_features import WORD_CLASSES  # noqa: E402


@pytest.fixture(scope="module")
def reader() -> Reader:
    torch.manual_seed(0)
    plain = Annotator(Sizes(2, 2, 2, len(NAME_TAGS), attentions=2, neurons=6))
    made = Reader(plain, MeaningSizes(16, 8, 8), teacher=False)
    made.eval()
    made.meaning.marks.weight.data *= 20  # so that some words are likely, others not
    made.meaning.marks.bias.data.zero_()
    return made


def run(path: Path, feed: dict[str, np.ndarray]) -> list[np.ndarray]:
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    return session.run(None, feed)  # type: ignore[no-any-return]


def test_a_window_reads_the_same(reader: Reader, tmp_path: Path) -> None:
    write_reader(reader, tmp_path / "a.onnx", 0)
    feed = {
        "pieces": np.array([101, 2000, 3000, 4000, 5000, 102]),
        "shapes": np.array([0, 1, 2, 0, 5, 0]),
        "classes": np.zeros((6, len(WORD_CLASSES)), np.float32),
        "first": np.array([1, 2, 4]),
    }
    found = MeaningScores(*run(tmp_path / "a.onnx", feed)[7:])
    pieces, shapes, classes, first = (torch.from_numpy(array)[None] for array in feed.values())
    batch = Batch(pieces, shapes, classes, first, None, torch.zeros(1, dtype=torch.int64))
    with torch.inference_mode():
        words = reader.words(batch)
        scores = reader.meaning.words(words)
        rows = torch.from_numpy(found.role_rows)
        roles = reader.meaning.roles(words, torch.zeros_like(rows), rows).softmax(-1)
    assert np.allclose(found.events, scores.events[0].softmax(-1).numpy(), atol=1e-3)
    assert np.allclose(found.marks[:, 0], scores.predicates[0].numpy(), atol=1e-2)
    likely = np.nonzero(scores.predicates[0].numpy() > 0)[0]
    assert found.role_rows.tolist() == sorted({0, *likely.tolist()})
    assert np.allclose(found.role_scores, roles.max(-1).values.numpy(), atol=1e-3)


def test_antecedents_read_the_same(reader: Reader, tmp_path: Path) -> None:
    write_antecedents(reader, tmp_path / "a.onnx")
    generator = np.random.default_rng(0)
    words = generator.normal(size=(4, reader.meaning.link_hidden.in_features)).astype(np.float32)
    mentions = torch.from_numpy(words)
    places = np.where(np.tri(4, k=-1) > 0, 5, -1)
    with torch.inference_mode():
        meaning = reader.meaning
        hidden = torch.nn.functional.gelu(meaning.link_hidden(mentions))
        links = meaning.links(mentions, torch.from_numpy(places).clamp(min=0))
        feed = {
            "anaphors": meaning.anaphors(hidden).numpy(),
            "antecedents": meaning.antecedents(hidden).numpy(),
            "newness": meaning.newness(hidden)[:, 0].numpy(),
            "places": places,
        }
    best, likely = run(tmp_path / "a.onnx", feed)
    for row in range(4):
        given = links[row, : row + 1].softmax(-1)
        assert best[row] == given.argmax()
        assert likely[row] == pytest.approx(given.max().item(), abs=1e-4)
