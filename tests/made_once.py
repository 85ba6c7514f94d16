"""Things that are made once for all workers of a session of tests."""

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from filelock import FileLock

T = TypeVar("T")


def made_once(folder: Path, name: str, make: Callable[[], T]) -> T:
    """Make something in the first worker that asks for it; others read what it wrote.

    Args:
        folder: A folder that all workers of the session have.
        name: Names the thing, and its file.
        make: Makes it; it can be pickled.
    """
    file = folder / f"{name}.pickle"
    with FileLock(f"{file}.lock"):
        if file.exists():
            found: T = pickle.loads(file.read_bytes())  # noqa: S301 (written below)
            return found
        thing = make()
        file.write_bytes(pickle.dumps(thing))
    return thing
