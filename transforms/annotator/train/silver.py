"""Reads the Groningen Meaning Bank with the shipped model, for a smaller one to learn from.

`python -m transforms.annotator.train.silver CORPORA TARGET.jsonl.gz`

One line a sentence, in the corpus's order: `xpos`, `upos`, `heads` (from 1, 0 for the root), `deps`
and `names` (numbers of tags); empty where the model saw more than one sentence.
"""

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl

from transforms.annotator.labels import NAME_TAGS
from transforms.annotator.network import shipped
from transforms.annotator.reading import readings
from transforms.annotator.train.corpora import gmb, open_text
from transforms.annotator.train.sentences import Document

COLUMNS = ("xpos", "upos", "heads", "deps", "names")
NONE: dict[str, list[Any]] = {name: [] for name in COLUMNS}


def main(corpora: Path, target: Path) -> None:
    """Read all sentences."""
    with gzip.open(target, "wt", encoding="utf8") as file:
        for document in gmb(corpora):
            file.writelines(json.dumps(labels) + "\n" for labels in silver(document))


def silver(document: Document) -> Iterator[dict[str, list[Any]]]:
    """Read the sentences of a document one by one."""
    rows = [
        (number, word, space)
        for number, sentence in enumerate(document.sentences)
        for word, space in zip(sentence.words, sentence.spaces, strict=True)
    ]
    words = pl.DataFrame(
        rows, {"paragraph": pl.UInt32, "word": pl.String, "spaced": pl.Boolean}, orient="row"
    ).with_columns(pl.col("spaced").shift(1, fill_value=True))
    number = pl.int_range(1, pl.len() + 1).over("paragraph")
    distance = pl.col("head_distance")
    part = pl.when("begins_name").then(pl.lit("B-")).otherwise(pl.lit("I-"))
    tag = (part + pl.col("entity_type")).fill_null("O")
    read = words.hstack(readings(shipped(), words)).with_columns(
        heads=pl.when(distance != 0).then(number + distance).otherwise(0),
        deps="dep",
        names=tag.replace_strict(NAME_TAGS, range(len(NAME_TAGS)), return_dtype=pl.Int64),
    )
    by_sentence = read.group_by("paragraph", maintain_order=True)
    for labels in by_sentence.agg(*COLUMNS, "begins_sentence").iter_rows(named=True):
        whole = not any(labels["begins_sentence"][1:])
        yield {name: labels[name] for name in COLUMNS} if whole else NONE


def with_silver(documents: list[Document], path: Path) -> list[Document]:
    """Give documents the labels that `main` wrote; sentences without a tree are left out."""
    lines = open_text(path)
    told = []
    for document in documents:
        sentences = []
        for sentence in document.sentences:
            labels = json.loads(next(lines))
            if labels["heads"]:
                sentence.xpos, sentence.upos = labels["xpos"], labels["upos"]
                sentence.heads, sentence.deps = labels["heads"], labels["deps"]
                sentence.names = [1 << tag for tag in labels["names"]]
                sentences.append(sentence)
        told.append(Document(document.source, sentences))
    return told


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
