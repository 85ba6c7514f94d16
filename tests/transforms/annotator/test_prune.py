"""A network without what does nothing gives what it gave with it; needs the extra `train`."""

from importlib.resources import files
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from transforms.annotator.labels import NAME_TAGS, OUTSIDE  # noqa: E402
from transforms.annotator.train.labels import Labels  # noqa: E402
from transforms.annotator.train.model import EACH, Annotator, Sizes  # noqa: E402
from transforms.annotator.train.prune import pruned  # noqa: E402
from transforms.annotator.train.sentences import Sentence  # noqa: E402
from transforms.annotator.train.windows import Window, Writer, pad, window  # noqa: E402

VOCABULARY = Path(str(files("transforms.annotator") / "model" / "vocabulary.txt"))
LABELS = Labels(xpos=["NNP", "VBD"], upos=["PROPN", "VERB"], deps=["nsubj", "root"])


def rain() -> Window:
    sentence = Sentence(
        words=["Paris", "slept"],
        names=[OUTSIDE, OUTSIDE],
        spaces=[True, True],
        xpos=["NNP", "VBD"],
        upos=["PROPN", "VERB"],
        heads=[2, 0],
        deps=["nsubj", "root"],
    )
    return window(Writer(VOCABULARY, 1), LABELS, "ewt", [sentence])


def test_attentions_and_neurons_that_nothing_reads_are_left_out() -> None:
    torch.manual_seed(0)
    model = Annotator(Sizes(2, 2, 2, len(NAME_TAGS), attentions=3, neurons=6)).eval()
    for layer in model.encoder.layers:
        layer.out.weight.data[:, EACH : 2 * EACH] = 0
        layer.outer.weight.data[:, [1, 4]] = 0
    batch = [rain()]

    small = pruned(model, [batch], attentions=2, neurons=4).eval()

    assert small.encoder.layers[0].qkv.weight.shape == (3 * 2 * EACH, 384)
    torch.testing.assert_close(small.words(pad(batch)), model.words(pad(batch)))
