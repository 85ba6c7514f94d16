"""Parsing: bytes to what they list, whatever kind of feed they are.

Runs in a process of its own, which ends where a feed costs too much.
"""

import gzip
import zlib
from dataclasses import asdict
from datetime import UTC, datetime
from urllib.parse import urljoin

from newsfacts.flows.feeds import json_feed, sitemaps, syndication
from newsfacts.flows.feeds.entry import MOST, Feed, FeedError, is_web
from newsfacts.flows.fetching.inflation import CodingError, CutOffError, gunzipped
from newsfacts.flows.fetching.secrets import without_password
from newsfacts.flows.sources.metadata import YEARS, Doubt


def fields(message: bytes, _encoding: str | None) -> tuple[dict[str, object], list[Doubt]]:
    """Read a feed, its address on the line before it, as the sandbox asks for it.

    Returns:
        The feed, or in `refused` the reason why it is not one.
    """
    return listed(message), []


def listed(message: bytes) -> dict[str, object]:
    """Read a feed, its address on the line before it; `refused` has the reason if it is not one."""
    address, _, content = message.partition(b"\n")
    url = address.decode()
    try:
        found = parse(content, url)
    except FeedError as error:
        return {"refused": str(error)}
    entries = [
        asdict(entry)
        | {
            "url": without_password(urljoin(url, entry.url)),
            "published_at": when(entry.published_at),
            "updated_at": when(entry.updated_at),
        }
        for entry in found.entries
    ]
    whole = [entry for entry in entries if is_web(str(entry["url"]))]
    places = [place for one in found.sitemaps if is_web(place := urljoin(url, one))]
    changed = {urljoin(url, place): moment for place, moment in found.changed.items()}
    return asdict(found) | {"entries": whole, "sitemaps": places, "changed": changed}


def parse(content: bytes, url: str) -> Feed:
    """Find out what kind of feed some bytes are, and read them.

    Raises:
        FeedError: None that is known, or dangerous.
    """
    plain = inflated(content)
    start = plain[:4_000].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if start.startswith(b"{"):
        return json_feed.read(plain, url)
    if b"<urlset" in start or b"<sitemapindex" in start:
        return sitemaps.read(plain, url)
    if start.startswith((b"<!doctype html", b"<html")):
        raise FeedError("a web page, not a feed: `newsfacts sources add` looks for its feed")
    if not start.startswith(b"<"):
        raise FeedError("neither XML nor JSON")
    return syndication.read(plain, url)


def inflated(content: bytes) -> bytes:
    """Unpack a feed that is stored as gzip, as sitemaps are.

    Raises:
        FeedError: It is broken, or too big.
    """
    if not content.startswith(b"\x1f\x8b"):
        return content
    whole = bytearray()
    try:
        for piece in gunzipped([content]):
            whole += piece
            if len(whole) > MOST:
                raise FeedError(f"larger than {MOST:,} bytes")
    except (CodingError, CutOffError, zlib.error, gzip.BadGzipFile) as error:
        raise FeedError(f"broken gzip data: {error}") from None
    return bytes(whole)


def when(text: str | None) -> str | None:
    """Return a time if it is one in ISO 8601, in a year that can be."""
    try:
        moment = datetime.fromisoformat(text.strip()) if text else None
    except ValueError:
        return None
    if moment is None or moment.year not in YEARS:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat()
