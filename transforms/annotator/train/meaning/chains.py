"""Coreference and attribution of GUM, from the last column of its CoNLL-U.

Entity=(2-person-new-nnnnn-cf1-2-coref   a mention of number 2 begins here, and ends at 2)
Discourse=attribution-positive:7->8:1:_  unit 7, which begins here, says whose words unit 8 is
"""

import re
from collections.abc import Iterable
from pathlib import Path

from newsfacts.transforms.annotator.train import corpora
from newsfacts.transforms.annotator.train.conllu import open_text
from newsfacts.transforms.annotator.train.meaning.texts import Arc, Text, head_word, heads, untold

BRACKET = re.compile(r"\((\d+)(?:\[\d+/\d+\])?-([^()]*)(\))?|(\d+)(?:\[\d+/\d+\])?\)")
UNIT = re.compile(r"([^:;|]+):(\d+)->(\d+):")
FAR = 60  # words that a dependent is away at most
SUBJECTS = ("nsubj", "nsubj:pass", "csubj")


def gum(folder: Path, part: str) -> list[Text]:
    """Read the free genres of UD English-GUM with names, chains and attributions."""
    columns = last_columns(folder / f"ud_gum_free/{part}.conllu.gz")
    texts, first = [], 0
    for document in corpora.gum(folder, part):
        text = untold(document)
        mine = columns[first : first + text.size]
        first += text.size
        above = heads(text.sentences)
        deps = [dep for sentence in text.sentences for dep in sentence.deps]
        add_chains(text, spans(field(column, "Entity") for column in mine), above, deps)
        add_attributions(text, [field(column, "Discourse") for column in mine], above, deps)
        texts.append(text)
    return texts


def last_columns(path: Path) -> list[str]:
    """Give the last column of each word of a treebank."""
    rows = (line.split("\t") for line in open_text(path))
    return [row[9] for row in rows if row[0].isdigit()]


def field(column: str, name: str) -> str:
    """Give the value of one field of a column, empty if it is not there."""
    for part in column.split("|"):
        if part.startswith(name + "="):
            return part.removeprefix(name + "=")
    return ""


def spans(fields: Iterable[str]) -> list[tuple[int, int, int]]:
    """Give (first word, last word, number of what is mentioned) of each mention."""
    found: list[tuple[int, int, int]] = []
    open_: dict[int, list[int]] = {}
    for word, brackets in enumerate(fields):
        for begins, _, ends_too, ends in BRACKET.findall(brackets):
            if begins and ends_too:
                found.append((word, word, int(begins)))
            elif begins:
                open_.setdefault(int(begins), []).append(word)
            elif open_.get(int(ends)):
                found.append((open_[int(ends)].pop(), word, int(ends)))
    return found


def add_chains(
    text: Text, found: list[tuple[int, int, int]], above: list[int], deps: list[str]
) -> None:
    """Write mentions on their head words; of two with one head, the shorter."""
    text.mentions[:] = [0] * text.size
    for begin, end, number in sorted(found, key=lambda span: span[0] - span[1]):
        head = head_word(above, deps, list(range(begin, end + 1)))
        if head is not None:
            text.mentions[head] = 1
            text.chains[head] = number


def add_attributions(text: Text, fields: list[str], above: list[int], deps: list[str]) -> None:
    """Write cues with what they attribute, and to whom."""
    text.cues[:] = [0] * text.size
    units, relations = discourse_units(fields)
    words = [word.lower() for sentence in text.sentences for word in sentence.words]
    for number, target in relations:
        unit = head_word(above, deps, units.get(number, []))
        content = head_word(above, deps, units.get(target, []))
        if unit is None or content is None:
            continue
        inside = units[number]
        according = next((w for w in inside if above[w] == unit and words[w] == "according"), None)
        cue = unit if according is None else according
        content = next((w for w in near(cue, above) if deps[w] == "ccomp"), content)
        text.cues[cue] = 1
        text.attributions_told.add(cue)
        text.attributions.append(Arc(cue, content, "CONTENT"))
        source = unit if according is not None else subject(cue, above, deps)
        if source is not None:
            text.attributions.append(Arc(cue, source, "SOURCE"))


def discourse_units(fields: list[str]) -> tuple[dict[int, list[int]], list[tuple[int, int]]]:
    """Give the words of each elementary discourse unit, and the pairs that attribution joins."""
    units: dict[int, list[int]] = {}
    relations: list[tuple[int, int]] = []
    current = 0
    for word, value in enumerate(fields):
        for place, (name, number, target) in enumerate(UNIT.findall(value)):
            current = int(number) if place == 0 else current
            if name.startswith("attribution"):
                relations.append((int(number), int(target)))
        units.setdefault(current, []).append(word)
    return units, relations


def subject(word: int, above: list[int], deps: list[str]) -> int | None:
    """Give the subject of a word."""
    return next((w for w in near(word, above) if deps[w] in SUBJECTS), None)


def near(word: int, above: list[int]) -> list[int]:
    """Give the words that hang on a word."""
    around = range(max(0, word - FAR), min(len(above), word + FAR))
    return [other for other in around if above[other] == word]
