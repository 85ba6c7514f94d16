"""Whole gold sheets of articles: what they say by characters, written on words.

Police arrested two activists on Monday .
^actor ^COERCE, actual ^recipient

Words, sentences and heads of phrases are those that the shipped annotator reads; nothing else of
what it reads is kept.
"""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from newsfacts.transforms.annotator.labels import ANYTHING
from newsfacts.transforms.annotator.train.meaning.sheet_layers import (
    add_events,
    add_names,
    add_quotes,
)
from newsfacts.transforms.annotator.train.meaning.sheet_ties import add_ties
from newsfacts.transforms.annotator.train.meaning.sheet_words import Words, read_words
from newsfacts.transforms.annotator.train.meaning.texts import Text, untold
from newsfacts.transforms.annotator.train.sentences import Document, Sentence

DEVELOPMENT = "012"  # last digits of the hashes of names that are never learned from


def sheets(folders: Iterable[Path], *, development: bool) -> list[Text]:
    """Read the sheets of one part, each beside its text."""
    paths = sorted(path for folder in folders for path in folder.glob("*.gold.json"))
    return [read(path) for path in paths if is_development(path.name) == development]


def is_development(name: str) -> bool:
    """Tell which part the sheet of this name belongs to."""
    return hashlib.sha1(name.encode(), usedforsecurity=False).hexdigest()[-1] in DEVELOPMENT


def read(path: Path) -> Text:
    """Read one sheet."""
    sheet = json.loads(path.read_text("utf8"))
    text = path.with_name(path.name.replace(".gold.json", ".txt")).read_text("utf8")
    words = read_words([block for block in text.split("\n\n") if block.strip()])
    made = text_of(words)
    add_names(made, words, sheet["entities"])
    add_events(made, words, sheet)
    add_quotes(made, words, sheet)
    add_ties(made, words, sheet)
    return made


def text_of(words: Words) -> Text:
    """Give a text of the words, about whose meaning nothing is told."""
    made = untold(Document("sheets", sentences(words)))
    made.lemmas, made.upos = words.lemma, words.upos
    return made


def sentences(words: Words) -> list[Sentence]:
    """Give the sentences, with no labels but where they and paragraphs begin."""
    found: list[Sentence] = []
    for word, text in enumerate(words.text):
        new = not word or words.sentence[word] != words.sentence[word - 1]
        opens = not word or words.paragraph[word] != words.paragraph[word - 1]
        if new or opens:
            found.append(Sentence([], [], [], opens_paragraph=opens))
        found[-1].words.append(text)
        found[-1].names.append(ANYTHING)
        last = word + 1 == len(words.text) or words.paragraph[word + 1] != words.paragraph[word]
        found[-1].spaces.append(last or words.begin[word + 1] > words.end[word])
    return found
