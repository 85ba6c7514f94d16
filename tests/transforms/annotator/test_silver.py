"""Trees that the shipped model reads into a corpus of names, for a smaller one to learn from."""

import gzip
import json
from pathlib import Path

from transforms.annotator.labels import OUTSIDE
from transforms.annotator.train.sentences import Document, Sentence
from transforms.annotator.train.silver import NONE, parsed, with_trees


def sentence(text: str) -> Sentence:
    words = text.split()
    return Sentence(words, [OUTSIDE] * len(words), [True] * len(words))


def document() -> Document:
    return Document(
        "gmb", [sentence("The bridge is closed ."), sentence("Ann left . Bob stayed .")]
    )


def test_a_sentence_has_one_tree_and_two_in_one_have_none() -> None:
    first, second = parsed(document())
    assert first["upos"] == ["DET", "NOUN", "AUX", "VERB", "PUNCT"]
    assert [int(head) for head in first["heads"]] == [2, 4, 4, 0, 4]
    assert second == NONE


def test_trees_are_given_to_the_sentences_that_have_one(tmp_path: Path) -> None:
    file = tmp_path / "silver.jsonl.gz"
    with gzip.open(file, "wt", encoding="utf8") as opened:
        opened.writelines(json.dumps(trees) + "\n" for trees in parsed(document()))
    (told,) = with_trees([document()], file)
    assert [s.words[1] for s in told.sentences] == ["bridge"]
    assert told.sentences[0].deps[:2] == ["det", "nsubj:pass"]
