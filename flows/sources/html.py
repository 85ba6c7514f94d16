"""HTML: one article per page, its metadata in the page."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import cast

from newsfacts.flows.sources.border import Piece
from newsfacts.flows.sources.limits import Meter
from newsfacts.flows.sources.metadata import PagePlace
from newsfacts.flows.sources.record import Record, Reject, to_record
from newsfacts.flows.sources.sandbox import CostlyError, Fields, guard


def read(path: Path, meter: Meter) -> Iterator[Piece]:
    """Read a web page as one record.

    Args:
        path: The file, in any encoding.
        meter: Counts bytes, and knows the limits.
    """
    yield 0, partial(from_file, path, meter)


def from_file(path: Path, meter: Meter) -> Record | Reject:
    """Make a record of the page in a file, unless it is too large for one."""
    size, most = path.stat().st_size, meter.limits.max_record_bytes
    if size > most:
        return Reject(0, f"{size:,} bytes in one page", "leave it out, or raise max_record_bytes")
    meter.count(size)
    return from_page(path.read_bytes(), 0)


def from_page(
    page: bytes,
    record_no: int,
    encoding: str | None = None,
    stated: Mapping[str, object] = MappingProxyType({}),
) -> Record | Reject:
    """Make a record of the article in a page.

    Args:
        page: The page as it was stored.
        record_no: Its number in its source.
        encoding: The encoding that its server stated.
        stated: What the source of the page states of it, in the fields of a record; the page's
            own word counts more.
    """
    try:
        fields, doubts = guard().read(page, encoding)
    except CostlyError as error:
        return Reject(record_no, str(error), "leave it out, or give its text as .txt or .jsonl")
    if not fields["text"]:
        advice = "give pages of articles; lists of links, and pages that scripts fill, hold none"
        return Reject(record_no, "no article in the page", advice)
    record = to_record(completed(fields, stated), record_no, doubts)
    return record if isinstance(record, Reject) else placed(record, fields.get("page_places", []))


def placed(record: Record, places: object) -> Record:
    """Keep where the paragraphs are in the page, by where they begin in the text.

    Args:
        record: The article, with its headline before the text if that lacked it.
        places: The places of headline and paragraphs in the page, by where each begins in the text
            that the page reader gave; the headline begins before it.
    """
    ahead = record.body_start
    moved = (
        replace(place, start_char=place.start_char + ahead if place.start_char >= 0 else 0)
        for place in cast("list[PagePlace]", places)
        if ahead or place.start_char >= 0
    )
    return replace(record, page_places=tuple(moved))


def completed(fields: Fields, stated: Mapping[str, object]) -> Fields:
    """Fill what a page does not state with what its source states, and say which is which."""
    missing = {n: value for n, value in stated.items() if value and not fields.get(n)}
    named = fields.get("metadata_sources")
    sources = named if isinstance(named, dict) else {}
    return fields | missing | {"metadata_sources": sources | dict.fromkeys(missing, "feed")}
