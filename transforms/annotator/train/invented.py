"""Invented sentences: names of all shapes in plain places, for types that corpora hardly hold.

The {PRODUCT} rocket lifted off from {GPE} .
The Tarvasi - 3 rocket lifted off from Accra .
"""

import random
import re
import string
from functools import cache

from newsfacts.transforms.annotator.labels import OUTSIDE, tag_mask
from newsfacts.transforms.annotator.train.name_lists import classes
from newsfacts.transforms.annotator.train.sentences import Document, Sentence
from newsfacts.transforms.lexicons.annotator import NameTemplates
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.names import NameClues

PARTS = re.compile(r"-|[^\s-]+")


def invented(count: int, seed: int) -> list[Document]:
    """Fill `count` templates, a sentence a document."""
    draw = random.Random(seed)
    templates = read(NameTemplates)["template"].to_list()
    return [
        Document("invented", [filled(draw, draw.choice(templates).split())]) for _ in range(count)
    ]


def filled(draw: random.Random, template: list[str]) -> Sentence:
    """Put names into a template."""
    words: list[str] = []
    tags: list[int] = []
    for word in template:
        kind = word.strip("{}")
        if kind == word:
            words.append(word)
            tags.append(OUTSIDE)
            continue
        name = PARTS.findall(NAMES[kind](draw))
        words += name
        tags += [tag_mask("B", {kind}), *[tag_mask("I", {kind})] * (len(name) - 1)]
    return Sentence(words, tags, [True] * len(words))


def product(draw: random.Random) -> str:
    """Name a product: known, or invented with a number or a letter."""
    if draw.random() < 0.5:
        name = draw.choice(known("product"))
        plain = " " not in name and "-" not in name and not name[-1].isdigit()
        return f"{name}-{draw.randint(1, 9)}" if plain and draw.random() < 0.3 else name
    base = capitals(draw, 1, 3) if draw.random() < 0.4 else coined(draw)
    number = draw.choice((draw.randint(1, 9), draw.randint(10, 999)))
    ending = draw.choice((f"-{number}", f"-{number}", f"-{draw.choice('MXVS')}", f" {number}", ""))
    return base + ending if len(base) > 3 or ending else f"{base}-{number}"


def organisation(draw: random.Random) -> str:
    """Name an organisation: known, an abbreviation, or invented with or without its kind."""
    shape = draw.random()
    if shape < 0.3:
        return draw.choice(known("organization"))
    if shape < 0.65:
        return capitals(draw, 3, 5)
    if shape < 0.85:
        return f"{coined(draw)} {draw.choice(heads()).title()}"
    return coined(draw)


def place(draw: random.Random) -> str:
    """Name a country."""
    return draw.choice(known("country"))


def person(draw: random.Random) -> str:
    """Name a person."""
    return f"{draw.choice(single('given_name')).title()} {draw.choice(single('surname')).title()}"


NAMES = {"PRODUCT": product, "ORG": organisation, "GPE": place, "PERSON": person}


@cache
def known(clue: str) -> list[str]:
    """List the phrases of the hand-written list for a clue."""
    return read(NameClues).filter(clue=clue)["phrase"].to_list()


@cache
def heads() -> list[str]:
    """List what kinds of organisations are called."""
    return [word for word in known("organization_head") if word.isalpha()]


@cache
def single(kind: str) -> list[str]:
    """List the words that are of one class only."""
    return sorted(word for word, found in classes().items() if found == {kind})


def coined(draw: random.Random) -> str:
    """Coin a word of two or three syllables."""
    syllable = "".join(
        draw.choice(part) for part in ("bdfgklmnprstvz", "aeiou", ["", "n", "r", "s"])
    )
    more = "".join(
        draw.choice("bdfgklmnprstvz") + draw.choice("aeiou") for _ in range(draw.randint(1, 2))
    )
    return (syllable + more).capitalize()


def capitals(draw: random.Random, least: int, most: int) -> str:
    """Draw an abbreviation."""
    return "".join(draw.choice(string.ascii_uppercase) for _ in range(draw.randint(least, most)))
