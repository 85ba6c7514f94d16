"""What is told is learned, and what is untold costs nothing."""

from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from newsfacts.transforms.annotator.antecedents import likeness  # noqa: E402
from newsfacts.transforms.annotator.labels import ANYTHING, NAME_TAGS  # noqa: E402
from newsfacts.transforms.annotator.train.encoder import Sizes  # noqa: E402
from newsfacts.transforms.annotator.train.labels import Labels  # noqa: E402
from newsfacts.transforms.annotator.train.meaning.heads import MeaningSizes  # noqa: E402
from newsfacts.transforms.annotator.train.meaning.labels import NO_EVENT, event_mask  # noqa: E402
from newsfacts.transforms.annotator.train.meaning.links import (  # noqa: E402
    Memory,
    mentions,
    pair_places,
    spoken_pairs,
)
from newsfacts.transforms.annotator.train.meaning.losses import (  # noqa: E402
    encoded,
    event_loss,
    losses,
    soft_event_loss,
)
from newsfacts.transforms.annotator.train.meaning.network import Reader  # noqa: E402
from newsfacts.transforms.annotator.train.meaning.predictions import predict  # noqa: E402
from newsfacts.transforms.annotator.train.meaning.texts import Arc, Text, untold  # noqa: E402
from newsfacts.transforms.annotator.train.meaning.windows import MeaningWindow, windows  # noqa: E402
from newsfacts.transforms.annotator.train.model import Annotator  # noqa: E402
from newsfacts.transforms.annotator.train.sentences import Document, Sentence  # noqa: E402
from newsfacts.transforms.annotator.train.windows import Writer  # noqa: E402

VOCABULARY = Path(str(files("newsfacts.transforms.annotator") / "model" / "vocabulary.txt"))
LABELS = Labels(xpos=["NNP", "VBD"], upos=["PROPN", "VERB"], deps=["nsubj", "root"])
WORDS = ["Oslo", "slept", ".", "Oslo", "woke", "again", "."]


def text() -> Text:
    sentences = [
        Sentence(WORDS[:3], [ANYTHING] * 3, [True] * 3, opens_paragraph=True),
        Sentence(WORDS[3:], [ANYTHING] * 4, [True] * 4, opens_paragraph=True),
    ]
    made = untold(Document("sheets", sentences))
    made.events = [NO_EVENT] * 7
    made.events[1] = event_mask(["AID", "AGREE"])
    made.predicates = [0, 1, 0, 0, 1, 0, 0]
    made.roles, made.roles_told = [Arc(1, 0, "ARG0"), Arc(4, 3, "ARG0")], {1, 4}
    made.mentions, made.chains = [1, 0, 0, 1, 0, 0, 0], [5, -100, -100, 5, -100, -100, -100]
    return made


def network() -> Reader:
    torch.manual_seed(0)
    plain = Annotator(Sizes(2, 2, 2, len(NAME_TAGS), attentions=2, neurons=6))
    return Reader(plain, MeaningSizes(16, 8, 8), teacher=False)


def plain_windows(found: Text, alone: float = 0.0) -> list[MeaningWindow]:
    writer = Writer(VOCABULARY, 1)
    writer.varied = lambda words: words  # type: ignore[method-assign]
    return list(windows(writer, LABELS, found, alone))


def test_layers_that_are_annotated_have_losses() -> None:
    lost = losses(network(), plain_windows(text()), Memory(), half=False)
    told = {name for name, loss in lost.items() if loss.item() > 0}
    assert told == {"start", "events", "predicates", "roles", "mentions", "links"}


def test_training_lowers_the_loss() -> None:
    reader, found = network(), plain_windows(text())
    optimizer = torch.optim.Adam(reader.parameters(), lr=3e-3)
    rows = []
    for _ in range(12):
        lost = sum(losses(reader, found, Memory(), half=False).values())
        optimizer.zero_grad()
        lost.backward()
        optimizer.step()
        rows.append(lost.item())
    assert rows[-1] < 0.7 * rows[0]


def test_any_accepted_type_will_do() -> None:
    scores = torch.full((1, 1, 35), -20.0)
    scores[0, 0, [1, 6]] = 0.0  # AGREE and AID share what there is
    masks = torch.tensor([[event_mask(["AID", "AGREE"])]])
    loud, quiet = torch.tensor([1.0]), torch.tensor([0.15])
    assert event_loss(scores, masks, loud).item() == pytest.approx(0, abs=1e-4)
    nothing = torch.tensor([[NO_EVENT]])
    assert event_loss(scores, nothing, loud).item() > 10
    assert event_loss(scores, nothing, quiet).item() < 4


def test_windows_encoded_apart_keep_their_order() -> None:
    reader = network().eval()
    short, long = found = plain_windows(text(), alone=1.0)
    together = encoded(reader, found, half=False)
    assert torch.allclose(together[0, :3], encoded(reader, [short], half=False)[0], atol=1e-5)
    assert torch.allclose(together[1], encoded(reader, [long], half=False)[0], atol=1e-5)


def test_soft_events_count_only_where_a_teacher_read() -> None:
    found = text()
    (window,) = plain_windows(found)
    scores = torch.zeros(1, 7, 35)
    assert soft_event_loss(scores, [window]).item() == 0
    found.soft_events = {1: {0: 0.5, 3: 0.5}}
    assert soft_event_loss(scores, [window]).item() == pytest.approx(torch.tensor(35.0).log())


def test_links_lead_back_in_the_same_text() -> None:
    listed = mentions(plain_windows(text()) + plain_windows(text()))
    place, before = pair_places(listed)
    assert place.shape == (4, 4)
    assert before.tolist() == [
        [False, False, False, False],
        [True, False, False, False],
        [False, False, False, False],
        [False, False, True, False],
    ]
    assert likeness(np.array([1]), 0, 2, spoken_pairs([m.spoken for m in listed])).tolist() == [
        [2, 2]
    ]
    assert [mention.new for mention in listed] == [True, False, True, False]


def test_a_text_is_read_whole() -> None:
    found = text()
    made = predict(network(), LABELS, Writer(VOCABULARY, 1), found)
    assert made.events.shape == (7, 35)
    assert ((made.links == -2) == (made.mentions <= 0)).all()
    assert all(arc.begin < 7 and arc.end < 7 for arcs in made.arcs.values() for arc, _ in arcs)


def test_mentions_of_steps_before_are_remembered() -> None:
    memory, found = Memory(), text()
    first, second = plain_windows(found, alone=1.0)
    words = torch.randn(1, 7, 5)
    listed = mentions([first])
    memory.keep(listed, words[0, [m.word for m in listed]])
    old, heads = memory.before(mentions([second]), words)
    assert [mention.place for mention in old] == [0]
    assert torch.equal(heads, words[0, :1])
    assert memory.before(mentions([first]), words)[0] == []
    assert memory.before(mentions(plain_windows(text())), words)[0] == []
