"""The spool: records as they are read, on disk, before it is known which of them are new."""

import hashlib
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import polars as pl

from newsfacts.flows.sources.limits import Limits, Meter
from newsfacts.flows.sources.record import Record, Reject
from newsfacts.flows.sources.walk import name_of, read, walk
from newsfacts.transforms.articles.inputs import Records
from newsfacts.transforms.articles.raw import Raw

#: Records that are kept in memory before they are written, and characters of text likewise.
ROWS, CHARACTERS = 2_000, 32_000_000

#: What is not known of a record while it is read.
LATER = ("article_id", "batch_id", "pipeline_version")

SCHEMA: dict[str, pl.DataType] = {
    **Records.create_empty().schema,
    **{name: kind for name, kind in Raw.create_empty().schema.items() if name not in LATER},
    "text": pl.String(),
    "words": pl.Int64(),
}


class Spool:
    """A folder of Parquet files that grows by records."""

    def __init__(self, folder: Path) -> None:
        """Begin with an empty folder."""
        folder.mkdir(parents=True)
        self.folder = folder
        self.rows: list[dict[str, object]] = []
        self.characters = 0
        self.files = 0

    def add(self, source: str, item: Record | Reject) -> None:
        """Take in what a reader yielded."""
        row = {"source": source, **asdict(item)}
        row["warnings"] = row.pop("doubts", ())
        if isinstance(item, Record):
            row["content_hash"] = content_hash(item)
            row["words"] = len(item.text.split())
            self.characters += len(item.text)
        self.rows.append(row)
        if len(self.rows) >= ROWS or self.characters >= CHARACTERS:
            self.flush()

    def flush(self) -> None:
        """Write the rows that are in memory."""
        frame = pl.DataFrame(self.rows, schema=SCHEMA).with_columns(
            pl.col("authors", "warnings").fill_null([])
        )
        frame.write_parquet(self.folder / f"{self.files:06}.parquet")
        self.rows, self.characters, self.files = [], 0, self.files + 1

    def scan(self) -> pl.LazyFrame:
        """Read the whole spool, lazily."""
        return pl.scan_parquet(self.folder / "*.parquet")


def fill(spool: Spool, sources: Iterable[str], limits: Limits) -> None:
    """Read every file that the sources name or hold into a spool."""
    meter = Meter(limits)
    for source, reject in walk(sources, limits):
        for item in [reject] if reject else read(source, meter):
            spool.add(name_of(source), item)
    spool.flush()


def content_hash(record: Record) -> str:
    """Identify a record by its words and the day they were published: it fixes what they mean."""
    return hashlib.sha256(f"{record.published_on or ''}\n{record.text}".encode()).hexdigest()
