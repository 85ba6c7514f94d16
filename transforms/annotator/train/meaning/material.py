"""What a run learns from: steps of windows drawn from all corpora, and the development texts."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from newsfacts.transforms.annotator.train import corpora
from newsfacts.transforms.annotator.train.labels import Labels, labels_of
from newsfacts.transforms.annotator.train.meaning import chains, propbank
from newsfacts.transforms.annotator.train.meaning.sheets import sheets
from newsfacts.transforms.annotator.train.meaning.silver_texts import silver
from newsfacts.transforms.annotator.train.meaning.texts import Text, untold
from newsfacts.transforms.annotator.train.meaning.windows import MeaningWindow, runs
from newsfacts.transforms.annotator.train.windows import Writer

ROLE_SHARE = 0.35  # of the pieces of a step
#: How often the rest of a step is a run of one text of each kind, where there is such.
SHARES = {"gum": 0.40, "sheets": 0.45, "names": 0.15, "silver": 0.60}


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


def material(places: Places, seed: int, pieces: int) -> Material:
    """Read the corpora; the seed decides the order, a step holds about so many pieces."""
    place = Path(places.corpora)
    roles, chained = propbank.ewt(place, "train"), chains.gum(place, "train")
    news = sheets([Path(part) for part in places.sheets.split(":")], development=False)
    named = [*corpora.gmb(place), *corpora.crossner(place) * 4]
    labels = labels_of([*corpora.ewt(place, "train"), *corpora.gum(place, "train")])
    writer = Writer(Path(places.vocabulary), seed)
    parts = {"gum": chained, "sheets": news, "names": [untold(d) for d in named]}
    if places.silver:
        parts["silver"] = silver(Path(places.silver), labels)
    return Material(labels, writer, steps(writer, labels, roles, parts, pieces))


def steps(
    writer: Writer, labels: Labels, roles: list[Text], parts: dict[str, list[Text]], pieces: int
) -> Iterator[list[MeaningWindow]]:
    """Yield steps: some windows with roles, and a run of a text of one kind."""
    rest = int(pieces * (1 - ROLE_SHARE))
    begun = {name: runs(writer, labels, part, rest, 0.2) for name, part in parts.items()}
    first = runs(writer, labels, roles, pieces - rest, 0.4)
    while True:
        kind = writer.random.choices(list(parts), [SHARES[part] for part in parts])[0]
        step = next(first) + next(begun[kind])
        while sum(w.plain.length for w in step) < 0.8 * pieces:
            step += next(begun[kind])
        yield step
