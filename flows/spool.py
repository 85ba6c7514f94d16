"""The spool: records on disk as they are read, before it is known which are new."""

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import polars as pl

from newsfacts.flows.sources.limits import Limits, Meter
from newsfacts.flows.sources.record import Record, Reject, content_hash
from newsfacts.flows.sources.walk import name_of, read, walk
from newsfacts.flows.tombstones import Tombstones
from newsfacts.transforms.articles.inputs import Records
from newsfacts.transforms.articles.raw import Raw

NONE_FORGOTTEN = Tombstones()
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

    def __init__(self, folder: Path, tombstones: Tombstones = NONE_FORGOTTEN) -> None:
        """Begin with an empty folder; what was forgotten is not taken in again."""
        self.tombstones = tombstones
        folder.mkdir(parents=True)
        self.folder = folder
        self.rows: list[dict[str, object]] = []
        self.characters = 0
        self.files = 0
        self.cleared: list[str] = []

    def add(self, source: str, item: Record | Reject) -> None:
        """Take in what a reader yielded."""
        item = self.remembered(item)
        row = {"source": source, **asdict(item)}
        row["warnings"] = row.pop("doubts", ())
        if isinstance(item, Record):
            row["metadata_sources"] = [
                {"key": key, "value": value} for key, value in item.metadata_sources
            ]
            row["content_hash"] = content_hash(item)
            row["words"] = len(item.text.split())
            self.characters += len(item.text)
        self.rows.append(row)
        if len(self.rows) >= ROWS or self.characters >= CHARACTERS:
            self.flush()

    def remembered(self, item: Record | Reject) -> Record | Reject:
        """Refuse a record that was forgotten."""
        if isinstance(item, Reject) or not self.tombstones.hashes:
            return item
        stated = {"url": item.url, "publisher": item.publisher}
        if self.tombstones.cover(**stated, content_hash=content_hash(item)):
            return Reject(item.record_no, "it was forgotten", "remove it from the source")
        return item

    def clear(self, sources: Iterable[str]) -> None:
        """Note sources that are well: what was said of them before holds no more."""
        self.cleared += sources

    def flush(self) -> None:
        """Write the rows that are in memory."""
        frame = pl.DataFrame(self.rows, schema=SCHEMA).with_columns(
            pl.col("authors", "metadata_sources", "page_places", "warnings").fill_null([])
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
