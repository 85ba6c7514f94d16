"""Filling: the rows of a table, from the batches or from what all of them make together."""

from collections.abc import Sequence
from pathlib import Path

import duckdb
import polars as pl

from newsfacts.transforms.registry import CORPUS, LATE
from newsfacts.transforms.table import Table
from newsfacts.warehouse import corpus_files, lake
from newsfacts.warehouse.tables import maps


def fill(
    con: duckdb.DuckDBPyConnection,
    schema: type[Table],
    root: Path,
    old: pl.DataFrame,
) -> None:
    """Copy a table's rows from all batches, sorted by place and key, but for `old` articles."""
    con.register("old", old)
    if schema in CORPUS:
        name, key = schema.table_name(), ", ".join(schema.sort_key())
        file = str(corpus_files.aside(root, schema))
        con.execute(f"INSERT INTO {name} BY NAME FROM read_parquet($1) ORDER BY {key}", [file])
        return
    insert(con, schema, root, lake.files(root, schema.table_name()), "ANTI JOIN old")


def insert(
    con: duckdb.DuckDBPyConnection,
    schema: type[Table],
    root: Path,
    files: Sequence[Path],
    chosen: str,
) -> None:
    """Copy rows of some files of batches into a table, sorted by place and key.

    Args:
        con: The warehouse.
        schema: The table.
        root: Folder of the lake.
        files: The files.
        chosen: The join by `article_id` that chooses the articles.
    """
    if not files:
        return
    name = schema.table_name()
    rows = (
        "FROM read_parquet($1, hive_partitioning = false, union_by_name = true) stored"
        f" {chosen} USING (article_id)"
    )
    columns = [f"map_from_entries(stored.{name}) AS {name}" for name in maps(schema)]
    if schema in LATE:
        late = pl.read_parquet(corpus_files.aside(root, LATE[schema]))
        known = schema.primary_key()
        columns += [f"late.{c} AS {c}" for c in late.columns if c not in known]
        rows += f" JOIN late USING ({', '.join(known)})"
    if columns:
        rows = f"SELECT stored.* REPLACE ({', '.join(columns)}) {rows}"
    key = ", ".join(schema.sort_key())
    con.execute(f"INSERT INTO {name} BY NAME {rows} ORDER BY {key}", [[*map(str, files)]])


def count(con: duckdb.DuckDBPyConnection, relation: str) -> int:
    """Count the rows of a table, or of a query in brackets."""
    return int(con.execute(f"SELECT count(*) FROM {relation}").fetchall()[0][0])  # noqa: S608
