"""Texts whose events, quotes and chains were coded sentence by sentence, as plain files.

`NAME.txt` holds texts, each after a line `# text`, a numbered sentence a line, paragraphs parted
by empty lines. `NAME.tsv` holds for each text, after the same line, a row for each event and quote:

    2 | arrested | COERCE | a | Police | two activists;a lawyer | - | Minsk
    3 | Q | said | he | "We will ... go on"

An event has its sentence, trigger, types, status (actual, planned, possible: x, negated), actors,
recipients, object and place; a quote its cue, speaker, and the ends of its content. All are slices
of the sentence (`police#2` is the second of that kind), or `-`. `NAME.chains` holds for some of the
texts a row for each chain of mentions of one thing, each mention behind its sentence's number:

    2 Police ; 3 they ; 5 the officers

Names are not told.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

BETWEEN = " ; "  # mentions of a chain


@dataclass(slots=True)
class Coded:
    """A text: its paragraphs, the paragraph and first character of each sentence, what is coded."""

    paragraphs: list[str] = field(default_factory=list)
    sentences: list[tuple[int, int, str]] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    chains: list[list[str]] = field(default_factory=list)


def read(path: Path) -> dict[str, Coded]:
    """Read the texts of two files that have rows, by name."""
    found: dict[str, Coded] = {}
    for name, line in parted(path.with_suffix(".txt")):
        coded = found.setdefault(name, Coded())
        if not line:
            coded.paragraphs.append("")
        else:
            add_sentence(coded, line.split(" ", 1)[1])
    told = set()
    for name, line in parted(path):
        told.add(name)
        if line:
            found[name].rows.append([part.strip() for part in line.split("|")])
    if path.with_suffix(".chains").exists():
        for name, line in parted(path.with_suffix(".chains")):
            if line:
                found[name].chains.append(line.split(BETWEEN))
    return {name: coded for name, coded in found.items() if name in told}


def parted(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the lines of a file, each with the name of its text; the name's own line as empty."""
    name = ""
    for line in path.read_text("utf8").splitlines():
        if line.startswith("# "):
            name = line.removeprefix("# ").strip()
            yield name, ""
        elif line.strip() or path.suffix == ".txt":
            yield name, line.strip()


def add_sentence(coded: Coded, sentence: str) -> None:
    """Put a sentence behind the text's last."""
    before = coded.paragraphs[-1]
    coded.paragraphs[-1] = f"{before} {sentence}" if before else sentence
    start = len(coded.paragraphs[-1]) - len(sentence)
    coded.sentences.append((len(coded.paragraphs) - 1, start, sentence))
