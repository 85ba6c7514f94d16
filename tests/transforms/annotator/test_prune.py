"""What is left of a pruned network, and how like the whole it is; needs the extra `train`."""

from importlib.resources import files
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from newsfacts.transforms.annotator.labels import NAME_TAGS, OUTSIDE  # noqa: E402
from newsfacts.transforms.annotator.train.encoder import EACH, Sizes  # noqa: E402
from newsfacts.transforms.annotator.train.labels import Labels  # noqa: E402
from newsfacts.transforms.annotator.train.likeness import likeness, read  # noqa: E402
from newsfacts.transforms.annotator.train.losses import losses  # noqa: E402
from newsfacts.transforms.annotator.train.model import Annotator  # noqa: E402
from newsfacts.transforms.annotator.train.prune import pruned  # noqa: E402
from newsfacts.transforms.annotator.train.sentences import Sentence  # noqa: E402
from newsfacts.transforms.annotator.train.windows import Window, Writer, pad, window  # noqa: E402

VOCABULARY = Path(str(files("newsfacts.transforms.annotator") / "model" / "vocabulary.txt"))
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


def network(attentions: int = 3) -> Annotator:
    torch.manual_seed(0)
    model = Annotator(Sizes(2, 2, 2, len(NAME_TAGS), attentions=attentions, neurons=6))
    model.eval()
    return model


def test_attentions_and_neurons_that_nothing_reads_are_left_out() -> None:
    model = network()
    for layer in model.encoder.layers:
        layer.out.weight.data[:, EACH : 2 * EACH] = 0
        layer.outer.weight.data[:, [1, 4]] = 0
    batch = [rain()]

    small = pruned(model, [batch], attentions=2, neurons=4).eval()

    assert small.encoder.layers[0].qkv.weight.shape == (3 * 2 * EACH, 384)
    torch.testing.assert_close(small.words(pad(batch)), model.words(pad(batch)))


def unlike(one: Annotator, other: Annotator) -> dict[str, float]:
    batch = pad([rain(), rain()])
    source = torch.zeros(2, dtype=torch.int64)
    return {
        name: loss.item()
        for name, loss in likeness(one, read(one, batch, source), other, batch, source).items()
    }


def test_a_network_is_like_itself_and_less_like_one_with_fewer_attentions() -> None:
    whole = network()
    small = pruned(whole, [[rain()]], attentions=2, neurons=6).eval()

    assert max(unlike(whole, whole).values()) < 1e-6
    assert min(unlike(small, whole).values()) > 0


def test_a_network_grows_like_the_whole_one_that_it_was_cut_from() -> None:
    whole = network()
    small = pruned(whole, [[rain()]], attentions=2, neurons=6).eval()
    whole.zero_grad()
    before = unlike(small, whole)
    optimizer = torch.optim.AdamW(small.parameters(), lr=1e-4)
    for _ in range(20):
        optimizer.zero_grad()
        lost = losses(small, [rain()], whole)
        sum(loss for name, loss in lost.items() if name.startswith("like ")).backward()
        optimizer.step()

    assert unlike(small, whole)["states"] < before["states"]
    assert all(weight.grad is None for weight in whole.parameters())
