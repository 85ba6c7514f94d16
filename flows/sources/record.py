"""Record and Reject: what a reader makes of one article's worth of input."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

#: Fields that a source states of an article, and their names in `articles` where they differ.
STATED = ("title", "authors", "publisher", "published_at", "language", "url")
NAMES = {"title": "headline"}
#: Years that a date of publication can lie in.
YEARS = range(1000, 2200)


@dataclass(frozen=True, slots=True)
class Record:
    """One article as its source gives it."""

    record_no: int
    text: str
    source_id: str | None = None
    url: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published_at: datetime | None = None
    published_on: date | None = None
    language: str | None = None
    fetched_at: datetime | None = None
    metadata_sources: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Reject:
    """One input that holds no readable article: what is wrong, and what to do about it."""

    record_no: int
    reason: str
    advice: str
    source_id: str | None = None


class FieldError(ValueError):
    """A field of a record that cannot be read."""

    def __init__(self, reason: str, advice: str) -> None:
        """Keep the reason and the advice for the reject."""
        super().__init__(reason)
        self.advice = advice


def to_record(row: Mapping[str, object], record_no: int) -> Record | Reject:
    """Check the fields of a row and make a record of it.

    Args:
        row: `text` (required), `id`, `url`, `title`, `authors`, `publisher`, `published_at`
            (ISO 8601 or a date), `language`; other fields are left alone.
        record_no: Number of the row in its source, from 0.
    """
    source_id = None
    try:
        source_id = _string(row, "id")
        published_at, published_on = _published(row.get("published_at"))
        return Record(
            record_no=record_no,
            text=_text(row),
            source_id=source_id,
            url=_string(row, "url"),
            title=_string(row, "title"),
            authors=_authors(row.get("authors")),
            publisher=_string(row, "publisher"),
            published_at=published_at,
            published_on=published_on,
            language=_string(row, "language"),
            metadata_sources=_sources(row),
        )
    except FieldError as error:
        return Reject(record_no, str(error), error.advice, source_id)


def _sources(row: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    """Give where each field comes from: as the reader says, else from the input itself."""
    named = row.get("metadata_sources")
    sources = named if isinstance(named, dict) else {}
    return tuple(
        (NAMES.get(name, name), str(sources.get(name, "input"))) for name in STATED if row.get(name)
    )


def _text(row: Mapping[str, object]) -> str:
    if row.get("text") is None:
        raise FieldError("no field 'text'", "put the article's text into a field named 'text'")
    text = _clean("text", row["text"]).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise FieldError("the text is empty", "leave the article out, or give its text")
    return text


def _string(row: Mapping[str, object], field: str) -> str | None:
    value = row.get(field)
    if isinstance(value, int) and not isinstance(value, bool) and field == "id":
        value = str(value)
    return None if value is None else _clean(field, value).strip() or None


def _clean(field: str, value: object) -> str:
    """Let only strings through that UTF-8 can hold and that are text."""
    if not isinstance(value, str):
        raise FieldError(f"'{field}' is {_kind(value)}, not a string", f"make '{field}' a string")
    if "\x00" in value:
        raise FieldError(
            f"'{field}' holds NUL characters", "check the encoding: the input may be UTF-16"
        )
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise FieldError(
            f"'{field}' holds half of a surrogate pair at character {error.start}",
            "write characters beyond U+FFFF as themselves or as whole pairs",
        ) from None
    return value


def _authors(value: object) -> tuple[str, ...]:
    names = [value] if isinstance(value, str) else [] if value is None else value
    if not isinstance(names, list | tuple):
        raise FieldError(f"'authors' is {_kind(value)}", "make 'authors' a list of names")
    cleaned = (_clean("authors", name).strip() for name in names)
    return tuple(name for name in cleaned if name)


def _published(value: object) -> tuple[datetime | None, date | None]:
    """Read a time of publication; its day counts in the time zone it is given in."""
    if value is None or value == "":
        return None, None
    given = value
    if isinstance(given, str):
        try:
            given = datetime.fromisoformat(given.strip())
        except ValueError:
            raise _not_a_time(value) from None
    if isinstance(given, date) and not isinstance(given, datetime):
        given = datetime(given.year, given.month, given.day, tzinfo=UTC)
    if not isinstance(given, datetime) or given.year not in YEARS:
        raise _not_a_time(value)
    aware = given if given.tzinfo else given.replace(tzinfo=UTC)
    return aware.astimezone(UTC), given.date()


def _not_a_time(value: object) -> FieldError:
    return FieldError(
        f"'published_at' is {str(value)[:40]!r}, not a time",
        "write it in ISO 8601, as 2020-11-25T08:30:00Z, or leave it out",
    )


def _kind(value: object) -> str:
    return f"a value of type {type(value).__name__}"
