"""JSON Feed (https://jsonfeed.org)."""

import json
from collections.abc import Iterator

from newsfacts.flows.feeds.entry import LONGEST, MOST_ENTRIES, Entry, Feed, FeedError
from newsfacts.flows.sources.plain import plain

Json = dict[str, object]


def read(content: bytes, url: str) -> Feed:  # noqa: ARG001 (its links are whole)
    """Read a JSON Feed.

    Raises:
        FeedError: It is not a JSON Feed.
    """
    try:
        given = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise FeedError(f"not readable as JSON: {str(error)[:100]}") from None
    items = given.get("items") if isinstance(given, dict) else None
    if not isinstance(items, list) or "jsonfeed.org" not in str(given.get("version")):
        raise FeedError("JSON, but no JSON Feed")
    entries = [*_entries(items[:MOST_ENTRIES], given)]
    return Feed("json", entries, left_out=len(items[MOST_ENTRIES:]))


def _entries(items: list[object], whole: Json) -> Iterator[Entry]:
    for item in items:
        if not isinstance(item, dict) or not isinstance(item.get("url"), str):
            continue
        yield Entry(
            url=item["url"][:LONGEST],
            title=_text(item.get("title")),
            authors=_authors(item) or _authors(whole),
            published_at=_text(item.get("date_published")),
            updated_at=_text(item.get("date_modified")),
            language=_text(item.get("language") or whole.get("language")),
        )


def _authors(thing: Json) -> tuple[str, ...]:
    given = thing.get("authors") or [thing.get("author")]
    named = given if isinstance(given, list) else []
    names = (_text(author.get("name")) for author in named if isinstance(author, dict))
    return tuple(filter(None, names))


def _text(value: object) -> str | None:
    return plain(value)[:LONGEST] or None if isinstance(value, str) else None
