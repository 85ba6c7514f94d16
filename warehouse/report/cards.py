"""Cards: each fact of an article as a sentence, its fields, and the query for its row."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsfacts.warehouse.report.fields import Field, fields, links
from newsfacts.warehouse.report.kinds import KINDS, Kind
from newsfacts.warehouse.report.rows import ArticleRows, Row
from newsfacts.warehouse.report.sentences import sentence

#: Spans, each with the facts that it is a part of: the fact's number, and the part it takes.
Parts = dict[tuple[int, int], list[tuple[int, str]]]


@dataclass(frozen=True, slots=True)
class Card:
    """One fact of an article; `number` counts in the order of the text, from 1."""

    number: int
    kind: Kind
    row: Row
    sentence: str
    fields: list[Field]
    sql: str

    @property
    def label(self) -> str:
        """Return the letters of the mark."""
        return str(self.row.get("event_type") or "")


def cards(known: ArticleRows) -> list[Card]:
    """Make the cards of an article, in the order of the text."""
    found = [(row, kind) for kind in KINDS for row in known.facts[kind.name]]
    found.sort(key=lambda item: (item[0]["start_char"], -item[0]["end_char"]))
    numbers = {row[kind.key]: number for number, (row, kind) in enumerate(found, 1)}
    to = links(known, numbers)
    return [
        Card(
            number,
            kind,
            row,
            sentence(kind.name, row, known),
            [*fields(row, kind, known, to)],
            sql_of(kind.table, kind.key, row[kind.key]),
        )
        for number, (row, kind) in enumerate(found, 1)
    ]


def sql_of(table: str, key: str, value: str) -> str:
    """Write the query that gives a row."""
    quoted = value.replace("'", "''")
    return f"FROM {table} WHERE {key} = '{quoted}'"


def parts(found: Iterable[Card], known: ArticleRows) -> Parts:
    """Map spans to the facts they are a part of, and as what: participants, speakers, cues."""
    spans: Parts = {}
    for card in found:
        for start, end, role in parts_of(card, known):
            spans.setdefault((start, end), []).append((card.number, role))
    return spans


def parts_of(card: Card, known: ArticleRows) -> Iterator[tuple[int, int, str]]:
    """Yield the spans that a fact's row names beside its own."""
    for part in known.participants.get(card.row.get("event_id") or "", []):
        yield part["start_char"], part["end_char"], part["role"]
    for column, start in card.row.items():
        stem = column.removesuffix("_start_char")
        if stem != column and start is not None:
            yield start, card.row[f"{stem}_end_char"], stem
