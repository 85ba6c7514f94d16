"""HTML: one article per page, its metadata in the page."""

from collections.abc import Iterator
from pathlib import Path

from newsfacts.flows.sources.record import Record, Reject, to_record
from newsfacts.flows.sources.sandbox import CostlyError, guard


def read(path: Path, max_bytes: int) -> Iterator[Record | Reject]:
    """Read a web page as one record.

    Args:
        path: The file, in any encoding.
        max_bytes: Size above which the file is no article.
    """
    size = path.stat().st_size
    if size > max_bytes:
        yield Reject(0, f"{size:,} bytes in one page", "leave it out, or raise max_record_bytes")
        return
    yield from_page(path.read_bytes(), 0)


def from_page(page: bytes, record_no: int) -> Record | Reject:
    """Make a record of the article in a page."""
    try:
        fields = guard().read(page)
    except CostlyError as error:
        return Reject(record_no, str(error), "leave it out, or give its text as .txt or .jsonl")
    if not fields["text"]:
        advice = "give pages of articles; lists of links, and pages that scripts fill, hold none"
        return Reject(record_no, "no article in the page", advice)
    return to_record(fields, record_no)
