"""The catalogue: what the lake holds and what replaces what, one checksummed line per change.

{"kind": "begin", "batch": "a1"}                    files of a batch are being moved in
{"kind": "commit", "batch": "a1", "manifest": ...}  they are there, with rows and hashes
{"kind": "drop", "batch": "a0", "why": "replaced"}  they are gone, and why
{"kind": "file", "path": "warehouse.duckdb", ...}   the hash of a file that is replaced whole

Lines are only ever added; a line whose checksum is wrong is damage: it is left out and reported.
"""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

from newsfacts.warehouse.atomic_files import append_line, digest, write_text
from newsfacts.warehouse.errors import KnownError
from newsfacts.warehouse.listed import Entry, Listed, further

NAME = "catalogue.jsonl"
#: Version of the files of a lake; newer ones are refused. In the second, batches may be merged.
FORMAT = 2
READ = range(1, FORMAT + 1)
#: Lines about files that were replaced since, above which the catalogue is rewritten.
SUPERSEDED = 500

#: Catalogues that are kept as they were last read.
KEPT = 4


@dataclass(frozen=True, slots=True)
class Seen:
    """A catalogue as it was last read: of what is added to it later, only that is read."""

    stamp: tuple[int, ...] = ()
    content: bytes = b""
    lines: int = 0
    listed: Listed = field(default_factory=Listed)


_SEEN: dict[Path, Seen] = {}


class NewerError(KnownError):
    """A lake that a newer version has written."""


def append(root: Path, entry: Entry) -> None:
    """Add a line, durably."""
    append_line(root / NAME, sealed({"format": FORMAT, **entry}))


def begin(root: Path, batch_id: str) -> None:
    """Say that the files of a batch are about to be moved in."""
    append(root, {"kind": "begin", "batch": batch_id})


def commit(root: Path, batch_id: str, manifest: Entry) -> None:
    """Say that a batch is there."""
    append(root, {"kind": "commit", "batch": batch_id, "manifest": manifest})


def drop(root: Path, batch_id: str, why: str) -> None:
    """Say that a batch is there no more, before its files go."""
    append(root, {"kind": "drop", "batch": batch_id, "why": why})


def note_file(root: Path, path: str, sha256: str, there: str | None = None) -> None:
    """Say what the bytes of a file will be, before it is replaced.

    The line also has the hash of the file that is there, if it is one that was noted: however
    often runs are killed before they replace the file, it is known.

    Args:
        root: Folder of the lake.
        path: The file.
        sha256: What its hash will be.
        there: The hash of the file that is there, where it is known.
    """
    noted = read(root).files.get(path, [])
    if noted[-1:] == [sha256]:
        return
    if there is None:
        hashed = len(noted) > 1 and (root / path).exists()
        there = digest(root / path) if hashed else next(iter(noted[-1:]), None)
    before = next((one for one in noted if one == there), None)
    append(root, {"kind": "file", "path": path, "sha256": sha256, "before": before})


def forget_file(root: Path, path: str) -> None:
    """Say that a file that is replaced whole is not there any more."""
    append(root, {"kind": "file", "path": path, "sha256": None, "before": None})


def write_noted(root: Path, path: str, text: str) -> None:
    """Replace a text file of the lake in one step, its hash noted before."""
    note_file(root, path, hashlib.sha256(text.encode()).hexdigest())
    write_text(root / path, text)


def read(root: Path) -> Listed:
    """Read the catalogue of a lake; an empty one if there is none.

    Raises:
        NewerError: A newer version has written it.
    """
    file = root / NAME
    if not file.exists():
        return Listed()
    found = file.stat()
    stamp = (found.st_ino, found.st_size, found.st_mtime_ns)
    seen = _SEEN.get(file)
    if seen is None or seen.stamp != stamp:
        seen = _look(file, stamp, seen or Seen())
        _SEEN[file] = seen
        for older in [*_SEEN][:-KEPT]:
            _SEEN.pop(older, None)
    return seen.listed


def _look(file: Path, stamp: tuple[int, ...], seen: Seen) -> Seen:
    """Read what is new: all of it, where what was read before is not as it was."""
    content = file.read_bytes()
    if not (content.startswith(seen.content) and seen.content.endswith(b"\n")):
        seen = Seen()
    lines = content[len(seen.content) :].splitlines()
    entries = ((n, opened(line, file)) for n, line in enumerate(lines, seen.lines + 1) if line)
    return Seen(stamp, content, seen.lines + len(lines), further(seen.listed, entries))


def rewrite(root: Path, listed: Listed) -> None:
    """Rewrite the catalogue without what is damaged or was superseded."""
    entries: list[Entry] = []
    for batch, why in listed.dropped.items():
        entries.append({"kind": "drop", "batch": batch, "why": why})
    for batch, manifest in listed.committed.items():
        entries.append({"kind": "commit", "batch": batch, "manifest": manifest})
    for path, (*before, sha256) in listed.files.items():
        entry = {"kind": "file", "path": path, "sha256": sha256}
        entries.append({**entry, "before": before[0] if before else None})
    lines = (sealed({"format": FORMAT, **entry}) for entry in entries)
    write_text(root / NAME, "".join(f"{line}\n" for line in lines))


def sealed(entry: Entry) -> str:
    """Write an entry as a line that carries its own checksum."""
    plain = json.dumps(entry, sort_keys=True)
    return json.dumps({**entry, "checksum": checksum(plain)}, sort_keys=True)


def opened(line: bytes, where: Path) -> dict[str, object] | None:
    """Read a line that carries its checksum; None where it is damaged.

    Raises:
        NewerError: A newer version has written it.
    """
    try:
        entry: dict[str, object] = json.loads(line)
        sound = entry.pop("checksum") == checksum(json.dumps(entry, sort_keys=True))
        version = entry["format"]
    except (ValueError, KeyError, AttributeError, TypeError, RecursionError):
        return None
    if not sound:
        return None
    if not isinstance(version, int) or version > FORMAT:
        advice = "install the newest newsfacts"
        raise NewerError(f"written in format {version}, this one reads {FORMAT}", where, advice)
    return entry


def checksum(plain: str) -> str:
    """Return the checksum of a line's content."""
    return hashlib.sha256(plain.encode()).hexdigest()[:32]
