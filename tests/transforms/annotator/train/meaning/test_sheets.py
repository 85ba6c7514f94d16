"""What a gold sheet says, on the words of its article."""

import json
from pathlib import Path

import pytest

pytest.importorskip("torch")

from newsfacts.transforms.annotator.labels import OUTSIDE
from newsfacts.transforms.annotator.meaning_labels import STATUSES
from newsfacts.transforms.annotator.train.meaning.labels import NO_EVENT, UNTOLD, event_mask
from newsfacts.transforms.annotator.train.meaning.sheets import is_development, read
from newsfacts.transforms.annotator.train.meaning.texts import Arc, Text

ARTICLE = """Police arrest two

Police arrested Ann Berg in Oslo on Monday. "We will hold talks," Berg said."""
SHEET = {
    "entities": [
        {"name": "Ann Berg", "type": "PERSON", "aliases": ["Ann Berg", "Berg"]},
        {"name": "Oslo", "type": "GPE", "aliases": ["Oslo"]},
    ],
    "events": [
        {
            "p": 1, "trigger": "arrested", "type": ["COERCE", "SANCTION"], "actors": ["Police"],
            "recipients": ["Ann Berg"], "object": None, "where": "Oslo", "factuality": "actual",
        },
        {
            "p": 1, "trigger": "hold talks", "type": ["CONSULT"], "actors": ["Ann Berg"],
            "recipients": [], "object": None, "where": None, "factuality": "planned",
        },
    ],
    "relations": [
        {"p": 1, "text": "Ann Berg in Oslo", "subject": "Ann Berg", "predicate": "resident_of",
         "object": "Oslo"},
        {"p": 1, "text": "hold talks", "subject": "Sweden", "predicate": "part_of",
         "object": "Oslo"},
    ],
    "roles": [{"p": 1, "text": "Police arrested Ann Berg", "person": "Ann Berg",
               "title": "Police", "of": "Norway"}],
    "agreements": [],
    "quotes": [
        {"p": 1, "content": '"We will hold talks,"', "cue": "said", "speaker": "Ann Berg"},
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> Text:
    folder: Path = tmp_path_factory.mktemp("sheets")
    (folder / "a.txt").write_text(ARTICLE, "utf8")
    (folder / "a.gold.json").write_text(json.dumps(SHEET), "utf8")
    return read(folder / "a.gold.json")


def place(text: Text, word: str) -> int:
    return [w for s in text.sentences for w in s.words].index(word)


def test_a_trigger_accepts_each_of_its_types(text: Text) -> None:
    arrested = place(text, "arrested")
    assert text.events[arrested] == event_mask(["COERCE", "SANCTION"])
    assert text.statuses[arrested] == STATUSES.index("actual")
    assert text.events[place(text, "Monday")] == NO_EVENT


def test_the_other_words_of_a_trigger_say_nothing(text: Text) -> None:
    assert text.events[place(text, "hold")] == event_mask(["CONSULT"])
    assert text.events[place(text, "talks")] == UNTOLD


def test_participants_are_those_of_the_sentence(text: Text) -> None:
    arrested, hold = place(text, "arrested"), place(text, "hold")
    arcs = [arc for arc in text.participants if arc.begin == arrested]
    assert {(arc.label, arc.end) for arc in arcs} >= {("PLACE", place(text, "Oslo"))}
    assert arrested in text.participants_told
    assert Arc(hold, place(text, "Berg"), "ACTOR") not in text.participants


def test_quotes_lead_from_the_cue(text: Text) -> None:
    said = place(text, "said")
    assert text.cues[said] == 1
    assert Arc(said, place(text, "hold"), "CONTENT") in text.attributions
    assert Arc(said, said - 1, "SOURCE") in text.attributions
    assert text.contents[place(text, "We")] == 1
    assert text.contents[said] == 0


def test_ties_are_those_whose_words_stand_in_the_sentence(text: Text) -> None:
    words = [w for s in text.sentences for w in s.words]
    ann, police = place(text, "Ann"), words.index("Police", place(text, "two") + 1)
    assert Arc(ann, place(text, "Oslo"), "resident_of") in text.ties
    assert Arc(police, ann, "HOLDER") in text.ties
    assert ann in text.ties_told
    assert police not in text.ties_told  # Norway is not named
    assert [words[word] for word, mark in enumerate(text.tied) if mark == UNTOLD] == [
        "hold",
        "talks",
    ]


def test_names_of_one_entity_are_one_chain(text: Text) -> None:
    words = [w for s in text.sentences for w in s.words]
    last = len(words) - 1 - words[::-1].index("Berg")
    chains = {text.chains[word] for word in (place(text, "Ann"), last) if text.mentions[word] == 1}
    assert chains == {0}
    assert not next(s for s in text.sentences if "Ann" in s.words).names[2] & OUTSIDE


def test_the_part_follows_from_the_name() -> None:
    parts = [is_development(f"{n}.gold.json") for n in range(200)]
    assert 20 < sum(parts) < 60
