"""JSON Lines, plain or gzipped: one article per line."""

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from newsfacts.flows.sources.record import Record, Reject, to_record


def read(path: Path, max_bytes: int) -> Iterator[Record | Reject]:
    """Read a file of JSON lines; what comes before damage is kept.

    Args:
        path: The file; gzipped when its name ends in `.gz`.
        max_bytes: Length above which a line is no article.
    """
    record_no = -1
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
        try:
            for record_no, line in enumerate(lines(file, max_bytes)):
                if line is None:
                    reason = f"line {record_no + 1} is longer than {max_bytes:,} bytes"
                    yield Reject(record_no, reason, "split it, or raise max_record_bytes")
                elif line.strip():
                    yield parse(line, record_no)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            reason = f"the gzip data break off after line {record_no + 1}: {error}"
            yield Reject(record_no + 1, reason, "fetch the file again; it is incomplete")


def lines(file: BinaryIO | gzip.GzipFile, max_bytes: int) -> Iterator[bytes | None]:
    """Yield the lines of a file, None for one that is too long; no more than one is in memory."""
    while line := file.readline(max_bytes + 1):
        if len(line) <= max_bytes:
            yield line
        else:
            while line and not line.endswith(b"\n"):
                line = file.readline(max_bytes)
            yield None


def parse(line: bytes, record_no: int) -> Record | Reject:
    """Make a record of one line."""
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        reason = f"line {record_no + 1} is not UTF-8 at byte {error.start}"
        return Reject(record_no, reason, "convert the file to UTF-8")
    except (json.JSONDecodeError, RecursionError) as error:
        reason = f"line {record_no + 1} is not JSON: {error}"
        return Reject(record_no, reason, "write one JSON object per line")
    if not isinstance(row, dict):
        reason = f"line {record_no + 1} is not a JSON object"
        return Reject(record_no, reason, "write one JSON object per line")
    return to_record(row, record_no)
