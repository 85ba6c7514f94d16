"""Inside a lake: folders opened one below the other, none of them through a link.

What is moved in or deleted goes by these open folders, so that a link that is put in the place of
one of them, at whatever moment, leads nothing out of the lake.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsfacts.warehouse.links import LinkError

#: How a folder is opened.
FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW


@contextmanager
def folder(root: Path, *names: str, make: bool = False) -> Iterator[int]:
    """Open a folder of a lake.

    Args:
        root: Folder of the lake, which may be a link itself.
        names: The folders below it, from the outermost.
        make: Make those that are missing.

    Yields:
        Its descriptor.

    Raises:
        LinkError: One of the folders is a link.
        FileNotFoundError: One of them is missing.
    """
    held = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
    try:
        for depth in range(1, len(names) + 1):
            inner = opened(root.joinpath(*names[:depth]), held, make=make)
            os.close(held)
            held = inner
        yield held
    finally:
        os.close(held)


def opened(place: Path, above: int, *, make: bool) -> int:
    """Open a folder that lies in another one, which is open."""
    if make:
        try:
            os.mkdir(place.name, dir_fd=above)
        except FileExistsError:
            pass
        else:
            os.fsync(above)
    try:
        return os.open(place.name, FOLDER, dir_fd=above)
    except OSError as error:
        if error.errno in {errno.ELOOP, errno.ENOTDIR}:
            advice = "put the files themselves in its place"
            raise LinkError("a link in the output", place, advice) from None
        raise


def move_in(root: Path, file: Path, *names: str) -> None:
    """Move a file to its place in a lake, durably; folders that are missing are made.

    Args:
        root: Folder of the lake.
        file: The file, on the same disk.
        names: The folders below `root`, and the name that the file gets.
    """
    with folder(root, *names[:-1], make=True) as place:
        os.replace(file, names[-1], dst_dir_fd=place)
        os.fsync(place)
