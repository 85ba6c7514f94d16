"""Reads the training corpora, each into documents of sentences with what it can teach.

| corpus | teaches | licence |
|---|---|---|
| UD English-EWT with UNER names | tags, trees, sentences, PERSON, ORG, places | CC BY-SA 4.0 |
| UD English-GUM, free genres | tags, trees, sentences, all name types | CC BY 4.0 |
| GMB (silver) | PERSON, ORG, places, NORP, sentences | public domain texts |
| CrossNER | PERSON, ORG, places, EVENT, WORK_OF_ART | MIT |
"""

import json
import re
from pathlib import Path

from newsfacts.transforms.annotator.labels import ANYTHING, NAME_TAGS, OUTSIDE
from newsfacts.transforms.annotator.train.bio_tags import settled_tags
from newsfacts.transforms.annotator.train.conllu import blocks, open_text, treebank
from newsfacts.transforms.annotator.train.gum_names import gum_tags
from newsfacts.transforms.annotator.train.name_lists import classes, spoken
from newsfacts.transforms.annotator.train.name_policy import ALL_TYPES
from newsfacts.transforms.annotator.train.sentences import Document, Sentence

DOMAINS = ("politics", "science", "music", "literature", "ai")
GMB_DOCUMENT = 50  # sentences; the corpus marks no documents
PERSON, ORG, EVENT, PRODUCT, WORK = (
    frozenset({kind}) for kind in ("PERSON", "ORG", "EVENT", "PRODUCT", "WORK_OF_ART")
)
STATE, PLACE = frozenset({"GPE"}), frozenset({"GPE", "LOC", "FAC"})
GMB_TYPES = {"per": PERSON, "org": ORG, "geo": PLACE - {"FAC"}, "gpe": frozenset({"NORP"}),
             "eve": EVENT, "art": WORK | PRODUCT}  # fmt: skip
UNER_TYPES = {"PER": PERSON, "ORG": ORG, "LOC": PLACE}
CROSSNER_TYPES = {
    "person": PERSON, "politician": PERSON, "writer": PERSON, "musicalartist": PERSON,
    "scientist": PERSON, "researcher": PERSON, "organisation": ORG, "politicalparty": ORG,
    "band": ORG, "university": ORG, "location": PLACE, "country": STATE,
    "astronomicalobject": frozenset({"LOC"}), "election": EVENT, "event": EVENT,
    "conference": EVENT, "book": WORK, "poem": WORK, "album": WORK, "song": WORK,
    "product": PRODUCT, "programlang": PRODUCT, "magazine": ORG | WORK,
}  # fmt: skip
HYPHENATED = re.compile(r"\w-\w")
HYPHENS = re.compile(r"-|[^-]+")
FIRSTS = sum(1 << number for number, tag in enumerate(NAME_TAGS) if tag[0] == "B")


def ewt(folder: Path, part: str) -> list[Document]:
    """Read UD English-EWT with the names of Universal NER."""
    documents = treebank(folder / f"ud_ewt/{part}.conllu.gz", "ewt")
    named = {}
    for block in blocks(folder / f"uner_ewt/{part}.iob2.gz"):
        rows = [line.split("\t") for line in block if line[0] != "#"]
        named[tuple(row[1] for row in rows)] = [row[2] for row in rows]
    unlabelled = ALL_TYPES - {"PERSON", "ORG", "GPE", "LOC"}
    for document in documents:
        for sentence in document.sentences:
            tags = named.get(tuple(sentence.words))
            if tags:
                tags = [tag if tag[2:] != "OTH" else "O" for tag in tags]
                sentence.names = settled_tags(sentence.words, tags, UNER_TYPES, unlabelled)
    return documents


def gum(folder: Path, part: str) -> list[Document]:
    """Read the free genres of UD English-GUM with spans made from its entities."""
    documents = treebank(folder / f"ud_gum_free/{part}.conllu.gz", "gum")
    entities = {}
    for line in open_text(folder / f"gum_names/{part}.jsonl.gz"):
        record = json.loads(line)
        entities[tuple(record["tokens"])] = record["entities"]
    for document in documents:
        for sentence in document.sentences:
            found = entities.get(tuple(sentence.words))
            if found is not None:
                sentence.names = gum_tags(sentence, found)
    return documents


def gmb(folder: Path) -> list[Document]:
    """Read the Groningen Meaning Bank's silver names.

    It misses names; so a proper noun outside its names says nothing, unless it is a title or a day.
    """
    sentences = []
    for block in blocks(folder / "gmb/gmb_all.conll.gz"):
        rows = [line.split("\t") for line in block]
        words = [row[0] for row in rows]
        names = settled_tags(
            words,
            [row[2] for row in rows],
            GMB_TYPES,
            {"EVENT", "PRODUCT", "WORK_OF_ART", "FAC"},
            {"tim"},
        )
        for number, row in enumerate(rows):
            if number and names[number] & OUTSIDE and doubtful_name(*row):
                names[number] = ANYTHING
        sentences.append(parted(words, names))
    return [
        Document("gmb", sentences[start : start + GMB_DOCUMENT])
        for start in range(0, len(sentences), GMB_DOCUMENT)
    ]


def doubtful_name(word: str, tag: str, label: str) -> bool:
    """Tell whether a word is a proper noun that the corpus may have missed."""
    common = classes()[spoken(word)] & {"title", "time"}
    return tag in {"NNP", "NNPS"} and label == "O" and word[0].isupper() and not common


def crossner(folder: Path) -> list[Document]:
    """Read the training parts of CrossNER, a sentence a document."""
    documents = []
    for domain in DOMAINS:
        for block in blocks(folder / f"crossner/{domain}/train.txt"):
            rows = [line.split("\t") if "\t" in line else line.split() for line in block]
            words = [row[0] for row in rows]
            names = settled_tags(
                words, [row[1] for row in rows], CROSSNER_TYPES,
                {"NORP", "PRODUCT", "WORK_OF_ART", "FAC"},
            )  # fmt: skip
            documents.append(Document("crossner", [parted(words, names)]))
    return documents


def parted(words: list[str], names: list[int]) -> Sentence:
    """Part words at hyphens, as the treebanks do; what an unlabelled compound holds stays open."""
    new_words: list[str] = []
    new_names: list[int] = []
    spaces: list[bool] = []
    for word, tags in zip(words, names, strict=True):
        parts = HYPHENS.findall(word) if HYPHENATED.search(word) else [word]
        named = not tags & OUTSIDE
        inside = ((tags & FIRSTS) << 1) | (tags & ~FIRSTS) if named else tags
        capital = len(parts) > 1 and not named and any(part[0].isupper() for part in parts)
        new_words += parts
        new_names += [ANYTHING] * len(parts) if capital else [tags, *[inside] * (len(parts) - 1)]
        spaces += [False] * (len(parts) - 1) + [True]
    return Sentence(new_words, new_names, spaces)
