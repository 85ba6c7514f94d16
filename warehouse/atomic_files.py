"""Durable files: whole or absent, on the disk before anything says that they are there.

A link in the place of a file is never written through.
"""

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from newsfacts.transforms.table import Table

#: Rows of a row group: what a reader has to read at least.
GROUP = 122_880


def write_parquet(
    file: Path,
    frame: pl.DataFrame,
    metadata: Mapping[str, str],
    schema: type[Table] | None = None,
) -> None:
    """Write a frame durably, with the schema's descriptions in the file when there is one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    rows = frame.to_arrow()
    if schema:
        rows = rows.cast(schema.arrow_schema())
        metadata = {"description": schema.comment(), **metadata}
    with created(file) as opened:
        pq.write_table(
            rows.replace_schema_metadata({**(rows.schema.metadata or {}), **metadata}),
            opened,
            compression="zstd",
            row_group_size=GROUP,
            write_page_checksum=True,
            write_statistics=[name for name in rows.column_names if name != "text"],
        )
        opened.flush()
        os.fsync(opened.fileno())


def read_parquet(file: Path, columns: list[str] | None = None) -> pl.DataFrame:
    """Read a file of the lake, the checksum of each page compared.

    Raises:
        OSError: A page is damaged, or the file cannot be read.
    """
    try:
        # Not by `read_table`: the datasets that it imports take half a second, for one file.
        with pq.ParquetFile(file, page_checksum_verification=True) as opened:
            return pl.DataFrame(opened.read(columns))
    except (pa.ArrowException, pl.exceptions.PanicException) as error:
        message = f"{file}: not readable: {' '.join(str(error).split())[:200]}"
        raise OSError(message) from error


def created(file: Path) -> BinaryIO:
    """Open a file to write it from its beginning.

    Raises:
        OSError: A link is in its place, or it cannot be written.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW
    return os.fdopen(os.open(file, flags, 0o644), "wb")


def write_text(file: Path, text: str) -> None:
    """Replace a text file in one step."""
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f"{file.name}.part")
    aside.unlink(missing_ok=True)  # it may be a link
    with created(aside) as opened:
        opened.write(text.encode())
        opened.flush()
        os.fsync(opened.fileno())
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
