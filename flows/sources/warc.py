"""WARC, plain or gzipped: one article per response that is a web page."""

import gzip
import json
import os
import zlib
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from http.client import HTTPException, HTTPResponse
from io import BufferedReader, BytesIO
from pathlib import Path
from socket import socket
from typing import BinaryIO, cast

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from newsfacts.flows.sources.border import Piece
from newsfacts.flows.sources.html import from_page
from newsfacts.flows.sources.limits import InputError, Meter
from newsfacts.flows.sources.record import Record, Reject

PAGES = ("text/html", "application/xhtml+xml")
#: What ends every record of an archive.
END = b"\r\n\r\n"
#: Bytes that are passed over at a time.
PASSED = 1 << 20


class Archive:
    """The bytes of an archive, unpacked and counted; it ends where they break off."""

    def __init__(self, file: BufferedReader, meter: Meter) -> None:
        """Begin at the first byte; what is packed shows it by its first two."""
        packed = file.read(2) == b"\x1f\x8b"
        file.seek(0)
        self.file: gzip.GzipFile | BufferedReader = gzip.GzipFile(fileobj=file) if packed else file
        self.meter = meter
        self.place = 0
        self.tail = b""
        self.broken: Exception | None = None

    def read(self, size: int = -1) -> bytes:
        """Read on; whatever breaks is kept for the end, for it would not pass the parser."""
        parts: list[bytes] = []
        wanted = size
        try:
            while wanted and not self.broken and (part := self.file.read1(wanted)):
                self.meter.count(len(part))
                parts.append(part)
                wanted -= len(part) if size > 0 else 0
        except (OSError, EOFError, zlib.error, InputError) as error:
            self.broken = error
        found = b"".join(parts)
        self.tail = (self.tail + found)[-len(END) :]
        self.place += len(found)
        return found

    def tell(self) -> int:
        """Return the number of unpacked bytes that were read."""
        return self.place

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Pass over bytes; there is no way back."""
        ahead = offset if whence == os.SEEK_CUR else offset - self.place
        while ahead > 0 and (found := self.read(min(ahead, PASSED))):
            ahead -= len(found)
        return self.place

    def check(self, pages: int) -> None:
        """Check that the archive was read to its end.

        Raises:
            InputError: It breaks off.
        """
        where = f"after page {pages}" if pages else "before its first page"
        if isinstance(self.broken, InputError):
            raise self.broken
        if self.broken:
            reason = f"the archive breaks off {where}: {self.broken}"
            raise InputError(reason, "fetch the archive again") from None
        if self.tail.replace(b"\r", b"")[-2:] != b"\n\n":
            raise InputError(f"the archive is cut off {where}", "fetch the archive again")


def read(path: Path, meter: Meter) -> Iterator[Piece]:
    """Read the pages of a web archive; other responses, and failed requests, are passed over.

    Args:
        path: The archive (ISO 28500).
        meter: Counts bytes, and knows the limits.
    """
    pages = 0
    with path.open("rb") as file:
        archive = Archive(file, meter)
        records = ArchiveIterator(
            cast("BinaryIO", archive), record_types=WarcRecordType.response, parse_http=True
        )
        try:
            for response in filter(is_page, records):
                yield pages, partial(to_article, response, pages, meter)
                pages += 1
        except OSError as error:
            where = f"broken after page {pages}" if pages else "not readable as WARC"
            raise InputError(f"{where}: {error}", "fetch the archive again") from None
        archive.check(pages)
    if not pages:
        advice = "give archives of articles, or remove it"
        raise InputError("no web page in this archive", advice)


def is_page(response: WarcRecord) -> bool:
    """Return whether a response is a page that its server gave as asked."""
    kind = (response.http_content_type or "").strip().lower()
    return kind in PAGES and response.http_headers.status_code == 200


def to_article(response: WarcRecord, record_no: int, meter: Meter) -> Record | Reject:
    """Make a record of a response, with its own address and the time it was fetched."""
    url = response.headers.get("WARC-Target-URI")
    size, most = response.content_length, meter.limits.max_record_bytes
    if size > most:
        reason = f"{url}: {size:,} bytes in one page"
        return Reject(record_no, reason, "leave it out, or raise max_record_bytes", url)
    body = response.reader.read(size)
    if len(body) < size or "WARC-Truncated" in response.headers:
        return Reject(record_no, f"{url}: the page is cut off", "fetch the archive again", url)
    body_of_page = unchunked(response, body)
    article = from_page(body_of_page, record_no, response.http_charset, stated(response))
    if isinstance(article, Reject):
        return replace(article, reason=f"{url}: {article.reason}", source_id=url)
    return replace(article, url=url, fetched_at=response.record_date)


def stated(response: WarcRecord) -> dict[str, object]:
    """Return what the source of a page said of it, where the archive keeps that."""
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
    except (HTTPException, ValueError, OverflowError):
        return body


class Sent(BytesIO):
    """Bytes in the place of a connection."""

    def makefile(self, _mode: str) -> BytesIO:
        """Return the stream that would be read from the connection."""
        return self
