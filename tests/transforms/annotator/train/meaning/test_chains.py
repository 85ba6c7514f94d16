"""Coreference and attribution from GUM's last column."""

import gzip
import json
from pathlib import Path

import pytest

pytest.importorskip("torch")

from newsfacts.transforms.annotator.train.meaning.chains import discourse_units, gum, spans
from newsfacts.transforms.annotator.train.meaning.labels import UNTOLD
from newsfacts.transforms.annotator.train.meaning.texts import Arc

CONLLU = """\
# newdoc id = a
# newpar
1	The	the	DET	DT	_	2	det	_	Entity=(4-person-new-cf1|Discourse=attribution-x:1->2:0:_
2	mayor	mayor	NOUN	NN	_	3	nsubj	_	Entity=4)
3	said	say	VERB	VBD	_	0	root	_	_
4	she	she	PRON	PRP	_	5	nsubj	_	Entity=(4-person-giv:act)|Discourse=context:2->0:0:_
5	left	leave	VERB	VBD	_	3	ccomp	_	_
6	Oslo	Oslo	PROPN	NNP	_	5	obj	_	Entity=(9-place-new-cf2-1-sgl-Oslo)
7	.	.	PUNCT	.	_	3	punct	_	_
"""


def corpus(folder: Path) -> Path:
    for name in ("ud_gum_free", "gum_names"):
        (folder / name).mkdir()
    with gzip.open(folder / "ud_gum_free/dev.conllu.gz", "wt", encoding="utf8") as file:
        file.write(CONLLU)
    with gzip.open(folder / "gum_names/dev.jsonl.gz", "wt", encoding="utf8") as file:
        file.write(json.dumps({"tokens": [], "entities": []}))
    return folder


def test_mentions_stand_on_their_heads(tmp_path: Path) -> None:
    (text,) = gum(corpus(tmp_path), "dev")
    assert text.mentions == [0, 1, 0, 1, 0, 1, 0]
    assert text.chains == [UNTOLD, 4, UNTOLD, 4, UNTOLD, 9, UNTOLD]


def test_cues_lead_to_contents_and_sources(tmp_path: Path) -> None:
    (text,) = gum(corpus(tmp_path), "dev")
    assert text.cues == [0, 0, 1, 0, 0, 0, 0]
    assert set(text.attributions) == {Arc(2, 4, "CONTENT"), Arc(2, 1, "SOURCE")}


def test_mentions_may_lie_in_each_other_and_be_cut() -> None:
    fields = ["(1-person-new(2[1/2]-place-new)", "1)", "(2[2/2]-place-new", "2[2/2])"]
    assert sorted(spans(fields)) == [(0, 0, 2), (0, 1, 1), (2, 3, 2)]


def test_only_the_first_relation_begins_a_unit() -> None:
    fields = ["a:1->2:0:_;attribution-x:1->3:1:_", "", "b:2->0:0:_"]
    assert discourse_units(fields) == ({1: [0, 1], 2: [2]}, [(1, 3)])
