"""Verify: whether the lake holds what was written, and every row points at its words."""

from collections.abc import Iterator
from pathlib import Path

import polars as pl

from newsfacts.transforms.registry import TABLES
from newsfacts.transforms.table import Span
from newsfacts.warehouse import lake
from newsfacts.warehouse.row_checks import evidence


def verify(root: Path) -> Iterator[str]:
    """Yield one line for each fault: files against manifests, row counts, evidence.

    Args:
        root: Folder of the lake.
    """
    broken = [*lake.damage(root)]
    yield from broken
    if broken:
        return
    for manifest in lake.manifests(root):
        texts = pl.read_parquet(
            lake.path(root, "articles", manifest.batch_id), columns=["article_id", "text"]
        )
        for schema in TABLES:
            if file := manifest.tables.get(schema.table_name()):
                place = lake.path(root, schema.table_name(), manifest.batch_id)
                yield from faults(place, schema, file.rows, texts)


def faults(place: Path, schema: type, rows: int, texts: pl.DataFrame) -> Iterator[str]:
    """Yield the faults of one file."""
    frame = pl.read_parquet(place)
    if frame.height != rows:
        yield f"{place}: {frame.height} rows, {rows} were written"
    if issubclass(schema, Span):
        wrong = (~evidence(frame, texts)).sum()
        if wrong:
            yield f"{place}: {wrong} rows do not point at their words"
