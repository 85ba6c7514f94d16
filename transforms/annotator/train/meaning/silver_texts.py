"""Silver read back: a teacher's readings as texts that a student learns from."""

import json
from pathlib import Path
from typing import Any

import numpy as np

from newsfacts.transforms.annotator.labels import ANYTHING
from newsfacts.transforms.annotator.train.conllu import open_text
from newsfacts.transforms.annotator.train.meaning.labels import ARCS, UNTOLD
from newsfacts.transforms.annotator.train.meaning.texts import Arc, Text, untold
from newsfacts.transforms.annotator.train.sentences import Document, Sentence

CERTAIN = 0.7  # an arc less likely than this is not told
MARKS = {"predicates": "roles", "cues": "attributions"}  # whose arcs a mark begins
DOUBT = 0.85  # log odds within which a mark is not told: probabilities of .3 to .7


def silver(folder: Path) -> list[Text]:
    """Read all silver of a folder."""
    return [
        text_of(json.loads(line))
        for path in sorted(folder.glob("*.jsonl"))
        for line in open_text(path)
    ]


def text_of(record: dict[str, Any]) -> Text:
    """Make a text of one reading; what the teacher doubts is not told."""
    text = untold(Document("silver", sentences(record)))
    for name in ("predicates", "cues", "contents", "mentions"):
        odds = np.array(record[name])
        marks = np.where(odds > 0, 1, 0)
        setattr(text, name, np.where(np.abs(odds) < DOUBT, UNTOLD, marks).tolist())
    text.factuality = [
        (value, 0.5 if mark == 1 else 0.0)
        for value, mark in zip(record["factuality"], text.predicates, strict=True)
    ]
    text.soft_events = {int(w): probabilities(p) for w, p in record["events"].items()}
    for word, given in record["statuses"].items():
        best = max(given, key=given.get)
        if given[best] > CERTAIN:
            text.statuses[int(word)] = int(best)
    for name in [name for name in ARCS if name in record]:
        arcs = [Arc(b, e, label if p > CERTAIN else None) for b, e, label, p in record[name]]
        setattr(text, name, arcs)
        setattr(text, name + "_told", {arc.begin for arc in arcs})
    for mark, name in MARKS.items():
        begun = {word for word, odds in enumerate(record[mark]) if odds > 0}
        setattr(text, name + "_told", begun)
    text.chains = chains(record["links"])
    return text


def probabilities(given: dict[str, float]) -> dict[int, float]:
    """Read the probabilities of event types, scaled to one."""
    total = sum(given.values())
    return {int(number): value / total for number, value in given.items()}


def sentences(record: dict[str, Any]) -> list[Sentence]:
    """Give the sentences, without tags and trees, which the student knows better than its teacher.

    Names are those that the corpus gives, if it gives any.
    """
    found: list[Sentence] = []
    at = 0
    for given in record["sentences"]:
        end = at + len(given["words"])
        names = record["given_names"][at:end] if record["given_names"] else [ANYTHING] * (end - at)
        found.append(
            Sentence(given["words"], names, given["spaces"], opens_paragraph=given["opens"])
        )
        at = end
    return found


def chains(links: list[int]) -> list[int]:
    """Number the chains that links make: words that head no mention are untold."""
    found = [UNTOLD] * len(links)
    for word, antecedent in enumerate(links):
        if antecedent == -1:
            found[word] = word
        elif antecedent >= 0:
            found[word] = found[antecedent]
    return found
