"""Metadata that a source states beside the text; values that cannot be read are NULL."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache

from babel import Locale

from newsfacts.flows.sources.limits import METADATA_CHARACTERS

#: Years that a date of publication can lie in.
YEARS = range(1000, 2200)
#: Authors of one article.
MOST_AUTHORS = 200
#: Characters of a value that are kept to say what was left out.
SHOWN = 80


@dataclass(frozen=True, slots=True)
class Doubt:
    """What was not believed of an input: a field whose value was left out, or a strange text."""

    field: str
    value: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class PagePlace:
    """Where a paragraph begins in its text, and where it is in the bytes of its page."""

    start_char: int
    page_start: int
    page_end: int


class FieldError(ValueError):
    """A value that is not what its field holds."""


@dataclass(slots=True)
class Fields:
    """The fields of a row, each read on its own; what cannot be read is NULL and doubted."""

    row: Mapping[str, object]
    doubts: list[Doubt] = field(default_factory=list)

    def string(self, name: str) -> str | None:
        """Read a string; a blank one is NULL."""
        try:
            value = self.row.get(name)
            return None if value is None else string(value).strip() or None
        except FieldError as error:
            self._doubted(name, error)
            return None

    def identifier(self) -> str | None:
        """Read the id, which may be a whole number."""
        value = self.row.get("id")
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        return self.string("id")

    def names(self) -> tuple[str, ...]:
        """Read the authors: a name, or a list of them; what is not a name is left out."""
        value = self.row.get("authors")
        given = [value] if isinstance(value, str) else [] if value is None else value
        if not isinstance(given, Iterable) or isinstance(given, Mapping | bytes):
            self._doubted("authors", FieldError(f"{kind(value)}, not a list of names"))
            return ()
        found = []
        for number, name in enumerate(given):
            if number == MOST_AUTHORS:
                self._doubted("authors", FieldError(f"more than {MOST_AUTHORS} names"))
                break
            try:
                found.append(string(name).strip())
            except FieldError as error:
                self._doubted("authors", error, name)
        return tuple(filter(None, found))

    def language(self) -> str | None:
        """Read a language tag (BCP 47), of a language that there is."""
        tag = self.string("language")
        if tag is None:
            return None
        language = re.split("[-_]", tag)[0].lower()
        if language in languages():
            return tag
        self._doubted("language", FieldError("no language that is known"))
        return None

    def published(self) -> tuple[datetime | None, date | None]:
        """Read a time of publication; its day counts in the time zone it is given in."""
        value = self.row.get("published_at")
        try:
            if value is None or value == "":
                return None, None
            return moment(value)
        except FieldError as error:
            self._doubted("published_at", error)
            return None, None

    def _doubted(self, name: str, error: FieldError, value: object = None) -> None:
        shown = self.row.get(name) if value is None else value
        self.doubts.append(Doubt(name, shown_of(shown), str(error)))


def string(value: object) -> str:
    """Let only strings through that UTF-8 can hold and that are text.

    Raises:
        FieldError: The value cannot be read.
    """
    if not isinstance(value, str):
        raise FieldError(f"{kind(value)}, not a string")
    if "\x00" in value:
        raise FieldError("it holds NUL characters")
    if len(value) > METADATA_CHARACTERS:
        raise FieldError(f"it is longer than {METADATA_CHARACTERS:,} characters")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise FieldError("it holds half of a surrogate pair") from None
    return value


def moment(value: object) -> tuple[datetime, date]:
    """Read a time, in ISO 8601 or as a date, as the moment in UTC and the day in its time zone.

    Raises:
        FieldError: The value is no time, or lies outside the calendar.
    """
    given = value
    try:
        if isinstance(given, str):
            given = datetime.fromisoformat(given.strip()[:SHOWN])
        if isinstance(given, date) and not isinstance(given, datetime):
            given = datetime(given.year, given.month, given.day, tzinfo=UTC)
        if not isinstance(given, datetime) or given.year not in YEARS:
            raise FieldError("not a time in ISO 8601, as 2020-11-25T08:30:00Z")
        aware = given if given.tzinfo else given.replace(tzinfo=UTC)
        return aware.astimezone(UTC), given.date()
    except (ValueError, OverflowError):
        raise FieldError("not a time in ISO 8601, as 2020-11-25T08:30:00Z") from None


@cache
def languages() -> frozenset[str]:
    """Name the languages that CLDR knows, by their codes."""
    return frozenset(Locale("en").languages)


def kind(value: object) -> str:
    """Name the type of a value."""
    return f"a value of type {type(value).__name__}"


def shown_of(value: object) -> str | None:
    """Write a value, cut short, so that every table can hold it."""
    if value is None:
        return None
    try:
        text = value if isinstance(value, str) else repr(value)
    except (ValueError, RecursionError):  # an integer of over 4,300 digits, a list too deep
        text = kind(value)
    return text[:SHOWN].encode("utf-8", "backslashreplace").decode().replace("\x00", "\\x00")
