"""Reads the training corpora, each into documents of sentences with what it can teach.

| corpus | teaches | licence |
|---|---|---|
| UD English-EWT with UNER names | tags, trees, sentences, PERSON, ORG, places | CC BY-SA 4.0 |
| UD English-GUM, free genres | tags, trees, sentences, all name types | CC BY 4.0 |
| GMB (silver) | PERSON, ORG, places, NORP, sentences | public domain texts |
| CrossNER | PERSON, ORG, places, EVENT, WORK_OF_ART | MIT |
"""

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from newsfacts.transforms.annotator.labels import ANYTHING, NAME_TAGS, OUTSIDE
from newsfacts.transforms.annotator.train.name_lists import classes, is_demonym, spoken
from newsfacts.transforms.annotator.train.name_policy import ALL_TYPES, Kinds, Span, tag_sets
from newsfacts.transforms.annotator.train.sentences import Document, Sentence

DOMAINS = ("politics", "science", "music", "literature", "ai")
NEW_PARAGRAPH = ("# newpar", "# newpar id", "# newdoc id")
GMB_DOCUMENT = 50  # sentences; the corpus marks no documents
PERSON, ORG, EVENT, PRODUCT, WORK = (
    frozenset({kind}) for kind in ("PERSON", "ORG", "EVENT", "PRODUCT", "WORK_OF_ART")
)
STATE, PLACE = frozenset({"GPE"}), frozenset({"GPE", "LOC", "FAC"})
GMB_TYPES = {"per": PERSON, "org": ORG, "geo": PLACE - {"FAC"}, "gpe": frozenset({"NORP"}),
             "eve": EVENT, "art": WORK | PRODUCT}  # fmt: skip
UNER_TYPES = {"PER": PERSON, "ORG": ORG, "LOC": PLACE}
GUM_TYPES = {"person": PERSON, "organization": ORG, "place": PLACE, "event": EVENT}
CROSSNER_TYPES = {
    "person": PERSON, "politician": PERSON, "writer": PERSON, "musicalartist": PERSON,
    "scientist": PERSON, "researcher": PERSON, "organisation": ORG, "politicalparty": ORG,
    "band": ORG, "university": ORG, "location": PLACE, "country": STATE,
    "astronomicalobject": frozenset({"LOC"}), "election": EVENT, "event": EVENT,
    "conference": EVENT, "book": WORK, "poem": WORK, "album": WORK, "song": WORK,
    "product": PRODUCT, "programlang": PRODUCT, "magazine": ORG | WORK,
}  # fmt: skip


def open_text(path: Path) -> Iterator[str]:
    """Yield the lines of a text file, packed or not, without their ends."""
    with (
        gzip.open(path, "rt", encoding="utf8")
        if path.suffix == ".gz"
        else path.open(encoding="utf8") as file
    ):
        yield from (line.rstrip("\n") for line in file)


def blocks(path: Path) -> Iterator[list[str]]:
    """Yield the runs of lines between empty lines."""
    for filled, lines in groupby(open_text(path), key=bool):
        if filled:
            yield list(lines)


def treebank(path: Path, source: str) -> list[Document]:
    """Read CoNLL-U; names are left open (every tag allowed)."""
    documents: list[Document] = []
    for block in blocks(path):
        if not documents or any(line.startswith("# newdoc") for line in block):
            documents.append(Document(source, []))
        rows = [line.split("\t") for line in block if line[0] != "#"]
        rows = [row for row in rows if row[0].isdigit()]
        joined = joined_words(block)
        documents[-1].sentences.append(
            Sentence(
                words=[row[1] for row in rows],
                names=[ANYTHING] * len(rows),
                spaces=[
                    "SpaceAfter=No" not in row[9] and int(row[0]) not in joined for row in rows
                ],
                lemmas=[row[2] for row in rows],
                upos=[row[3] for row in rows],
                xpos=[row[4] for row in rows],
                heads=[int(row[6]) for row in rows],
                deps=[row[7] for row in rows],
                opens_paragraph=any(line.split(" = ")[0] in NEW_PARAGRAPH for line in block),
            )
        )
    return documents


def joined_words(block: list[str]) -> set[int]:
    """Give the words inside multiword tokens that no white space follows."""
    joined: set[int] = set()
    for line in block:
        number, _, rest = line.partition("\t")
        first, dash, last = number.partition("-")
        if dash and first.isdigit() and last.isdigit():
            joined |= set(range(int(first), int(last) + ("SpaceAfter=No" in rest)))
    return joined


def iob_spans(tags: Iterable[str]) -> list[tuple[int, int, str]]:
    """Give (first word, one past the last, label) of the names that BIO tags mark."""
    spans: list[tuple[int, int, str]] = []
    for number, tag in enumerate(tags):
        part, _, label = tag.partition("-")
        if part == "I" and spans and spans[-1][1:] == (number, label):
            spans[-1] = (spans[-1][0], number + 1, label)
        elif part in {"B", "I"}:
            spans.append((number, number + 1, label))
    return spans


def settled_tags(
    words: list[str],
    tags: Iterable[str],
    types: dict[str, Kinds],
    unlabelled: Iterable[str],
    ignored: Iterable[str] = (),
) -> list[int]:
    """Turn BIO tags of a corpus into sets of allowed tags; unmapped labels say nothing."""
    spans: list[Span] = []
    vague: set[int] = set()
    for start, end, label in iob_spans(tags):
        if label in types:
            spans.append((start, end, types[label]))
        elif label not in ignored:
            vague |= set(range(start, end))
    return tag_sets(words, spans, frozenset(unlabelled), vague)


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


def gum_tags(sentence: Sentence, entities: list[dict[str, Any]]) -> list[int]:
    """Make names of GUM's entities: proper nouns around the head, outermost first."""
    spans: list[Span] = []
    vague: set[int] = set()
    taken: set[int] = set()
    named = [entity for entity in entities if entity["named"] and entity["type"] != "time"]
    for entity in sorted(named, key=lambda e: e["name_start"] - e["name_end"]):
        start, end = stretched(sentence, entity)
        if taken & set(range(start, end)):
            continue
        taken |= set(range(start, end))
        kinds = GUM_TYPES.get(entity["type"])
        doubtful = kinds is None or sentence.words[start][:1].islower()
        if doubtful and not (end == start + 1 and is_demonym(sentence.words[start])):
            vague |= set(range(start, end))
        elif kinds:
            spans.append((start, end, kinds))
    return tag_sets(sentence.words, spans, frozenset({"NORP"}), vague)


def stretched(sentence: Sentence, entity: dict[str, Any]) -> tuple[int, int]:
    """Widen GUM's derived name over hyphens, initials and "of", within its entity."""
    start, end = entity["name_start"], entity["name_end"]
    proper = [tag == "PROPN" for tag in sentence.upos]
    while start > entity["start"] and (
        proper[start - 1]
        or (sentence.words[start - 1] == "-" and start - 2 >= entity["start"] and proper[start - 2])
    ):
        start -= 1
    reach = end
    while reach < entity["end"]:
        word = sentence.words[reach].lower()
        if proper[reach]:
            end = reach + 1
        elif word not in {"-", "of", "the", "'s", "&", "for"} or (
            word in {"of", "for", "the"} and entity["type"] == "person"
        ):
            break
        reach += 1
    return start, end


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


HYPHENATED = re.compile(r"\w-\w")
HYPHENS = re.compile(r"-|[^-]+")
FIRSTS = sum(1 << number for number, tag in enumerate(NAME_TAGS) if tag[0] == "B")
