"""What the annotator learns from: batches of the corpora, drawn without end."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from newsfacts.transforms.annotator.train import corpora
from newsfacts.transforms.annotator.train.invented import invented
from newsfacts.transforms.annotator.train.labels import Labels, labels_of
from newsfacts.transforms.annotator.train.plan import Plan
from newsfacts.transforms.annotator.train.sentences import Document
from newsfacts.transforms.annotator.train.windows import Window, Writer, endless_batches

INVENTED = 2500  # sentences made from templates


@dataclass
class Material:
    """What a process learns from, without end, and the labels that it tells apart."""

    labels: Labels
    writer: Writer
    batches: Iterator[list[Window]]


def material(plan: Plan, rank: int = 0) -> Material:
    """Read the corpora; each process draws from them in its own order."""
    folder = Path(plan.corpora)
    trees = [*corpora.ewt(folder, "train"), *corpora.gum(folder, "train")]
    news = corpora.gmb(folder)
    others = [*corpora.crossner(folder) * 4, *invented(INVENTED, plan.seed)]
    labels = labels_of(trees)
    writer = Writer(Path(plan.base) / "vocab.txt", plan.seed * 1000 + rank)
    return Material(labels, writer, mixed(plan, writer, labels, (trees, news, others)))


def mixed(
    plan: Plan, writer: Writer, labels: Labels, parts: tuple[list[Document], ...]
) -> Iterator[list[Window]]:
    """Draw batches with trees, of news, and of other names; a batch has one kind of source."""
    trees, news, others = (endless_batches(writer, labels, part, plan.pieces) for part in parts)
    draw = random.Random(writer.random.random())
    while True:
        if draw.random() < plan.trees:
            yield next(trees)
        else:
            yield next(news if draw.random() < 0.8 else others)
