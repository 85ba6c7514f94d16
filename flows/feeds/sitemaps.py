"""Sitemaps, news sitemaps, and indexes of them (https://www.sitemaps.org)."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from newsfacts.flows.feeds.entry import LONGEST, MOST_ENTRIES, Entry, Feed, FeedError
from newsfacts.flows.feeds.xml_guard import tree
from newsfacts.flows.sources.plain import plain


def read(content: bytes, url: str) -> Feed:  # noqa: ARG001 (its links are whole)
    """Read a sitemap or an index of sitemaps.

    Raises:
        FeedError: It is not a sitemap, or it is dangerous.
    """
    root = tree(content)
    kind = _name(root)
    if kind == "sitemapindex":
        children = sorted(_fields(root), key=lambda f: f.get("lastmod", ""), reverse=True)
        places = [child["loc"] for child in children if child.get("loc")]
        return Feed(
            "index",
            sitemaps=places[:MOST_ENTRIES],
            changed={f["loc"]: f["lastmod"] for f in children if f.keys() >= {"loc", "lastmod"}},
            left_out=len(places[MOST_ENTRIES:]),
        )
    if kind != "urlset":
        raise FeedError(f"XML of another kind: {kind[:40]!r}")
    found = [entry for entry in map(_entry, _fields(root)) if entry.url]
    found.sort(key=lambda entry: entry.published_at or entry.updated_at or "", reverse=True)
    return Feed("sitemap", found[:MOST_ENTRIES], left_out=len(found[MOST_ENTRIES:]))


def _fields(root: Element) -> Iterator[dict[str, str]]:
    """Return the fields of each child, nested ones too, by their names without namespace."""
    for child in root:
        yield {_name(part): plain(part.text)[:LONGEST] for part in child.iter() if part.text}


def _entry(fields: dict[str, str]) -> Entry:
    return Entry(
        url=fields.get("loc", ""),
        title=fields.get("title"),
        published_at=fields.get("publication_date"),
        updated_at=fields.get("lastmod"),
        publisher=fields.get("name"),
        language=fields.get("language"),
    )


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
