"""Copies of files: by reference where the file system can, else by the kernel."""

import os
import shutil
from pathlib import Path

from newsfacts.warehouse.atomic_files import created

#: Bytes that one call copies, at most.
AT_ONCE = 1 << 30


def copy(file: Path, to: Path) -> None:
    """Copy a file; where file systems share blocks, no byte is copied.

    Raises:
        OSError: A link is in the place of the copy, there is no room, or a file cannot be read.
    """
    with file.open("rb") as source, created(to) as target:
        try:
            while os.copy_file_range(source.fileno(), target.fileno(), AT_ONCE):
                pass
        except OSError:  # some file systems cannot, or not from one to the other
            source.seek(0)
            target.seek(0)
            target.truncate()
            shutil.copyfileobj(source, target, 1 << 20)
