"""WARC, plain or gzipped: one article per response that is a web page."""

import json
from collections.abc import Iterator
from dataclasses import replace
from http.client import HTTPException, HTTPResponse
from io import BytesIO
from pathlib import Path
from socket import socket
from typing import cast

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from newsfacts.flows.sources.html import from_page
from newsfacts.flows.sources.record import Record, Reject

PAGES = ("text/html", "application/xhtml+xml")


def read(path: Path, max_bytes: int) -> Iterator[Record | Reject]:
    """Read the pages of a web archive; other responses, and failed requests, are passed over.

    Args:
        path: The archive (ISO 28500).
        max_bytes: Size above which a page is no article.
    """
    record_no = -1
    with path.open("rb") as file:
        try:
            records = ArchiveIterator(file, record_types=WarcRecordType.response, parse_http=True)
            for record_no, response in enumerate(filter(is_page, records)):
                yield to_article(response, record_no, max_bytes)
        except OSError as error:
            pages = record_no + 1
            where = f"broken after page {pages}" if pages else "not readable as WARC"
            yield Reject(pages, f"{where}: {error}", "fetch the archive again")
            return
    if record_no < 0:
        yield Reject(0, "no web page in this archive", "give archives of articles, or remove it")


def is_page(response: WarcRecord) -> bool:
    """Tell whether a response is a page that its server gave as asked."""
    return response.http_content_type in PAGES and response.http_headers.status_code == 200


def to_article(response: WarcRecord, record_no: int, max_bytes: int) -> Record | Reject:
    """Make a record of a response, with its own address and the time it was fetched."""
    url = response.headers.get("WARC-Target-URI")
    size = response.content_length
    if size > max_bytes:
        reason = f"{url}: {size:,} bytes in one page"
        return Reject(record_no, reason, "leave it out, or raise max_record_bytes", url)
    body = response.reader.read(size)
    if len(body) < size or "WARC-Truncated" in response.headers:
        return Reject(record_no, f"{url}: the page is cut off", "fetch the archive again", url)
    article = from_page(unchunked(response, body), record_no, stated(response))
    if isinstance(article, Reject):
        return replace(article, reason=f"{url}: {article.reason}", source_id=url)
    return replace(article, url=url, fetched_at=response.record_date)


def stated(response: WarcRecord) -> dict[str, object]:
    """Give what the source of a page said of it, where the archive keeps that."""
    try:
        given = json.loads(response.headers.get("WARC-JSON-Metadata") or "{}")
    except (json.JSONDecodeError, RecursionError):
        return {}
    return given if isinstance(given, dict) else {}


def unchunked(response: WarcRecord, body: bytes) -> bytes:
    """Join a body that was sent in chunks; archives that have joined it still say so."""
    if "chunked" not in (response.http_headers.get("Transfer-Encoding") or "").lower():
        return body
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    message = HTTPResponse(cast("socket", Sent(head + body)))
    try:
        message.begin()
        return message.read()
    except (HTTPException, ValueError):
        return body


class Sent(BytesIO):
    """Bytes in the place of a connection."""

    def makefile(self, _mode: str) -> BytesIO:
        """Give what would be read from the connection."""
        return self
