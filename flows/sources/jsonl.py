"""JSON Lines, plain or gzipped: one article per line."""

import gzip
import json
import zlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO

from newsfacts.flows.sources.border import Piece
from newsfacts.flows.sources.limits import InputError, Meter
from newsfacts.flows.sources.record import Record, Reject, to_record

#: Digits of a number that Python reads; longer ones are kept as they are written.
DIGITS = 4_000


def read(path: Path, meter: Meter) -> Iterator[Piece]:
    """Read a file of JSON lines; what comes before damage is kept.

    Args:
        path: The file; gzipped when its name ends in `.gz`.
        meter: Counts bytes, and knows the limits.
    """
    record_no, some = -1, False
    most = meter.limits.max_record_bytes
    with gzip.open(path) if path.suffix.lower() == ".gz" else path.open("rb") as file:
        try:
            for record_no, line in enumerate(lines(file, meter)):
                meter.admit(record_no)
                some = some or line is None or bool(line.strip())
                if line is None:
                    yield record_no, partial(too_long, record_no, most)
                elif line.strip():
                    yield record_no, partial(parse, line, record_no)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            reason = f"the gzip data break off after line {record_no + 1}: {error}"
            raise InputError(reason, "fetch the file again; it is incomplete") from None
    if not some:
        raise InputError("no record in this file", "remove it, or fetch it again")


def lines(file: BinaryIO | gzip.GzipFile, meter: Meter) -> Iterator[bytes | None]:
    """Yield the lines of a file, None for one that is too long; no more than one is in memory."""
    most = meter.limits.max_record_bytes
    while line := file.readline(most + 1):
        meter.count(len(line))
        if len(line) <= most:
            yield line
        else:
            while line and not line.endswith(b"\n"):
                line = file.readline(most)
                meter.count(len(line))
            yield None


def too_long(record_no: int, most: int) -> Reject:
    """Reject a line that is no article."""
    reason = f"line {record_no + 1} is longer than {most:,} bytes"
    return Reject(record_no, reason, "split it, or raise max_record_bytes")


def parse(line: bytes, record_no: int) -> Record | Reject:
    """Make a record of one line."""
    try:
        row = loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        reason = f"line {record_no + 1} is not UTF-8 at byte {error.start}"
        return Reject(record_no, reason, "convert the file to UTF-8")
    except (ValueError, RecursionError) as error:
        reason = f"line {record_no + 1} is not JSON: {error}"
        return Reject(record_no, reason, "write one JSON object per line")
    if not isinstance(row, dict):
        reason = f"line {record_no + 1} is not a JSON object"
        return Reject(record_no, reason, "write one JSON object per line")
    return to_record(row, record_no)


def loads(text: str) -> object:
    """Read JSON in which a number may be longer than Python reads: it is kept as a string.

    Raises:
        ValueError: It is not JSON.
        RecursionError: It is nested deeper than Python reads.
    """
    return json.loads(
        text, parse_int=lambda digits: digits if len(digits) > DIGITS else int(digits)
    )
