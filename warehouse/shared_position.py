"""The position in a shared lake: up to which entry this machine has read its log."""

import json
from pathlib import Path

from newsfacts.warehouse.atomic_files import write_text

NAME = ".shared.json"


def position(root: Path, address: str) -> tuple[int, set[str]]:
    """Return up to which entry this machine has read the log, and the batches that it names."""
    try:
        found = json.loads((root / NAME).read_bytes())[address]
        return int(found["last"]), {*found["batches"]}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return 0, set()


def remember(root: Path, address: str, last: int, batches: set[str]) -> None:
    """Remember how far the log was read; where that is lost, it is read again from its start."""
    kept = {address: {"last": last, "batches": sorted(batches)}}
    write_text(root / NAME, json.dumps(kept))
