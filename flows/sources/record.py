"""Record and Reject: the two results of reading one article."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from newsfacts.flows.sources.headline import headed
from newsfacts.flows.sources.metadata import Doubt, Fields, PagePlace, kind

#: Columns of a table of articles.
FIELDS = ("text", "id", "url", "title", "authors", "publisher", "published_at", "language")
#: Fields that a source states of an article, and their names in `articles` where they differ.
STATED = ("title", "authors", "publisher", "published_at", "language", "url")
NAMES = {"title": "headline"}


@dataclass(frozen=True, slots=True)
class Record:
    """One article as its source gives it."""

    record_no: int
    text: str
    body_start: int = 0
    source_id: str | None = None
    url: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published_at: datetime | None = None
    published_on: date | None = None
    language: str | None = None
    fetched_at: datetime | None = None
    doubts: tuple[Doubt, ...] = ()
    metadata_sources: tuple[tuple[str, str], ...] = ()
    page_places: tuple[PagePlace, ...] = ()


@dataclass(frozen=True, slots=True)
class Reject:
    """One input that holds no readable article: what is wrong, and what to do about it."""

    record_no: int
    reason: str
    advice: str
    source_id: str | None = None


def content_hash(record: Record) -> str:
    """Identify a record by its words and the day they were published: it fixes what they mean."""
    return hashlib.sha256(f"{record.published_on or ''}\n{record.text}".encode()).hexdigest()


def to_record(
    row: Mapping[str, object], record_no: int, doubts: Iterable[Doubt] = ()
) -> Record | Reject:
    """Check the fields of a row and make a record of it.

    Only the text can cost the record: another field that cannot be read is left out and doubted.

    Args:
        row: `text` (required), `id`, `url`, `title`, `authors`, `publisher`, `published_at`
            (ISO 8601 or a date), `language`; other fields are left alone.
        record_no: Number of the row in its source, from 0.
        doubts: What is doubted already.
    """
    fields = Fields(row, [*doubts])
    source_id = fields.identifier()
    text = text_of(row)
    if isinstance(text, tuple):
        return Reject(record_no, *text, source_id)
    published_at, published_on = fields.published()
    title = fields.string("title")
    whole, body_start = headed(text, title)
    return Record(
        record_no=record_no,
        text=whole,
        body_start=body_start,
        source_id=source_id,
        url=fields.string("url"),
        title=title,
        authors=fields.names(),
        publisher=fields.string("publisher"),
        published_at=published_at,
        published_on=published_on,
        language=fields.language(),
        doubts=tuple(fields.doubts),
        metadata_sources=_sources(row, fields.doubts),
    )


def _sources(row: Mapping[str, object], doubts: Iterable[Doubt]) -> tuple[tuple[str, str], ...]:
    """Return where each field that is kept comes from: as the reader says, else from the input."""
    named = row.get("metadata_sources")
    sources = named if isinstance(named, dict) else {}
    left_out = {doubt.field for doubt in doubts}
    kept = (name for name in STATED if row.get(name) and name not in left_out)
    return tuple((NAMES.get(name, name), str(sources.get(name, "input"))) for name in kept)


def text_of(row: Mapping[str, object]) -> str | tuple[str, str]:
    """Give the text of a row, its lines ended by line feeds, or why it has none and what to do."""
    value = row.get("text")
    if value is None:
        return "no field 'text'", "put the article's text into a field named 'text'"
    if not isinstance(value, str):
        return f"'text' is {kind(value)}, not a string", "make 'text' a string"
    if "\x00" in value:
        return "'text' holds NUL characters", "check the encoding: the input may be UTF-16"
    try:
        value.encode()
    except UnicodeEncodeError as error:
        reason = f"'text' holds half of a surrogate pair at character {error.start}"
        return reason, "write characters beyond U+FFFF as themselves or as whole pairs"
    if not value.strip():
        return "the text is empty", "leave the article out, or give its text"
    return value.replace("\r\n", "\n").replace("\r", "\n")
