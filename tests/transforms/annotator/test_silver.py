"""What the shipped model reads into a corpus of names, for a smaller one to learn from."""

import gzip
import json
from pathlib import Path

from transforms.annotator.labels import NAME_TAGS, OUTSIDE, tag_mask
from transforms.annotator.train.sentences import Document, Sentence
from transforms.annotator.train.silver import NONE, silver, with_silver


def document() -> Document:
    texts = ("The bridge in Paris is closed .", "Ann left . Bob stayed .")
    parted = [text.split() for text in texts]
    sentences = [Sentence(words, [OUTSIDE] * len(words), [True] * len(words)) for words in parted]
    return Document("gmb", sentences)


def test_a_sentence_has_one_tree_and_two_in_one_have_none() -> None:
    first, second = silver(document())
    assert first["upos"] == ["DET", "NOUN", "ADP", "PROPN", "AUX", "VERB", "PUNCT"]
    assert first["heads"] == [2, 6, 4, 2, 6, 0, 6]
    assert [NAME_TAGS[tag] for tag in first["names"]] == ["O", "O", "O", "B-GPE", "O", "O", "O"]
    assert second == NONE


def told(file: Path) -> list[Sentence]:
    with gzip.open(file, "wt", encoding="utf8") as opened:
        opened.writelines(json.dumps(labels) + "\n" for labels in silver(document()))
    return [s for d in with_silver([document()], file) for s in d.sentences]


def test_labels_are_given_to_the_sentences_that_have_a_tree(tmp_path: Path) -> None:
    (sentence,) = told(tmp_path / "silver.jsonl.gz")
    assert sentence.deps[:2] == ["det", "nsubj:pass"]
    assert sentence.names[3] == tag_mask("B", ["GPE"])
