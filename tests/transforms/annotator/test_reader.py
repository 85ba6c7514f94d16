"""The network that is exported gives what the trained one gives; needs the extra `train`."""

import pytest

torch = pytest.importorskip("torch")

from newsfacts.transforms.annotator.train.encoder import Batch, Sizes  # noqa: E402
from newsfacts.transforms.annotator.train.model import Annotator  # noqa: E402
from newsfacts.transforms.annotator.train.reader import Reader  # noqa: E402
from newsfacts.transforms.annotator.word_features import WORD_CLASSES  # noqa: E402

SOURCE = 2


def test_a_window_is_scored_as_in_training() -> None:
    torch.manual_seed(0)
    model = Annotator(Sizes(xpos=7, upos=5, deps=6, names=9)).eval()
    for weights in model.parameters():
        torch.nn.init.normal_(weights, std=0.1)
    pieces, first = torch.randint(1000, 20000, (12,)), torch.tensor([1, 2, 5, 9])
    shapes, classes = torch.randint(1, 8, (12,)), torch.randint(0, 2, (12, len(WORD_CLASSES)))
    window = (pieces, shapes, classes.float(), first)

    with torch.no_grad():
        found = Reader(model, SOURCE)(*window)
        source = torch.tensor([SOURCE])
        batch = Batch(pieces[None], shapes[None], window[2][None], first[None], None, source)
        words = model.words(batch)
        xpos, upos, start, names = (scores[0] for scores in model.tags(words, source))
        arcs, heads = model.arcs(words)

    gelu = torch.nn.functional.gelu
    assert found[0].tolist() == xpos.argmax(-1).tolist()
    assert found[1].tolist() == upos.argmax(-1).tolist()
    for scores, expected in zip(
        found[2:],
        (
            start[:, 1] - start[:, 0],
            names,
            arcs[0],
            gelu(model.label_dependent(words))[0],
            gelu(model.label_head(heads))[0],
        ),
        strict=True,
    ):
        torch.testing.assert_close(scores, expected, rtol=1e-4, atol=1e-3)
