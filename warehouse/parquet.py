"""The Parquet files of a table: those of its batches, or the one of all batches."""

from pathlib import Path

import polars as pl

from newsfacts.transforms.registry import CORPUS, LATE
from newsfacts.transforms.table import Table
from newsfacts.warehouse import corpus_files, lake


def scan(root: Path, schema: type[Table]) -> pl.LazyFrame:
    """Scan a table, its columns that depend on all batches as they were last published."""
    if schema in CORPUS:
        return pl.scan_parquet(root / corpus_files.name(schema))
    rows = lake.scan(root, schema)
    if schema not in LATE:
        return rows
    late = pl.scan_parquet(root / corpus_files.name(LATE[schema]))
    told = [name for name in LATE[schema].column_names() if name != "article_id"]
    return rows.drop(told).join(late, on="article_id").select(schema.column_names())
