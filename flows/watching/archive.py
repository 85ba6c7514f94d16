"""The archive: fetched responses, byte for byte, as WARC files under `raw/`, by day."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import Any, BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from newsfacts.flows.fetching.outcome import Fetched
from newsfacts.flows.fetching.secrets import SECRET
from newsfacts.warehouse.atomic_files import sync
from newsfacts.warehouse.fetch_state import STATE

RAW = "raw"
#: What is not kept although a server sent it: secrets, and how the bytes were wrapped.
DROPPED = {
    "connection",
    "content-encoding",
    "content-length",
    "keep-alive",
    "set-cookie",
    "transfer-encoding",
}


class Archive:
    """Writes the files of one run."""

    def __init__(self, root: Path, now: datetime, *, keep: bool) -> None:
        """Name the file; it is made when there is something to write.

        Args:
            root: Folder of the lake.
            now: When the run began.
            keep: Keep the bytes under `raw/`, or only until they are read.
        """
        self.root = root
        folder = root / RAW / f"{now:%Y-%m-%d}" if keep else root / STATE / "unread"
        self.file = _free(folder, f"{now:%H-%M-%S}")
        self._handle: BinaryIO | None = None
        self._lock = Lock()

    def write(self, fetched: Fetched, url: str, stated: Mapping[str, object]) -> tuple[str, int]:
        """Keep a page, durably.

        Args:
            fetched: What was fetched.
            url: The address as it is stored.
            stated: What its source says of it.

        Returns:
            The file, from the lake's folder, and where in it the record begins.
        """
        with self._lock:
            if self._handle is None:
                self.file.parent.mkdir(parents=True, exist_ok=True)
                self._handle = self.file.open("ab")
            offset = self._handle.tell()
            writer = WARCWriter(self._handle, gzip=True)
            record = _record(writer, fetched, url, stated)
            writer.write_record(record)
            record.raw_stream.close()  # the library keeps the body in a file of its own
            self._handle.flush()
            sync(self.file)
        return self.file.relative_to(self.root).as_posix(), offset

    def close(self) -> None:
        """Close the file."""
        if self._handle is not None:
            self._handle.close()
            sync(self.file.parent)


def kept(header: str) -> bool:
    """Tell whether a header is kept: not where its name says that it opens something."""
    return header not in DROPPED and not SECRET.match(header)


def _record(writer: WARCWriter, fetched: Fetched, url: str, stated: Mapping[str, object]) -> Any:  # noqa: ANN401
    sent = [(n.title(), v) for n, v in fetched.headers.items() if kept(n) and v.isascii()]
    headers = StatusAndHeaders(
        "200 OK", [*sent, ("Content-Length", str(len(fetched.body)))], protocol="HTTP/1.1"
    )
    return writer.create_warc_record(
        url,
        "response",
        payload=BytesIO(fetched.body),
        http_headers=headers,
        warc_headers_dict={
            "WARC-Date": f"{fetched.fetched_at:%Y-%m-%dT%H:%M:%S.%fZ}",
            "WARC-JSON-Metadata": json.dumps(stated),
        },
    )


def read(root: Path, file: str, offset: int, url: str) -> bytes | None:
    """Read a page that begins somewhere in a file; None where it is not there any more.

    Where another record begins there, the file was rewritten: the page is looked for.
    """
    place = root / file
    if not place.exists():
        return None
    for start in (offset, 0):
        with place.open("rb") as opened:
            opened.seek(start)
            for record in records(opened, record_types=WarcRecordType.response):
                if record.headers.get("WARC-Target-URI") == url:
                    return bytes(record.reader.read())
                if start:
                    break
    return None


def records(opened: BinaryIO, **how: Any) -> Iterator[WarcRecord]:  # noqa: ANN401 (the library's)
    """Yield the records of a file, up to one of which a kill has left too little to read."""
    try:
        yield from ArchiveIterator(opened, **how)
    except OSError:
        return


def _free(folder: Path, name: str) -> Path:
    number, file = 1, folder / f"{name}.warc.gz"
    while file.exists():
        number += 1
        file = folder / f"{name}-{number}.warc.gz"
    return file
