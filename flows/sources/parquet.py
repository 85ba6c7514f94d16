"""Parquet: one article per row."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from newsfacts.flows.sources.border import Piece
from newsfacts.flows.sources.limits import InputError, Meter
from newsfacts.flows.sources.metadata import Doubt
from newsfacts.flows.sources.record import FIELDS, Record, Reject, to_record

ROWS = 1_000
#: Bytes of names and of lists in a file's own description.
MOST_DESCRIBED = 100_000_000


def read(path: Path, meter: Meter) -> Iterator[Piece]:
    """Read a Parquet file, some rows at a time.

    Args:
        path: The file; it needs a string column `text`.
        meter: Counts bytes, and knows the limits.
    """
    record_no = 0
    try:
        columns = checked(pq.read_schema(path))
        with pq.ParquetFile(
            path,
            read_dictionary=["text"],  # a text that a million rows share is in memory once
            thrift_string_size_limit=MOST_DESCRIBED,
        ) as file:
            for batch in file.iter_batches(batch_size=ROWS, columns=columns):
                held = {name: microseconds(batch.column(name)) for name in columns}
                for row in range(batch.num_rows):
                    yield record_no, partial(from_row, held, row, record_no, meter)
                    record_no += 1
    except pa.ArrowException as error:
        reason = f"not readable as Parquet after row {record_no}: {str(error).splitlines()[0]}"
        raise InputError(reason, "write or fetch the file again") from None
    if not record_no:
        raise InputError("no row in this file", "remove it, or fetch it again")


def checked(schema: pa.Schema) -> list[str]:
    """Name the columns to read.

    Raises:
        InputError: There is no column of texts.
    """
    count = schema.names.count("text")
    if count != 1:
        reason = f"{count} columns 'text'" if count else "no column 'text'"
        raise InputError(reason, "name the column of the articles' texts, and no other, 'text'")
    kind = schema.field("text").type
    if not (pa.types.is_string(kind) or pa.types.is_large_string(kind)):
        raise InputError(f"column 'text' has type {kind}", "make 'text' a column of strings")
    return [name for name in FIELDS if schema.names.count(name) == 1]


def microseconds(column: pa.Array) -> pa.Array:
    """Cut finer times, as pandas writes them, to the microseconds that Python has."""
    if pa.types.is_timestamp(column.type) and column.type.unit == "ns":
        return column.cast(pa.timestamp("us", column.type.tz), safe=False)
    return column


def from_row(held: dict[str, pa.Array], row: int, record_no: int, meter: Meter) -> Record | Reject:
    """Make a record of a row, cell by cell: one that cannot be read costs only its field."""
    most = meter.limits.max_record_bytes
    text = held["text"].slice(row, 1).cast(pa.large_binary())[0].as_buffer()
    size = text.size if text else 0
    meter.count(size)
    if size > most:
        reason = f"row {record_no} holds more than {most:,} bytes"
        return Reject(record_no, reason, "split it, or raise max_record_bytes")
    fields: dict[str, object] = {}
    doubts = []
    for name, column in held.items():
        try:
            fields[name] = column[row].as_py()
        except Exception as error:  # noqa: BLE001 (whatever a value is that Python has no word for)
            if name == "text":
                reason = f"the text of row {record_no} is not UTF-8"
                return Reject(record_no, reason, "write the file again, with texts in UTF-8")
            told = f"no value that can be read: {type(error).__name__}"
            doubts.append(Doubt(name, str(column.type), told))
    return to_record(fields, record_no, doubts)
