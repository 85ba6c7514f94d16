"""Parquet: one article per row."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from newsfacts.flows.sources.record import Record, Reject, to_record

FIELDS = ["text", "id", "url", "title", "authors", "publisher", "published_at", "language"]
ROWS = 1_000


def read(path: Path, max_bytes: int) -> Iterator[Record | Reject]:
    """Read a Parquet file, some rows at a time.

    Args:
        path: The file; it needs a string column `text`.
        max_bytes: Length above which a text is no article.
    """
    try:
        with pq.ParquetFile(path) as file:
            yield from rows(file, max_bytes)
    except pa.ArrowException as error:
        reason = f"not readable as Parquet: {str(error).splitlines()[0]}"
        yield Reject(0, reason, "write or fetch the file again")


def rows(file: pq.ParquetFile, max_bytes: int) -> Iterator[Record | Reject]:
    """Make a record of each row."""
    schema = file.schema_arrow
    if "text" not in schema.names:
        yield Reject(0, "no column 'text'", "name the column of the articles' texts 'text'")
        return
    kind = schema.field("text").type
    if not (pa.types.is_string(kind) or pa.types.is_large_string(kind)):
        yield Reject(0, f"column 'text' has type {kind}", "make 'text' a column of strings")
        return
    columns = [name for name in FIELDS if name in schema.names]
    record_no = 0
    for batch in file.iter_batches(batch_size=ROWS, columns=columns):
        for row in batch.to_pylist():
            if len(row["text"] or "") > max_bytes:
                reason = f"row {record_no} holds more than {max_bytes:,} characters"
                yield Reject(record_no, reason, "split it, or raise max_record_bytes")
            else:
                yield to_record(row, record_no)
            record_no += 1
