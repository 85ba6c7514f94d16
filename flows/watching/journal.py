"""The journal: each result as it comes, on the disk before the next one is asked for.

A run that is killed leaves its journal; the next one begins by taking it into the state.
"""

import json
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from uuid import uuid4

from newsfacts.warehouse.atomic_files import sync
from newsfacts.warehouse.fetch_state import STATE

Row = dict[str, object]

#: The name of a journal whose first line is damaged.
DAMAGED = "damaged"
#: Fields of a row that are moments.
MOMENTS = ("fetched_at", "checked_at", "full_at", "first_at", "next_at")


class Journal:
    """A file of JSON lines that only grows, whole up to the last line that was written."""

    def __init__(self, root: Path) -> None:
        """Begin a journal, once there is something to write."""
        self.file = root / STATE / "journal.jsonl"
        self.lines: list[Row] = []
        self._lock = Lock()
        self._handle: int | None = None

    def write(self, *rows: Mapping[str, object]) -> None:
        """Add rows, durably."""
        with self._lock:
            if self._handle is None:
                self._handle = self._begun()
            text = "".join(json.dumps(row, default=_plain) + "\n" for row in rows)
            os.write(self._handle, text.encode())
            os.fsync(self._handle)
            self.lines += [dict(row) for row in rows]

    def _begun(self) -> int:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(self.file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
        os.write(handle, (json.dumps({"journal": str(uuid4())}) + "\n").encode())
        os.fsync(handle)
        sync(self.file.parent)
        return handle

    def close(self) -> None:
        """Close the file."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def left(root: Path) -> tuple[str | None, list[Row]]:
    """Read the journal that is there: its name and rows; lines that are damaged are left out."""
    file = root / STATE / "journal.jsonl"
    if not file.exists():
        return None, []
    *lines, _ = file.read_bytes().split(b"\n")
    rows = [row for line in lines if (row := _parsed(line))]
    if not rows:
        return None, []
    names = [str(row["journal"]) for row in rows if "journal" in row]
    return (names or [DAMAGED])[0], [row for row in rows if "journal" not in row]


def remove(root: Path) -> None:
    """Remove the journal, once all of it is in the state."""
    (root / STATE / "journal.jsonl").unlink(missing_ok=True)


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def _parsed(line: bytes) -> Row | None:
    try:
        row: Row = json.loads(line)
        moments = {
            name: datetime.fromisoformat(str(row[name])).astimezone(UTC)
            for name in MOMENTS
            if row.get(name)
        }
        return row | moments
    except (ValueError, AttributeError, TypeError, OverflowError):
        return None


def moment(value: object) -> datetime:
    """Return a field that is a moment."""
    if not isinstance(value, datetime):
        raise TypeError(f"not a moment: {value!r}")
    return value
