"""Files to break, and what a reader makes of them."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from newsfacts.flows.sources.limits import Limits, Meter
from newsfacts.flows.sources.record import Record, Reject
from newsfacts.flows.sources.walk import read


def found(source: Path, **limits: int) -> list[Record | Reject]:
    return [*read(str(source), Meter(Limits(**limits)))]  # type: ignore[arg-type]


def one(source: Path, content: bytes | str) -> Record | Reject:
    source.write_bytes(content if isinstance(content, bytes) else content.encode())
    (item,) = found(source)
    return item


def doubted(item: Record | Reject) -> dict[str, str]:
    assert isinstance(item, Record), item
    return {doubt.field: doubt.reason for doubt in item.doubts}


LONG = "9" * 5_000
DEEP = "[" * 100_000 + "]" * 100_000


def parquet(folder: Path, **columns: object) -> Path:
    file = folder / "a.parquet"
    pq.write_table(pa.table(columns), file)
    return file
