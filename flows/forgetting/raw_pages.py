"""Raw pages: WARC files rewritten without the forgotten pages."""

import os
from collections.abc import Collection
from pathlib import Path

import polars as pl

from newsfacts.flows.watching.archive import RAW, records
from newsfacts.warehouse import fetch_state
from newsfacts.warehouse.atomic_files import sync


def without_pages(root: Path, urls: Collection[str]) -> int:
    """Rewrite the files that hold some addresses, and say how many records were taken out."""
    taken = 0
    folders = (root / RAW, root / fetch_state.STATE / "unread")
    for file in sorted(f for folder in folders for f in folder.rglob("*.warc.gz")):
        bounds = _records(file)
        gone = [bound for bound in bounds if bound[0] in urls]
        if gone:
            moved = _rewrite(file, [bound for bound in bounds if bound[0] not in urls])
            _point_anew(root, file.relative_to(root).as_posix(), moved)
            taken += len(gone)
    return taken


def _records(file: Path) -> list[tuple[str, int, int]]:
    """Return the address of each record, and where it begins and ends."""
    with file.open("rb") as opened:
        starts = [
            (str(record.headers.get("WARC-Target-URI")), int(record.stream_pos))
            for record in records(opened, parse_http=False)
        ]
    ends = [*(start for _, start in starts), file.stat().st_size][1:]
    return [(url, start, end) for (url, start), end in zip(starts, ends, strict=True)]


def _rewrite(file: Path, kept: list[tuple[str, int, int]]) -> dict[int, int]:
    """Copy the records that stay, and swap the copy in; gives where each begins by where it did."""
    moved: dict[int, int] = {}
    aside = file.with_name(f"{file.name}.part")
    with file.open("rb") as old, aside.open("wb") as new:
        for _, start, end in kept:
            moved[start] = new.tell()
            old.seek(start)
            new.write(old.read(end - start))
        new.flush()
        os.fsync(new.fileno())
    if kept:
        aside.replace(file)
    else:
        aside.unlink()
        file.unlink()
    sync(file.parent)
    return moved


def _point_anew(root: Path, file: str, moved: dict[int, int]) -> None:
    """Let the state say where the records that stay begin now."""
    frame = fetch_state.fetched(root).collect()
    here = pl.col("raw_file") == file
    offset = pl.col("raw_offset").replace_strict(moved, default=None, return_dtype=pl.Int64)
    pointed = frame.with_columns(
        raw_offset=pl.when(here).then(offset).otherwise("raw_offset"),
    ).with_columns(raw_file=pl.when(pl.col("raw_offset").is_not_null()).then("raw_file"))
    fetch_state.write_fetched(root, pointed, fetch_state.journal_of(root) or "")
