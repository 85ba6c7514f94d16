"""Texts whose events, quotes, chains and names were coded by reading, as plain files.

`NAME.txt` holds texts, each after a line `# text`, a numbered sentence a line, paragraphs parted
by empty lines. `NAME.tsv` holds for each text, after the same line, a row for each event and quote:

    2 | arrested | COERCE | a | Police | two activists;a lawyer | - | Minsk
    3 | Q | said | he | "We will ... go on"

An event has its sentence, trigger, types, status (actual, planned, possible: x, negated), actors,
recipients, object and place; a quote its cue, speaker, and the ends of its content. All are slices
of the sentence (`police#2` is the second of that kind), or `-`. Further files hold rows for some
of the texts. `NAME.chains`: all mentions of one thing, each behind its sentence's number.
`NAME.names`: the type of a thing that has a name, and all forms of the name, wherever they stand.
`NAME.ties`: relations, with subject and object; titles, with their holder and what they are of;
words for agreements, with those who agree and a status.

    2 Police ; 3 they ; 5 the officers
    PERSON | Ann Berg ; Berg
    4 | born_in | she | Minsk
    4 | title | minister | Ann Berg | Belarus
    5 | agreement | treaty | Belarus;Russia | signed
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

BETWEEN = " ; "  # mentions of a chain, forms of a name


@dataclass(slots=True)
class Coded:
    """A text: its paragraphs, the paragraph and first character of each sentence, what is coded."""

    paragraphs: list[str] = field(default_factory=list)
    sentences: list[tuple[int, int, str]] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    chains: list[list[str]] = field(default_factory=list)
    names: list[tuple[str, list[str]]] = field(default_factory=list)
    ties: list[list[str]] | None = None  # None where they were not coded


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
            found[name].rows.append(fields(line))
    for kind in (".chains", ".names", ".ties"):
        further = path.with_suffix(kind)
        for name, line in parted(further) if further.exists() else ():
            add_further(found[name], kind, line)
    return {name: coded for name, coded in found.items() if name in told}


def add_further(coded: Coded, kind: str, line: str) -> None:
    """Put a row of a further file to its text; the empty one says that the text is coded."""
    if kind == ".ties":
        coded.ties = [*(coded.ties or []), *([fields(line)] if line else [])]
    elif line and kind == ".chains":
        coded.chains.append(line.split(BETWEEN))
    elif line:
        name_type, forms = line.split(" | ")
        coded.names.append((name_type, forms.split(BETWEEN)))


def fields(line: str) -> list[str]:
    """Part a row into its fields."""
    return [part.strip() for part in line.split("|")]


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
