"""Miscounts: tables of a warehouse that have more or fewer rows than the batches."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import duckdb
import polars as pl

from newsfacts.transforms.registry import TABLES
from newsfacts.transforms.table import Table
from newsfacts.warehouse import lake
from newsfacts.warehouse.filling import count


def miscounts(
    con: duckdb.DuckDBPyConnection,
    schemas: Sequence[type[Table]],
    root: Path,
    old: pl.DataFrame,
) -> Iterator[str]:
    """Yield a line for each table that has not as many rows as the batches, without `old` ones."""
    batches = lake.manifests(root)
    con.register("old", old)
    for schema in (schema for schema in schemas if schema in TABLES):
        name = schema.table_name()
        expected = sum(m.tables[name].rows for m in batches if name in m.tables)
        if not old.is_empty() and (files := [*map(str, lake.files(root, name))]):
            theirs = "SELECT count(*) FROM read_parquet($1) SEMI JOIN old USING (article_id)"
            expected -= con.execute(theirs, [files]).fetchall()[0][0]
        if (found := count(con, name)) != expected:
            yield f"{name}: {found} rows, the batches have {expected}"
