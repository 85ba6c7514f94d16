"""Catalogues of DuckLake: a PostgreSQL of the tests, and the rows of each table."""

import os
import pwd
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from newsfacts.transforms.registry import LATE
from newsfacts.warehouse import compaction, ducklake, ducklake_connection, lake
from newsfacts.warehouse.connection import NAME
from newsfacts.warehouse.ducklake_connection import attached
from newsfacts.warehouse.tables import published
from tests.support import built
from tests.warehouse.changing import of_article

AGREED = "China and Russia agreed on Monday to trade, Ann Example said."
RAINED_IN_MAY = "It rained on May 3, 2020."
POURED_IN_CHINA = "It poured in China on May 4, 2020."
#: All are built at once, which takes as long as to build one.
TEXTS = (AGREED, RAINED_IN_MAY, POURED_IN_CHINA, "It rained.", "It poured.", "It snowed.")


def as_nobody(folder: Path, *command: str) -> None:
    """Run a command of PostgreSQL, which refuses to be run by root."""
    who = pwd.getpwnam("nobody").pw_uid if os.geteuid() == 0 else os.geteuid()
    os.chown(folder, who, -1)
    subprocess.run(
        command,
        check=True,
        cwd=folder,
        user=who,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@contextmanager
def opened_server(server: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a PostgreSQL by DuckDB's own extension."""
    with duckdb.connect(config=ducklake_connection.OFFLINE) as con:
        ducklake_connection.load_extension(con, "postgres_scanner")
        con.execute(
            f"ATTACH '{server.removeprefix('ducklake:postgres:')}' AS server (TYPE postgres)"
        )
        yield con


def write(root: Path, name: str, text: str, **more: object) -> None:
    """Write a batch of one of the texts, whose id is its name."""
    frames = of_article(built(*TEXTS), TEXTS.index(text), name)
    named = {s: compaction.named(f, name) for s, f in frames.items()}
    lake.write(root, name, "1", named, **more)  # type: ignore[arg-type]


def of_catalogue(root: Path, to: str, version: int | None = None) -> dict[str, list[str]]:
    """Give the rows of every table of the warehouse as the DuckLake has them."""
    late = {schema.table_name() for schema in LATE}
    with attached(to, root / ducklake.FOLDER) as con:
        return {
            name: sorted(map(repr, con.execute(rows(name, version)).fetchall()))
            for schema in published()
            if (name := schema.table_name()) not in late or version is None
        }


def rows(name: str, version: int | None = None) -> str:
    """Write the query of the rows of a table, maps as lists of pairs."""
    maps = " REPLACE (map_entries(metadata_sources) AS metadata_sources)"
    what = "*" + (maps if name == "articles" and version == -1 else "")
    at = f" AT (VERSION => {version})" if version and version > 0 else ""
    return f"SELECT {what} FROM {name}{at}"  # noqa: S608


def of_warehouse(root: Path) -> dict[str, list[str]]:
    """Give the rows of every table of the warehouse."""
    with duckdb.connect(str(root / NAME), read_only=True) as con:
        con.execute("SET TimeZone = 'UTC'")
        return {
            name: sorted(map(repr, con.execute(rows(name, -1)).fetchall()))
            for schema in published()
            if (name := schema.table_name())
        }


def duckdb_rows(root: Path, sql: str) -> int:
    """Count the rows of an answer of the warehouse."""
    with duckdb.connect(str(root / NAME), read_only=True) as con:
        return len(con.execute(sql).fetchall())
