"""Plain text: one article per file, its metadata in a file `NAME.meta.json` beside it."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from newsfacts.flows.sources.border import Piece
from newsfacts.flows.sources.jsonl import loads
from newsfacts.flows.sources.limits import Meter
from newsfacts.flows.sources.metadata import Doubt
from newsfacts.flows.sources.record import Record, Reject, to_record

SIDECAR = ".meta.json"


def read(path: Path, meter: Meter) -> Iterator[Piece]:
    """Read a text file as one record.

    Args:
        path: The file, UTF-8 with or without byte order mark.
        meter: Counts bytes, and knows the limits.
    """
    yield 0, partial(from_file, path, meter)


def from_file(path: Path, meter: Meter) -> Record | Reject:
    """Make a record of a file and the metadata beside it."""
    size, most = path.stat().st_size, meter.limits.max_record_bytes
    if size > most:
        advice = "split it, or raise max_record_bytes"
        return Reject(0, f"{size:,} bytes in one article", advice)
    meter.count(size)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Reject(0, f"not UTF-8 at byte {error.start}", "convert the file to UTF-8")
    beside = path.with_name(path.name.removesuffix(path.suffix) + SIDECAR)
    try:
        given = sidecar(beside, meter)
    except (OSError, ValueError, RecursionError) as error:
        told = error.strerror if isinstance(error, OSError) else str(error)
        doubt = Doubt("metadata", beside.name, f"its {SIDECAR} file was left out: {told}")
        return to_record({"text": text}, 0, [doubt])
    return to_record({**given, "text": text}, 0)


def sidecar(path: Path, meter: Meter) -> dict[str, object]:
    """Read the metadata beside a text; none if there is no such file.

    Raises:
        OSError: It cannot be read.
        ValueError: It is too large, or not a JSON object in UTF-8.
        RecursionError: It is nested too deep.
    """
    if not path.exists():
        return {}
    if path.is_symlink() and not meter.limits.follow_symlinks:
        message = "it is a link"
        raise ValueError(message)
    if path.stat().st_size > meter.limits.max_record_bytes:
        message = f"it has more than {meter.limits.max_record_bytes:,} bytes"
        raise ValueError(message)
    given = loads(path.read_bytes().decode("utf-8-sig"))
    if not isinstance(given, dict):
        message = "it is not a JSON object"
        raise ValueError(message)  # noqa: TRY004 (as what is not JSON at all)
    return given
