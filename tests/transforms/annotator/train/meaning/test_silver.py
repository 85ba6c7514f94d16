"""What a teacher or the rules read, as texts that a student learns from."""

import json
from importlib.resources import files
from pathlib import Path

import numpy as np
import polars as pl
import pytest

torch = pytest.importorskip("torch")

from newsfacts.transforms.annotator.labels import ANYTHING  # noqa: E402
from newsfacts.transforms.annotator.train.meaning.labels import NO_EVENT, UNTOLD, event_mask  # noqa: E402
from newsfacts.transforms.annotator.train.meaning.predictions import Predicted, empty  # noqa: E402
from newsfacts.transforms.annotator.train.meaning.rule_events import rule_events  # noqa: E402
from newsfacts.transforms.annotator.train.meaning.silver import record, whole_lines  # noqa: E402
from newsfacts.transforms.annotator.train.meaning.silver_texts import chains, text_of  # noqa: E402
from newsfacts.transforms.annotator.train.meaning.texts import Arc, Text, untold  # noqa: E402
from newsfacts.transforms.annotator.train.sentences import Document, Sentence  # noqa: E402

VOCABULARY = Path(str(files("newsfacts.transforms.annotator") / "model" / "vocabulary.txt"))


def raw() -> Text:
    words = ["Oslo", "agreed"]
    sentence = Sentence(words, [ANYTHING] * 2, [True] * 2, opens_paragraph=True)
    return untold(Document("silver", [sentence]))


def reading() -> Predicted:
    made = empty(raw())
    made.xpos[:], made.upos[:], made.deps[:] = (0, 1), (0, 1), (0, 1)
    made.heads[:] = (1, -1)
    made.events[:] = np.log(1e-6)
    made.events[0, 0] = 0
    made.events[1, [0, 1]] = np.log([0.25, 0.75])
    made.statuses[:] = np.log(0.05)
    made.statuses[1, 1] = np.log(0.85)
    made.predicates[:] = (-4, 4)
    made.cues[:] = (-4, 0.1)
    made.mentions[:] = (4, -4)
    made.arcs["roles"] = [(Arc(1, 0, "ARG0"), 0.9)]
    made.links[0] = -1
    return made


def test_a_reading_is_read_back() -> None:
    written = json.loads(json.dumps(record(raw(), reading())))
    text = text_of(written)
    (sentence,) = text.sentences
    assert (sentence.words, sentence.heads) == (["Oslo", "agreed"], [])
    assert text.predicates == [0, 1]
    assert text.roles == [Arc(1, 0, "ARG0")]
    assert text.roles_told == {1}
    assert text.soft_events == {1: {0: 0.25, 1: 0.75}}
    assert text.statuses == [UNTOLD, 1]
    assert text.chains == [0, UNTOLD]


def test_doubtful_labels_of_the_teacher_are_left_out() -> None:
    made = reading()
    made.arcs["roles"] = [(Arc(1, 0, "ARG0"), 0.4)]
    text = text_of(json.loads(json.dumps(record(raw(), made))))
    assert text.cues == [0, UNTOLD]
    assert text.roles == [Arc(1, 0, None)]


def test_links_become_chains() -> None:
    assert chains([-1, -2, 0, -1, 2]) == [0, UNTOLD, 0, 3, 0]


def test_half_a_line_is_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    assert whole_lines(path) == 0
    path.write_text('{"a": 1}\n{"a"', "utf8")
    assert whole_lines(path) == 1
    assert path.read_text("utf8") == '{"a": 1}\n'


def test_rules_tell_types_and_say_little_of_the_rest(tmp_path: Path) -> None:
    for name in ("paragraphs", "tokens", "events"):
        (tmp_path / "facts" / name / "batch").mkdir(parents=True)
    pl.DataFrame(
        {
            "article_id": ["a", "a"], "paragraph_no": [0, 1], "start_char": [0, 6],
            "text": ["Oslo", "Norway agreed"],
        }
    ).write_parquet(tmp_path / "facts/paragraphs/batch/a.parquet")  # fmt: skip
    pl.DataFrame(
        {
            "article_id": ["a"] * 3, "token_no": [0, 1, 2], "sentence_no": [0, 1, 1],
            "paragraph_no": [0, 1, 1], "start_char": [0, 6, 13], "end_char": [4, 12, 19],
            "text": ["Oslo", "Norway", "agreed"], "upos": ["PROPN", "PROPN", "VERB"],
            "dep": ["root", "nsubj", "root"], "head_no": [None, 2, None],
            "lemma": ["Oslo", "Norway", "agree"],
        }
    ).write_parquet(tmp_path / "facts/tokens/batch/a.parquet")  # fmt: skip
    pl.DataFrame(
        {"article_id": ["a", "a"], "start_char": [13, 13], "end_char": [19, 19],
         "event_type": ["AGREE", "OTHER"]}
    ).write_parquet(tmp_path / "facts/events/batch/a.parquet")  # fmt: skip
    (text,) = rule_events(tmp_path)
    assert text.events == [NO_EVENT, NO_EVENT, event_mask(["AGREE"])]
    assert text.quiet < 1
