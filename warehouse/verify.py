"""Verify: whether the lake is as it was written, and every row matches its text."""

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path

import polars as pl

from newsfacts.transforms.registry import CORPUS, TABLES
from newsfacts.transforms.table import Span
from newsfacts.warehouse import catalogue, checked, corpus_files, lake, run_log, sweeping
from newsfacts.warehouse import manifests as stored
from newsfacts.warehouse.atomic_files import read_parquet
from newsfacts.warehouse.connection import NAME
from newsfacts.warehouse.row_checks import evidence

#: Files that are replaced whole at a publish.
PUBLISHED = [NAME, "datapackage.json", "rejects/rejects.jsonl", *map(corpus_files.name, CORPUS)]


def verify(root: Path) -> Iterator[str]:
    """Yield one line for each fault: catalogue, manifests, hashes, row counts, evidence.

    Args:
        root: Folder of the lake.
    """
    yield from unlike(root)
    yield from unreadable(root)
    broken = [*checked.damage(root, again=True), *checked.of_files(root, PUBLISHED, {}, {})]
    yield from map(str, broken)
    damaged = {fault.batch_id for fault in broken}
    for manifest in lake.manifests(root):
        if manifest.batch_id in damaged:
            continue
        texts = read_parquet(
            lake.path(root, "articles", manifest.batch_id), columns=["article_id", "text"]
        )
        for schema in TABLES:
            if file := manifest.tables.get(schema.table_name()):
                place = lake.path(root, schema.table_name(), manifest.batch_id)
                yield from faults(place, schema, file.rows, texts)


def unlike(root: Path) -> Iterator[str]:
    """Yield the differences between the catalogue and the manifests."""
    listed = catalogue.read(root)
    for number in listed.damaged:
        yield f"{root / catalogue.NAME}: line {number} is damaged"
    known = lake.known(root)
    for batch_id, manifest in known.items():
        file = stored.place(root, batch_id)
        if not file.exists():
            yield f"{file}: missing"
        elif stored.read(file) != manifest:
            yield f"{file}: is damaged"
    if (root / catalogue.NAME).exists():  # lakes of the first format have none
        lacking = [batch_id for batch_id in known if batch_id not in listed.committed]
        files = [path for path in (*PUBLISHED, *checked.KEPT) if (root / path).exists()]
        for name in (*lacking, *(path for path in files if path not in listed.files)):
            yield f"{root / catalogue.NAME}: {name} is not in it"
    unknown = sweeping.present(root) - {*known} - {*listed.dropped}
    for batch_id in sorted(unknown):
        yield f"{root / lake.FACTS}: nothing says what batch {batch_id} is"


def unreadable(root: Path) -> Iterator[str]:
    """Yield lines of the log, and raw pages, that are not what their checksums say."""
    for number in run_log.damaged(root):
        yield f"{root / run_log.NAME}: line {number} is damaged"
    for file in sorted((root / "raw").glob("*/*.warc.gz")):
        try:
            with gzip.open(file) as pages:
                while pages.read(1_000_000):
                    pass
        except (OSError, EOFError, zlib.error) as error:
            yield f"{file}: not readable: {error}"


def faults(place: Path, schema: type, rows: int, texts: pl.DataFrame) -> Iterator[str]:
    """Yield the faults of one file."""
    try:
        frame = read_parquet(place)
        wrong = (~evidence(frame, texts)).sum() if issubclass(schema, Span) else 0
    except (pl.exceptions.PolarsError, OSError) as error:
        yield f"{place}: not readable: {str(error).splitlines()[0]}"
        return
    if frame.height != rows:
        yield f"{place}: {frame.height} rows, {rows} were written"
    if wrong:
        yield f"{place}: {wrong} rows do not point at their words"
