"""Preflight: whether the disk has room for a run."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from newsfacts.flows.sources.walk import walk
from newsfacts.warehouse.errors import SpaceError
from newsfacts.warehouse.place import NAME

#: Bytes that a run writes for each byte of its sources: spool, batch, facts and warehouse.
TIMES = 12
#: Bytes that a run on nothing writes, beside a warehouse as large as the one that is there.
LEAST = 30_000_000


def preflight(root: Path, sources: Iterable[str]) -> None:
    """Refuse to begin what the disk has no room for.

    Args:
        root: Folder of the lake.
        sources: Files and folders to read.

    Raises:
        SpaceError: There is too little room.
    """
    read = sum(size_of(name) for name, reject in walk(sources) if not reject)
    needed = LEAST + TIMES * read + size_of(str(root / NAME))
    free = shutil.disk_usage(root).free
    if free < needed:
        what = f"{needed / 1e6:,.0f} MB are needed, {free / 1e6:,.0f} MB are free"
        raise SpaceError(what, root, "make room, or name an --out on another disk")


def size_of(name: str) -> int:
    """Return the size of a file, 0 if it is missing."""
    try:
        return os.stat(name).st_size  # noqa: PTH116 (a name may hold bytes that are no text)
    except OSError:
        return 0
