"""RSS and Atom, as they really are."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import Any

import feedparser  # noqa: TID251 (here)

from newsfacts.flows.feeds.entry import LONGEST, MOST_ENTRIES, Entry, Feed, FeedError
from newsfacts.flows.feeds.xml_guard import refuse_dangerous
from newsfacts.flows.sources.plain import plain

SANE = {"sanitize_html": False, "resolve_relative_uris": False}


def read(content: bytes, url: str) -> Feed:
    """Read RSS or Atom.

    Args:
        content: The feed.
        url: Where it is; what it links to is relative to that.

    Raises:
        FeedError: It is not a feed, or it is dangerous.
    """
    refuse_dangerous(content)
    try:
        # A file of bytes: given text, the library would open files and addresses.
        found = feedparser.parse(
            BytesIO(content), response_headers={"content-location": url}, **SANE
        )
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise FeedError(f"not readable as a feed: {type(error).__name__}") from None
    if not found.get("version") and not found.entries:
        raise FeedError("neither RSS nor Atom")
    whole = found.get("feed", {})
    entries = [*entries_of(found.entries[:MOST_ENTRIES], whole)]
    return Feed(str(found.version or "rss"), entries, left_out=len(found.entries[MOST_ENTRIES:]))


def entries_of(items: list[Any], whole: dict[str, Any]) -> Iterator[Entry]:
    """Make an entry of each item that links to a page."""
    for item in items:
        address = _page(item)
        if not address:
            continue
        authors = [author.get("name") for author in item.get("authors", [])]
        source = item.get("source", {})
        yield Entry(
            url=address,
            title=_text(item.get("title")),
            authors=tuple(filter(None, (_text(name) for name in authors if name))),
            published_at=moment(item, "published"),
            updated_at=moment(item, "updated"),
            publisher=_text(source.get("title")),
            language=_text(item.get("language") or whole.get("language")),
        )


def _page(item: Any) -> str | None:  # noqa: ANN401 (the library has no types)
    links = [link for link in item.get("links", []) if link.get("rel") == "alternate"]
    pages = [link for link in links if "html" in link.get("type", "html")]
    address = (pages or links or [{}])[0].get("href") or item.get("link")
    return str(address)[:LONGEST] if address else None


def moment(item: Any, field: str) -> str | None:  # noqa: ANN401
    """Write a time of an entry in ISO 8601, in its own time zone; None if it has none."""
    if not dict.__contains__(item, field):  # the library gives one time in the place of the other
        return None
    for read_it in (datetime.fromisoformat, parsedate_to_datetime):
        with suppress(ValueError, TypeError, OverflowError):
            return read_it(str(item.get(field)).strip()).isoformat()
    parsed = item.get(f"{field}_parsed")
    with suppress(ValueError, TypeError):
        return datetime(*parsed[:6]).replace(tzinfo=UTC).isoformat()  # noqa: DTZ001 (UTC is added)
    return None


def _text(value: object) -> str | None:
    return plain(value)[:LONGEST] or None if isinstance(value, str) else None
