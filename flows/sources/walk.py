"""Walking: the files that a list of sources names, in an order that does not depend on the list."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from newsfacts.flows.sources import csv, html, jsonl, parquet, text, warc
from newsfacts.flows.sources.border import Piece, cross
from newsfacts.flows.sources.limits import InputError, Limits, Meter
from newsfacts.flows.sources.record import Record, Reject
from newsfacts.warehouse import catalogue, run_log
from newsfacts.warehouse.report.words import counted

Reader = Callable[[Path, Meter], Iterator[Piece]]

#: Each file name ending with the reader of its format.
READERS: dict[str, Reader] = {
    ".txt": text.read,
    ".jsonl": jsonl.read,
    ".jsonl.gz": jsonl.read,
    ".csv": csv.read,
    ".csv.gz": csv.read,
    ".parquet": parquet.read,
    ".html": html.read,
    ".htm": html.read,
    ".warc": warc.read,
    ".warc.gz": warc.read,
}

#: Endings of files that a note names.
MOST_NAMED = 6


def reader_of(path: Path) -> Reader | None:
    """Return the reader of a file, or None when no format fits its name."""
    fits = (ending for ending in READERS if path.name.lower().endswith(ending))
    return READERS.get(max(fits, key=len, default=""))


def read(source: str, meter: Meter) -> Iterator[Record | Reject]:
    """Read one file; whatever is wrong with it becomes a reject."""
    yield from cross(pieces(Path(source), meter), meter)


def pieces(path: Path, meter: Meter) -> Iterator[Piece]:
    """Yield the records of a file, each still to be made.

    Raises:
        InputError: It is no file that is read.
        OSError: It cannot be opened.
    """
    reader = reader_of(path)
    if reader is None:
        formats = ", ".join(READERS)
        reason = f"no reader for this kind of file: {name_of(path.name)}"
        raise InputError(reason, f"give one of {formats}")
    if path.is_symlink() and not meter.limits.follow_symlinks:
        advice = "name what it points to, or add --follow-symlinks"
        raise InputError("a link is not followed", advice)
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise InputError("no plain file", "give files, and folders that hold them")
    if found.st_size == 0:
        raise InputError("the file is empty", "remove it, or fetch it again")
    yield from reader(path, meter)


def walk(
    sources: Iterable[str], limits: Limits | None = None
) -> Iterator[tuple[str, Reject | None]]:
    """Yield each file that the sources name or hold, sorted, once; with a reject where one fails.

    Folders are walked; in them, files of other formats and folders of newsfacts itself are passed
    over, and links to folders are not followed unless the limits say so.
    """
    follow = (limits or Limits()).follow_symlinks
    found: dict[str, Reject | None] = {}
    for source in sources:
        path = Path(source)
        if path.is_dir():
            found |= dict(folder(path, follow=follow))
        else:
            found[str(path)] = None
    yield from sorted(found.items())


def folder(top: Path, *, follow: bool) -> Iterator[tuple[str, Reject | None]]:
    """Yield the files of a folder and of the folders in it."""
    failed: list[OSError] = []
    seen = {os.path.realpath(top)}
    empty = True
    for parent, folders, files in os.walk(top, onerror=failed.append, followlinks=follow):
        folders[:] = [name for name in folders if not holds_lake(Path(parent, name))]
        for path in links_passed_over(Path(parent), folders, seen, follow=follow):
            advice = "name the folder that it points to as a source"
            yield str(path), Reject(0, "a link to a folder is not followed", advice)
        for path in (Path(parent, name) for name in files):
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


def passed_over(sources: Iterable[str]) -> list[str]:
    """Say of each folder how many files of other kinds it holds, which are not read."""
    told = []
    for top in sorted({source for source in sources if Path(source).is_dir()}):
        endings: list[str] = []
        for parent, folders, files in os.walk(top):
            folders[:] = [name for name in folders if not holds_lake(Path(parent, name))]
            others = (Path(name) for name in files if not reader_of(Path(name)))
            endings += [file.suffix or "no ending" for file in others if not beside(file.name)]
        if endings:
            kinds = ", ".join(sorted({name_of(ending) for ending in endings})[:MOST_NAMED])
            files_of = counted(len(endings), "file of another kind", "files of other kinds")
            told.append(f"{name_of(top)}: {files_of}, not read: {kinds}")
    return told


def beside(name: str) -> bool:
    """Say whether a file is of no interest alone: hidden, about the folder, or about an article."""
    return name.startswith((".", "README")) or name.endswith(text.SIDECAR)


def holds_lake(path: Path) -> bool:
    """Say whether a folder is the output of newsfacts: its log of runs is not an article."""
    # A folder that may not be looked into is reported later; `Path.exists` would raise here.
    return any(os.path.exists(path / name) for name in (run_log.NAME, catalogue.NAME))  # noqa: PTH110


def links_passed_over(
    parent: Path, folders: list[str], seen: set[str], *, follow: bool
) -> Iterator[Path]:
    """Take links out of the folders to walk, unless they are followed to one not seen yet."""
    for path in [parent / name for name in folders if (parent / name).is_symlink()]:
        real = os.path.realpath(path)
        if follow and real not in seen:
            seen.add(real)
        else:
            folders.remove(path.name)
            yield path


def name_of(source: str) -> str:
    r"""Write the name of a source as text: bytes of it that are not UTF-8 as `\xff`."""
    return os.fsencode(source).decode("utf-8", "backslashreplace")
