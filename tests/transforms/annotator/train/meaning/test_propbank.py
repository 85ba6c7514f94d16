"""Roles and factuality on the words of UD English-EWT."""

import pytest

pytest.importorskip("torch")

from newsfacts.transforms.annotator.train.meaning.labels import UNTOLD, role
from newsfacts.transforms.annotator.train.meaning.propbank import add_roles
from newsfacts.transforms.annotator.train.meaning.texts import Arc, heads, untold
from newsfacts.transforms.annotator.train.sentences import Document, Sentence


def sentence() -> Sentence:
    words = ["The", "team", "will", "not", "visit", "Oslo", "."]
    return Sentence(
        words, [1] * 7, [True] * 7, heads=[2, 5, 5, 5, 0, 5, 5],
        deps=["det", "nsubj", "aux", "advmod", "root", "obj", "punct"],
    )  # fmt: skip


def test_arguments_stand_on_their_heads() -> None:
    text = untold(Document("ewt", [sentence(), sentence()]))
    args = [["ARG0", 1, 2], ["ARGM-MOD", 3, 3], ["ARGM-NEG", 4, 4], ["C-ARG1", 6, 6]]
    deps = [dep for s in text.sentences for dep in s.deps]
    add_roles(text, 7, 7, [{"word": 5, "args": args}], heads(text.sentences), deps)
    assert text.predicates == [UNTOLD] * 7 + [0, 0, 0, 0, 1, 0, 0]
    assert text.roles == [
        Arc(11, 8, "ARG0"), Arc(11, 9, "MOD"), Arc(11, 10, "NEG"), Arc(11, 12, "ARG1"),
    ]  # fmt: skip
    assert text.roles_told == {11}


@pytest.mark.parametrize(
    ("label", "name"),
    [("R-ARG0", "ARG0"), ("ARGM-TMP", "TMP"), ("ARG1-DSP", "ARG1"), ("ARGM-REC", None)],
)
def test_roles_of_propbank(label: str, name: str | None) -> None:
    assert role(label) == name
