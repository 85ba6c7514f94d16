from pathlib import Path

import numpy as np
import pytest

from newsfacts.transforms.annotator.annotate import annotate
from newsfacts.transforms.annotator.clearnlp import Trees, universal
from tests.transforms.annotator.texts import paragraphs

SENTENCE = [
    ("He", "PRP", "PRON", "he", 1, "nsubj", ""),
    ("met", "VBD", "VERB", "meet", 1, "ROOT", ""),
    ("her", "PRP", "PRON", "she", 1, "dobj", ""),
    ("in", "IN", "ADP", "in", 1, "prep", ""),
    ("Paris", "NNP", "PROPN", "Paris", 3, "pobj", "B-GPE"),
    (".", ".", "PUNCT", ".", 1, "punct", ""),
]


def redrawn(*rows: tuple[str, str, str, int]) -> list[tuple[int, str]]:
    labels, upos, lemmas, heads = (np.array(column) for column in zip(*rows, strict=True))
    found = universal(Trees(heads, labels, upos, lemmas))
    return list(zip(found[0].tolist(), found[1].tolist(), strict=True))


def test_an_object_takes_the_place_of_its_preposition() -> None:
    assert redrawn(
        ("nsubj", "PRON", "he", 1),
        ("ROOT", "VERB", "live", 1),
        ("prep", "ADP", "in", 1),
        ("pobj", "PROPN", "Paris", 2),
    ) == [(1, "nsubj"), (1, "root"), (3, "case"), (1, "obl")]


def test_what_be_ascribes_takes_the_place_of_be() -> None:
    assert redrawn(
        ("nsubj", "PRON", "she", 1),
        ("ROOT", "AUX", "be", 1),
        ("attr", "NOUN", "chairwoman", 1),
        ("prep", "ADP", "of", 2),
        ("pobj", "NOUN", "board", 3),
    ) == [(2, "nsubj"), (2, "cop"), (2, "root"), (4, "case"), (2, "nmod")]


def test_passive_clauses_keep_their_agent() -> None:
    assert redrawn(
        ("nsubjpass", "NOUN", "bridge", 2),
        ("auxpass", "AUX", "be", 2),
        ("ROOT", "VERB", "close", 2),
        ("agent", "ADP", "by", 2),
        ("pobj", "NOUN", "police", 3),
    ) == [(2, "nsubj:pass"), (2, "aux:pass"), (2, "root"), (4, "case"), (2, "obl:agent")]


def test_universal_labels_stay() -> None:
    assert redrawn(("nsubj:pass", "NOUN", "bridge", 1), ("root", "VERB", "close", 1)) == [
        (1, "nsubj:pass"),
        (1, "root"),
    ]


def tiny_pipeline(folder: Path) -> Path:
    """Save a pipeline that knows one sentence by heart, in ClearNLP's manner."""
    spacy = pytest.importorskip("spacy")
    training = pytest.importorskip("spacy.training")
    nlp = spacy.blank("en")
    for pipe in ("tagger", "morphologizer", "trainable_lemmatizer", "ner"):
        nlp.add_pipe(pipe)
    nlp.add_pipe("parser", config={"min_action_freq": 1})
    words, tags, pos, lemmas, heads, deps, names = (list(c) for c in zip(*SENTENCE, strict=True))
    doc = spacy.tokens.Doc(
        nlp.vocab, words=words, tags=tags, pos=pos, lemmas=lemmas, heads=heads, deps=deps,
        ents=[name or "O" for name in names], spaces=[True] * 4 + [False] * 2,
    )  # fmt: skip
    examples = [training.Example(nlp.make_doc(doc.text), doc)]
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(60):
        nlp.update(examples, sgd=optimizer, drop=0.0)
    nlp.to_disk(folder)
    return folder


@pytest.mark.filterwarnings("ignore")
def test_a_spacy_pipeline_gives_the_same_table(tmp_path: Path) -> None:
    pipeline = tiny_pipeline(tmp_path / "tiny")
    text = "He met her in Paris."
    tokens = annotate(paragraphs(text, f"  \n\n{text}"), annotator=f"spacy:{pipeline}")[0]
    second = tokens.filter(article_id="0" * 15 + "1")
    columns = ["text", "xpos", "upos", "dep", "head_no", "entity_type", "entity_start"]
    assert second.select(columns).rows() == [
        ("He", "PRP", "PRON", "nsubj", 1, None, None),
        ("met", "VBD", "VERB", "root", None, None, None),
        ("her", "PRP", "PRON", "obj", 1, None, None),
        ("in", "IN", "ADP", "case", 4, None, None),
        ("Paris", "NNP", "PROPN", "obl", 1, "GPE", 4),
        (".", ".", "PUNCT", "punct", 1, None, None),
    ]
    assert second["start_char"].to_list() == [4, 7, 11, 15, 18, 23]
