"""The files that a list of sources stands for, in an order that does not depend on the list."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from newsfacts.flows.sources import html, jsonl, parquet, text, warc
from newsfacts.flows.sources.record import Record, Reject

Reader = Callable[[Path, int], Iterator[Record | Reject]]

#: Each file name ending with the reader of its format.
READERS: dict[str, Reader] = {
    ".txt": text.read,
    ".jsonl": jsonl.read,
    ".jsonl.gz": jsonl.read,
    ".parquet": parquet.read,
    ".html": html.read,
    ".htm": html.read,
    ".warc": warc.read,
    ".warc.gz": warc.read,
}


def reader_of(path: Path) -> Reader | None:
    """Give the reader of a file, or None when no format fits its name."""
    fits = (ending for ending in READERS if path.name.lower().endswith(ending))
    return READERS.get(max(fits, key=len, default=""))


def read(source: str, max_bytes: int) -> Iterator[Record | Reject]:
    """Read one file; whatever is wrong with it becomes a reject."""
    path = Path(source)
    reader = reader_of(path)
    if reader is None:
        formats = ", ".join(READERS)
        yield Reject(0, f"no reader for this kind of file: {path.name}", f"give one of {formats}")
        return
    try:
        if path.stat().st_size == 0:
            yield Reject(0, "the file is empty", "remove it, or fetch it again")
            return
        yield from reader(path, max_bytes)
    except OSError as error:
        yield Reject(0, f"not readable: {error.strerror or error}", "check the path and its rights")


def walk(sources: Iterable[str]) -> Iterator[tuple[str, Reject | None]]:
    """Yield each file that the sources name or hold, sorted, once; with a reject where one fails.

    Folders are walked; in them, files of other formats are passed over and links to folders are
    not followed.
    """
    found: dict[str, Reject | None] = {}
    for source in sources:
        path = Path(source)
        if path.is_dir():
            found |= dict(folder(path))
        else:
            found[str(path)] = None
    yield from sorted(found.items())


def folder(top: Path) -> Iterator[tuple[str, Reject | None]]:
    """Yield the files of a folder and of the folders in it."""
    failed: list[OSError] = []
    empty = True
    for parent, folders, files in os.walk(top, onerror=failed.append):
        for name in folders:
            path = Path(parent, name)
            if path.is_symlink():
                advice = "name the folder that it points to as a source"
                yield str(path), Reject(0, "a link to a folder is not followed", advice)
        for name in files:
            path = Path(parent, name)
            if reader_of(path):
                empty = False
                yield str(path), None
    for error in failed:
        empty = False
        reason = f"the folder is not readable: {error.strerror}"
        yield str(error.filename), Reject(0, reason, "give yourself the right to read it")
    if empty:
        formats = ", ".join(READERS)
        yield str(top), Reject(0, "no article in this folder", f"put {formats} files into it")
