"""Holding: one run at a time works on a folder."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from newsfacts.flows.runs import Run, run
from newsfacts.warehouse.errors import KnownError
from newsfacts.warehouse.links import refuse_links


class BusyError(KnownError):
    """Another run works on the same folder."""


@contextmanager
def alone(root: Path, command: str = "run") -> Iterator[Run]:
    """Hold the folder, so that two runs never write to it at the same time, and note the run.

    Raises:
        BusyError: Another run holds it.
        LinkError: Files of it are links.
    """
    with held(root), run(root, command) as this:
        yield this


@contextmanager
def held(root: Path) -> Iterator[None]:
    """Hold the folder, so that nobody else writes to it.

    Raises:
        BusyError: Another run holds it.
        LinkError: Files of it are links.
    """
    root.mkdir(parents=True, exist_ok=True)
    lock = FileLock(root / ".lock", timeout=0)
    try:
        lock.acquire()
    except Timeout:
        advice = "wait for it to end, or name another --out"
        raise BusyError("another run works on it", root, advice) from None
    try:
        refuse_links(root)
        yield
    finally:
        lock.release()
