"""What a run learns from: steps of windows drawn from all corpora, and the development texts."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from newsfacts.transforms.annotator.train import corpora
from newsfacts.transforms.annotator.train.labels import Labels, labels_of
from newsfacts.transforms.annotator.train.meaning import chains, propbank
from newsfacts.transforms.annotator.train.meaning.coded_texts import coded_texts
from newsfacts.transforms.annotator.train.meaning.labels import UNTOLD
from newsfacts.transforms.annotator.train.meaning.rule_events import rule_events
from newsfacts.transforms.annotator.train.meaning.sheets import sheets
from newsfacts.transforms.annotator.train.meaning.silver_texts import silver
from newsfacts.transforms.annotator.train.meaning.texts import Text, untold
from newsfacts.transforms.annotator.train.meaning.windows import MeaningWindow, runs
from newsfacts.transforms.annotator.train.windows import Writer

GOLD = {"gum", "sheets", "coded"}  # kinds of texts whose meaning is told, beside roles
FULL = 0.8  # share of a step's pieces from which it is full


@dataclass
class Material:
    """Steps without end, and the labels that they tell apart."""

    labels: Labels
    writer: Writer
    steps: Iterator[list[MeaningWindow]]


@dataclass(frozen=True)
class Places:
    """Where the corpora lie."""

    corpora: str
    sheets: str  # folders, parted by colons
    vocabulary: str
    silver: str = ""  # what a teacher read, if a student is to learn from it
    rules: str = ""  # a warehouse of the release's own rules, if its events are to be learned
    coded: str = ""  # a folder of texts with coded events and quotes
    telling: str = ""  # a layer of words: only coded texts that tell it are learned from
    gold: float = 1.0  # share of the texts with gold that are learned from, for learning curves


@dataclass(frozen=True)
class Shares:
    """How steps are made."""

    pieces: int  # of a step
    roles: float = 0.35  # share of a step's pieces with roles
    #: How often the rest of a step is a run of one text of each kind, where there is such.
    gum: float = 0.40
    sheets: float = 0.45
    names: float = 0.15
    silver: float = 0.60
    rules: float = 0.30
    coded: float = 0.60


def material(places: Places, shares: Shares, seed: int) -> Material:
    """Read the corpora; the seed decides the order."""
    place = Path(places.corpora)
    roles, chained = propbank.ewt(place, "train"), chains.gum(place, "train")
    news = sheets([Path(part) for part in places.sheets.split(":")], development=False)
    named = [*corpora.gmb(place), *corpora.crossner(place) * 4]
    labels = labels_of([*corpora.ewt(place, "train"), *corpora.gum(place, "train")])
    writer = Writer(Path(places.vocabulary), seed)
    parts = {"gum": chained, "sheets": news, "names": [untold(d) for d in named]}
    if places.silver:
        parts["silver"] = silver(Path(places.silver))
    if places.rules:
        parts["rules"] = rule_events(Path(places.rules))
    if places.coded:
        coded = coded_texts(Path(places.coded), development=False)
        parts["coded"] = [text for text in coded if tells(text, places.telling)]
    parts |= {name: share(parts[name], places.gold) for name in GOLD & parts.keys()}
    some = share(roles, places.gold)
    return Material(labels, writer, steps(writer, labels, some, parts, shares))


def share(texts: list[Text], part: float) -> list[Text]:
    """Draw a share of some texts; a smaller share is part of a larger one."""
    drawn = random.Random(1).sample(texts, len(texts))
    return drawn[: round(part * len(texts))] if part < 1 else texts


def tells(text: Text, layer: str) -> bool:
    """Say whether a text tells a layer of its words; all tell none."""
    return not layer or any(mark != UNTOLD for mark in getattr(text, layer))


def steps(
    writer: Writer, labels: Labels, roles: list[Text], parts: dict[str, list[Text]], shares: Shares
) -> Iterator[list[MeaningWindow]]:
    """Yield steps: some windows with roles, and a run of a text of one kind."""
    rest = int(shares.pieces * (1 - shares.roles))
    begun = {name: runs(writer, labels, part, rest, 0.2) for name, part in parts.items()}
    first = runs(writer, labels, roles, shares.pieces - rest, 0.4)
    weights = [getattr(shares, name) for name in parts]
    while True:
        kind = writer.random.choices(list(parts), weights)[0]
        step = next(first) + next(begun[kind])
        while sum(w.plain.length for w in step) < FULL * shares.pieces:
            step += next(begun[kind])
        yield step
