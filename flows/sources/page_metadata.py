"""Metadata that a web page states: in JSON-LD (schema.org), in OpenGraph and other tags."""

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator
from datetime import datetime

from htmldate import find_date
from lxml.html import HtmlElement

from newsfacts.flows.sources.metadata import YEARS
from newsfacts.flows.sources.page_headline import headlines
from newsfacts.flows.sources.plain import plain

#: Tags that state a field, `name` or `property` of a `meta` element, the best first.
META = {
    "title": ("og:title", "twitter:title", "dc.title", "citation_title"),
    "authors": ("author", "article:author", "parsely-author"),
    "publisher": ("og:site_name", "publisher", "dc.publisher", "application-name"),
    "published_at": (
        "article:published_time",
        "og:article:published_time",
        "parsely-pub-date",
        "datepublished",
        "date",
        "dc.date",
        "citation_publication_date",
    ),
    "url": ("og:url",),
}
#: How the types of schema.org that are articles end: NewsArticle, LiveBlogPosting ...
ARTICLE = ("Article", "Posting", "Report")
NAMES = re.compile(r"\s*(?:,|;|\band\b|&)\s*")
BY = re.compile(r"^by\b:?\s*", re.IGNORECASE)
Json = dict[str, object]


def page_metadata(page: HtmlElement) -> Json:
    """Read a page's own statements, in the fields of a record; what it does not state is None.

    Args:
        page: The parsed page.

    Source: https://schema.org/NewsArticle, https://ogp.me.
    """
    stated = _statements(page)
    if not any(stated["published_at"].values()):
        stated["published_at"]["page"] = _day(page)
    return _best(stated)


def _statements(page: HtmlElement) -> dict[str, dict[str, object]]:
    """Collect what a page states of each field, by where it says so, the most trusted first."""
    things = [*_things(page)]
    article = next((thing for thing in things if _is_article(thing)), {})
    by_id = {str(thing["@id"]): thing for thing in things if "name" in thing and "@id" in thing}
    meta = _meta(page)
    publisher: dict[str, object] = {
        "json-ld": _first(_names(article.get("publisher"), by_id)),
        "meta": _first(meta["publisher"]),
    }
    links = [link for link in page.xpath("//link[@rel='canonical']/@href") if _is_url(link)]
    return {
        "title": headlines(
            page,
            _text(article.get("headline")),
            _first(meta["title"]),
            [str(one or "") for one in (*publisher.values(), *links, *meta["url"])],
        ),
        "authors": {
            "json-ld": _authors(article.get("author"), by_id),
            "meta": _authors(meta["authors"], by_id),
        },
        "publisher": publisher,
        "published_at": {
            "json-ld": _moment([_text(article.get("datePublished"))]),
            "meta": _moment(meta["published_at"]),
        },
        "url": {
            "link": _first(links),
            "meta": _first([*filter(_is_url, meta["url"])]),
            "json-ld": _first([*filter(_is_url, [_text(article.get("url"))])]),
        },
    }


def _best(stated: dict[str, dict[str, object]]) -> Json:
    """Take the first statement of each field, and note its origin in `metadata_sources`."""
    found: Json = {}
    sources = {}
    for field, by_source in stated.items():
        source, found[field] = next(
            ((name, value) for name, value in by_source.items() if value), ("", None)
        )
        if source:
            sources[field] = source
    return found | {"authors": found["authors"] or [], "metadata_sources": sources}


def _things(page: HtmlElement) -> Iterator[Json]:
    """Yield every object of the page's JSON-LD, outer ones first; broken scripts are left out."""
    for script in page.xpath("//script[@type='application/ld+json']"):
        try:
            waiting = deque([json.loads(script.text_content().strip("; \n"), strict=False)])
        except (ValueError, RecursionError):  # an integer may be longer than Python reads
            continue
        while waiting:
            value = waiting.popleft()
            if isinstance(value, dict):
                yield value
                waiting.extend(value.values())
            elif isinstance(value, list):
                waiting.extend(value)


def _is_article(thing: Json) -> bool:
    kinds = thing.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind.endswith(ARTICLE) for kind in kinds)


def _meta(page: HtmlElement) -> dict[str, list[str]]:
    stated: dict[str, list[str]] = {}
    for tag in page.iter("meta"):
        name = (tag.get("property") or tag.get("name") or "").lower()
        if content := plain(tag.get("content") or ""):
            stated.setdefault(name, []).append(content)
    return {
        field: next((stated[name] for name in names if name in stated), [])
        for field, names in META.items()
    }


def _authors(value: object, by_id: dict[str, Json]) -> list[str]:
    """Return the names of persons or bodies; addresses and repetitions are left out."""
    names = [BY.sub("", name) for name in _names(value, by_id) if not _is_url(name)]
    if len(names) == 1:  # or several in one
        names = NAMES.split(names[0])
    return [*dict.fromkeys(filter(None, names))]


def _names(value: object, by_id: dict[str, Json]) -> list[str]:
    """Return the names in a value of JSON-LD: text, a thing with a name, or a list of them."""
    if isinstance(value, list):
        return [name for one in value if not isinstance(one, list) for name in _names(one, by_id)]
    if isinstance(value, dict):
        named = value if "name" in value else by_id.get(str(value.get("@id")), {})
        return _names(named.get("name"), {})
    text = _text(value)
    return [text] if text else []


def _moment(candidates: Iterable[str | None]) -> str | None:
    """Return the first candidate that is a time in ISO 8601, in a year that can be."""
    for candidate in filter(None, candidates):
        try:
            moment = datetime.fromisoformat(re.sub(r" (?=[+-]\d)", "", candidate))
        except ValueError:
            continue
        if moment.year in YEARS:
            return moment.isoformat()
    return None


def _day(page: HtmlElement) -> str | None:
    """Find the day in tags that only some sites have."""
    found = find_date(page, extensive_search=False, original_date=True)
    return None if found is None else str(found)


def _first(candidates: Iterable[str | None]) -> str | None:
    return next(filter(None, candidates), None)


def _text(value: object) -> str | None:
    return plain(value) or None if isinstance(value, str) else None


def _is_url(text: str | None) -> bool:
    return bool(text) and str(text).lower().startswith(("http://", "https://"))
