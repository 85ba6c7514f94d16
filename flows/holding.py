"""Holding: one run at a time works on a folder."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from newsfacts.flows.runs import Run, run
from newsfacts.warehouse.errors import KnownError, WrongUseError
from newsfacts.warehouse.links import refuse_links
from newsfacts.warehouse.place import is_package


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
        WrongUseError: It is a package to share, or no folder.
    """
    refuse_packages(root)
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


def refuse_packages(root: Path) -> None:
    """Refuse a package to share: a run would put its own warehouse in the place of the package's.

    Raises:
        WrongUseError: It is one, or no folder at all.
    """
    if is_package(root):
        advice = "ask it with `newsfacts query`, and name another --out to work in"
        raise WrongUseError("a package to share, which holds no articles", root, advice)
    if root.exists() and not root.is_dir():
        raise WrongUseError("a file, and no folder", root, "name another --out")
