"""Fields: the cells of a row as lines of its card; keys become names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from newsfacts.warehouse.report.kinds import KINDS, Kind
from newsfacts.warehouse.report.rows import ArticleRows, Row
from newsfacts.warehouse.report.words import days, value_of

#: Columns that a card shows in a place of their own, or not at all.
APART = frozenset(
    {"article_id", "start_char", "end_char", "text", "sentence_no", "rule", "confidence", "head_no"}
)
#: Columns that hold a key of another kind's table.
KEYS = {"quote_id": "says so", "time_id": "says when", "event_id": "tells it"}
#: First days, each with the column of the last day, which is shown on the same line.
LAST_DAYS = {"earliest": "latest", "planned_earliest": "planned_latest"}


@dataclass(frozen=True, slots=True)
class Field:
    """One line of a card; `to` is the number of the fact that it leads to."""

    label: str
    value: str
    to: int | None = None
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Links:
    """Where keys lead: the number of the fact by its key, what it says, mentions by place."""

    numbers: Mapping[str, int]
    words: Mapping[str, str]
    mentions: Mapping[tuple[int, int, str], int]


def links(known: ArticleRows, numbers: Mapping[str, int]) -> Links:
    """Find where the keys of an article's rows lead."""
    words = {
        row[kind.key]: words_of(row, known) for kind in KINDS for row in known.facts[kind.name]
    }
    mentions = {
        (row["start_char"], row["end_char"], row["entity_id"]): numbers[row["mention_id"]]
        for row in known.facts["name"]
    }
    return Links(numbers, words, mentions)


def words_of(row: Row, known: ArticleRows) -> str:
    """Write what a link to a fact says: the speaker of a quote, the type of an event, its words."""
    if "speaker" in row:
        return known.name(row["speaker_id"]) or row["speaker"] or "unknown"
    if "event_type" in row:
        return f"{row['event_type']} “{row['text']}”"
    return f"“{row['text']}”"


def fields(row: Row, kind: Kind, known: ArticleRows, to: Links) -> Iterator[Field]:
    """Yield the lines of a card: who takes part, then every cell that is known."""
    if kind.name == "event":
        yield from participants(row, known, to)
    comments = known.comments.get(kind.table, {})
    hidden = APART | {kind.key, *LAST_DAYS.values()}
    for column, value in row.items():
        empty = value is None or value in ([], {})
        if empty or column in hidden or column.endswith("_char"):
            continue
        yield line(row, column, known, to, comments.get(column, ""))


def line(row: Row, column: str, known: ArticleRows, to: Links, comment: str) -> Field:
    """Write one cell."""
    value, label = row[column], column.replace("_", " ")
    if column in KEYS:
        return Field(KEYS[column], to.words.get(value, value), to.numbers.get(value), comment)
    if column in LAST_DAYS:
        span = days(value, row.get(LAST_DAYS[column])) or ""
        return Field(label.replace("earliest", "when"), span, None, comment)
    if column.endswith("_id") and value in known.entities:
        return Field(label, f"{known.name(value)} · {value}", None, comment)
    return Field(label, value_of(value), None, comment)


def participants(row: Row, known: ArticleRows, to: Links) -> Iterator[Field]:
    """Yield a line for each participant of an event."""
    for part in known.participants.get(row["event_id"], []):
        name = known.name(part["entity_id"]) or part["text"]
        as_written = "" if name == part["text"] else f" (“{part['text']}”)"
        place = (part["start_char"], part["end_char"], part["entity_id"])
        yield Field(part["role"], f"{name}{as_written}", to.mentions.get(place))
