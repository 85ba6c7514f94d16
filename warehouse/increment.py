"""Increment: what is different from the last warehouse, taken out of its copy and put into it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl

from newsfacts.transforms.entities.entities import Entities
from newsfacts.transforms.registry import CORPUS, LATE, TABLES
from newsfacts.transforms.table import Table
from newsfacts.warehouse import corpus_files, lake
from newsfacts.warehouse.entity_rows import entities_again, note_touched
from newsfacts.warehouse.filling import count, insert
from newsfacts.warehouse.manifests import Manifest

#: Share of the articles that may come or go until a warehouse is built whole again.
MOST_MOVED = 0.25


@dataclass(frozen=True, slots=True)
class Increment:
    """The batches that came, with those that only took others in, and the batches that went."""

    came: list[Manifest]
    merged: list[Manifest]
    went: list[str]
    kept: list[Manifest]


def between(before: Mapping[str, str], now: Sequence[Manifest]) -> Increment:
    """Say what is different between the batches of the last warehouse and those of now.

    Args:
        before: The batches of the last warehouse, each with its fingerprint.
        now: The batches of the lake.
    """
    held = before.items()
    stayed = [m for m in now if (m.batch_id, m.fingerprint) in held]
    merged = [m for m in now if m not in stayed and m.merges and m.merges.items() <= held]
    there = {manifest.batch_id for manifest in stayed}
    taken_in = {batch_id for manifest in merged for batch_id in manifest.merges}
    return Increment(
        came=[m for m in now if m not in stayed and m not in merged],
        merged=merged,
        went=sorted(before.keys() - there - taken_in),
        kept=stayed + merged,
    )


def articles(batches: Sequence[Manifest]) -> int:
    """Count the articles of some batches."""
    return sum(manifest.articles for manifest in batches)


def promises(step: Increment) -> bool:
    """Say whether so few articles come that a copy may be worth its while."""
    return articles(step.came) <= MOST_MOVED * articles([*step.came, *step.kept])


def is_small(con: duckdb.DuckDBPyConnection, moved: int) -> bool:
    """Say whether so few articles moved that the copy is worth its while."""
    return moved <= MOST_MOVED * count(con, "articles")


def mark(con: duckdb.DuckDBPyConnection, root: Path, step: Increment, old: pl.DataFrame) -> int:
    """Note the articles that came and that went, in the tables `came` and `gone`.

    An article that its address shows no more goes, and one that it shows again comes back.

    Args:
        con: The copy of the last warehouse.
        root: Folder of the lake.
        step: What is different.
        old: The articles that no address shows any more.

    Returns:
        How many articles came or went.
    """
    con.register("old", old)
    con.register("went", pl.DataFrame({"batch_id": step.went}, {"batch_id": pl.String}))
    for manifest in step.merged:
        merges = [manifest.batch_id, [*manifest.merges]]
        con.execute("UPDATE articles SET batch_id = $1 WHERE list_contains($2, batch_id)", merges)
    con.execute(
        "CREATE TEMP TABLE gone AS SELECT article_id FROM articles"
        " WHERE batch_id IN (FROM went) OR article_id IN (FROM old)"
    )
    con.execute("CREATE TEMP TABLE came (article_id VARCHAR)")
    stored = (
        "INSERT INTO came SELECT article_id FROM read_parquet($1) ANTI JOIN old USING (article_id)"
    )
    if step.came:
        con.execute(stored, [places(root, "articles", step.came)])
    as_many = old.is_empty() and count(con, "articles") == articles(step.kept)
    if step.kept and not as_many:
        back = f"{stored} ANTI JOIN main.articles USING (article_id)"
        con.execute(back, [places(root, "articles", step.kept)])
    return count(con, "temp.gone") + count(con, "temp.came")


def places(root: Path, table: str, batches: Sequence[Manifest]) -> list[str]:
    """List the files of a table in some batches."""
    return [str(lake.path(root, table, m.batch_id)) for m in batches if table in m.tables]


def change(
    con: duckdb.DuckDBPyConnection,
    schemas: Sequence[type[Table]],
    root: Path,
    step: Increment,
) -> None:
    """Take out what went, put in what came, and bring what all batches make together up to date."""
    note_touched(con)
    moved = count(con, "temp.gone") + count(con, "temp.came")
    stored = [schema for schema in schemas if schema in TABLES] if moved else []
    for schema in stored:
        name = schema.table_name()
        con.execute(f"DELETE FROM {name} WHERE article_id IN (FROM temp.gone)")  # noqa: S608
    back = count(con, "temp.came") != articles(step.came)
    batches = [*step.came, *(step.kept if back else ())]
    for schema in stored:
        files = [Path(file) for file in places(root, schema.table_name(), batches)]
        insert(con, schema, root, files, "SEMI JOIN temp.came")
    for schema in stored:
        if schema in LATE:
            catch_up(con, schema, root)
    note_touched(con)
    entities_again(con, root)
    for schema in CORPUS:
        if schema in schemas and schema is not Entities:
            become(con, schema, root)


def catch_up(con: duckdb.DuckDBPyConnection, schema: type[Table], root: Path) -> None:
    """Set the columns that depend on all batches where they are different now."""
    name, key = schema.table_name(), schema.primary_key()
    late = pl.read_parquet(corpus_files.aside(root, LATE[schema]))
    columns = [column for column in late.columns if column not in key]
    theirs = " AND ".join(f"{name}.{column} = late.{column}" for column in key)
    differs = " OR ".join(f"{name}.{c} IS DISTINCT FROM late.{c}" for c in columns)
    values = ", ".join(f"{column} = late.{column}" for column in columns)
    con.execute(f"UPDATE {name} SET {values} FROM late WHERE {theirs} AND ({differs})")  # noqa: S608


def become(con: duckdb.DuckDBPyConnection, schema: type[Table], root: Path) -> None:
    """Make a table hold the rows of its file, by the rows that are different."""
    name, key = schema.table_name(), ", ".join(schema.primary_key())
    columns = ", ".join(schema.column_names())
    now = f"(SELECT {columns} FROM temp.now)"  # noqa: S608
    con.execute(
        "CREATE OR REPLACE TEMP TABLE now AS FROM read_parquet($1)",
        [str(corpus_files.aside(root, schema))],
    )
    con.execute(
        f"DELETE FROM {name} WHERE ({key}) IN (SELECT ({key}) FROM (FROM {name} EXCEPT FROM {now}))"  # noqa: S608
    )
    con.execute(f"INSERT INTO {name} FROM (FROM {now} EXCEPT FROM {name}) ORDER BY {key}")
