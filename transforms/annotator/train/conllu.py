"""Reads CoNLL-U and other corpora of a word a line, packed or not, into documents."""

import gzip
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from newsfacts.transforms.annotator.labels import ANYTHING
from newsfacts.transforms.annotator.train.sentences import Document, Sentence

NEW_PARAGRAPH = ("# newpar", "# newpar id", "# newdoc id")


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
