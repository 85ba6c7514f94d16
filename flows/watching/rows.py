"""Rows: the history of an address, in the columns of `fetches`."""

from dataclasses import asdict

from newsfacts.flows.feeds.entry import Entry
from newsfacts.flows.feeds.source import Source
from newsfacts.flows.fetching.outcome import Fetched, Known
from newsfacts.flows.watching.journal import Row, moment


def result(fetched: Fetched, url: str, kind: str, source_name: str) -> Row:
    """Make a row of what became of a fetch."""
    whole = fetched.status == 200 and fetched.sha256 is not None
    return {
        "url": url,
        "kind": kind,
        "source_name": source_name,
        "outcome": str(fetched.outcome),
        "fetched_at": fetched.fetched_at,
        "status": fetched.status,
        "reason": fetched.reason,
        "final_url": fetched.final_url,
        "etag": fetched.etag if fetched.sha256 else None,
        "last_modified": fetched.last_modified if fetched.sha256 else None,
        "sha256": fetched.sha256,
        "full_at": fetched.fetched_at if whole else None,
    }


def stated_by(source: Source, entry: Entry) -> Row:
    """Return what a source says of a page, in the fields of a record."""
    given = asdict(entry) | {"authors": [*entry.authors]}
    named = {"publisher": entry.publisher or source.publisher}
    spoken = {"language": entry.language or source.language}
    fields = {name: given[name] for name in ("title", "authors", "published_at")} | named | spoken
    return {name: value for name, value in fields.items() if value}


def known_of(row: Row | None) -> Known | None:
    """Return the validators of a conditional request."""
    if row is None:
        return None
    texts = {name: row.get(name) for name in ("etag", "last_modified", "sha256")}
    full_at = moment(row["full_at"]) if row.get("full_at") else None
    return Known(**{n: str(v) for n, v in texts.items() if v}, full_at=full_at)


def failures_of(row: Row | None) -> int:
    """Count the latest failures of an address in a row."""
    return int(str(row.get("failures") or 0)) if row else 0
