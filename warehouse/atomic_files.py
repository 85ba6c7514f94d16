"""Durable files: whole or absent, and on disk before anything refers to them."""

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

import polars as pl

from newsfacts.transforms.table import Table


def write_parquet(
    file: Path,
    frame: pl.DataFrame,
    metadata: Mapping[str, str],
    schema: type[Table] | None = None,
) -> None:
    """Write a frame durably, with the schema's descriptions in the file when there is one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    described = {"description": schema.comment(), **metadata} if schema else dict(metadata)
    frame.write_parquet(
        file,
        metadata=described,
        arrow_schema=schema.arrow_schema() if schema else None,
    )
    sync(file)


def write_text(file: Path, text: str) -> None:
    """Replace a text file in one step."""
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f"{file.name}.part")
    aside.unlink(missing_ok=True)  # it may be a link
    aside.write_text(text, encoding="utf-8")
    sync(aside)
    aside.replace(file)
    sync(file.parent)


def sync(place: Path) -> None:
    """Make a file, or the names in a folder, durable."""
    handle = os.open(place, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def digest(file: Path) -> str:
    """Return the SHA-256 of a file."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def append_line(file: Path, line: str) -> None:
    """Add a line to a file durably; a line that was cut off before it stays alone.

    One call writes it, so that two writers, or a kill, never mix lines.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = not file.exists()
    handle = os.open(file, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW, 0o644)
    try:
        size = os.fstat(handle).st_size
        cut_off = size and os.pread(handle, 1, size - 1) != b"\n"
        os.write(handle, b"\n" * bool(cut_off) + line.encode() + b"\n")
        os.fsync(handle)
    finally:
        os.close(handle)
    if fresh:
        sync(file.parent)
