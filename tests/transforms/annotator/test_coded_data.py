"""The coded texts of the repository keep their form: what is coded stands in the text."""

from importlib.resources import files
from pathlib import Path

import pytest

from newsfacts.transforms.annotator.meaning_labels import EVENT_TYPES, TIES
from newsfacts.transforms.annotator.train.meaning.coded_files import Coded, read
from newsfacts.transforms.lexicons.agreements import STATUSES
from newsfacts.transforms.lexicons.names import TYPES

FOLDER = Path(str(files("newsfacts.transforms.annotator"))) / "train/coded"


@pytest.fixture(scope="module", params=sorted(FOLDER.glob("*.tsv")), ids=lambda path: path.stem)
def texts(request: pytest.FixtureRequest) -> dict[str, Coded]:
    return read(request.param)


def test_events_have_known_types_and_their_trigger_in_their_sentence(
    texts: dict[str, Coded],
) -> None:
    for name, coded in texts.items():
        for number, trigger, *rest in coded.rows:
            sentence = coded.sentences[int(number)][2]
            if trigger != "Q":
                assert {*rest[0].split("/")} <= {*EVENT_TYPES}, (name, number)
                assert trigger.partition("#")[0] in sentence, (name, trigger)


def test_mentions_stand_in_their_sentence(texts: dict[str, Coded]) -> None:
    for name, coded in texts.items():
        for mention in (m for chain in coded.chains for m in chain):
            number, words = mention.split(" ", 1)
            assert words.partition("#")[0] in coded.sentences[int(number)][2], (name, mention)


def test_names_have_known_types_and_stand_in_the_text(texts: dict[str, Coded]) -> None:
    for name, coded in texts.items():
        whole = "\n".join(coded.paragraphs)
        for kind, forms in coded.names:
            assert kind in TYPES, (name, kind)
            assert all(form in whole for form in forms), (name, forms)


def test_ties_have_known_labels_and_their_ends_in_their_sentence(texts: dict[str, Coded]) -> None:
    rows = [(coded, row) for coded in texts.values() for row in coded.ties or ()]
    for coded, (number, kind, subject, objects, *rest) in rows:
        assert kind in {*TIES, "title", "agreement"}
        assert kind != "agreement" or rest[0] in STATUSES
        sentence = coded.sentences[int(number)][2]
        ends = [subject, *objects.split(";"), *(rest if kind == "title" else [])]
        assert all(end.strip().partition("#")[0] in sentence for end in ends if end != "-"), ends
