"""Load: Parquet batches into a new DuckDB file, described, checked, and swapped in whole.

Readers keep the file they opened; the next one to open gets the new version.
"""

from pathlib import Path

import duckdb
import polars as pl

from newsfacts.transforms.registry import ANNOTATED, CORPUS, LATE
from newsfacts.transforms.table import Table
from newsfacts.warehouse import catalogue, checked, connection, corpus_files, lake
from newsfacts.warehouse.atomic_files import digest, sync
from newsfacts.warehouse.contradictions import contradictions
from newsfacts.warehouse.errors import CheckError
from newsfacts.warehouse.misfits import explained
from newsfacts.warehouse.own_views import carry_over
from newsfacts.warehouse.revisions import older
from newsfacts.warehouse.tables import create, maps, offer, published

NAME = connection.NAME


def publish(root: Path, *, with_tokens: bool = False) -> dict[str, int]:
    """Build the warehouse from the lake and put it in the place of the old one.

    The tables that all batches make together are written as Parquet too, and published with it.

    Args:
        root: Folder of the lake; the warehouse is `warehouse.duckdb` in it.
        with_tokens: Load the token table too.

    Returns:
        The number of rows of each table.

    Raises:
        CheckError: A check found rows; the old warehouse stays.
        DamageError: A file of a batch is not as it was written; likewise.
        SpaceError: There is no room; likewise.
    """
    schemas: tuple[type[Table], ...] = (*published(), *(ANNOTATED if with_tokens else ()))
    checked.require_sound(root)
    aside = root / f"{NAME}.part"
    cleared(aside)
    old = older(root)
    try:
        corpus_files.write(root, old)
        counts = built(aside, schemas, root, old)
    except (duckdb.Error, pl.exceptions.PolarsError) as error:
        cleared(aside)
        raise explained(error, root) from error
    corpus_files.publish(root)
    catalogue.note_file(root, NAME, digest(aside))
    aside.replace(root / NAME)
    sync(root)
    return counts


def cleared(aside: Path) -> None:
    """Remove what a publish that broke off left."""
    for left in (aside, aside.with_name(f"{aside.name}.wal")):
        left.unlink(missing_ok=True)


def built(
    aside: Path, schemas: tuple[type[Table], ...], root: Path, old: pl.DataFrame
) -> dict[str, int]:
    """Build a warehouse in a file of its own, and check it; give the rows of each table."""
    with duckdb.connect(str(aside)) as con:
        con.execute("SET TimeZone = 'UTC'")
        con.execute("SET enable_progress_bar = false")
        for schema in schemas:
            create(con, schema)
            fill(con, schema, root, old)
        offer(con)
        carry_over(root / NAME, con)
        found = [*contradictions(con, schemas)]
        if found:
            advice = "nothing was published, the old warehouse stays; report it"
            raise CheckError("; ".join(found), root, advice)
        counts = {s.table_name(): count(con, s.table_name()) for s in schemas}
        con.execute("CHECKPOINT")
    sync(aside)
    return counts


def fill(
    con: duckdb.DuckDBPyConnection,
    schema: type[Table],
    root: Path,
    old: pl.DataFrame,  # noqa: ARG001 (read by name in the query)
) -> None:
    """Copy a table's rows from all batches, sorted by place and key, but for `old` articles."""
    name = schema.table_name()
    key = ", ".join(schema.sort_key())
    if schema in CORPUS:
        file = str(corpus_files.aside(root, schema))
        con.execute(f"INSERT INTO {name} BY NAME FROM read_parquet($1) ORDER BY {key}", [file])
        return
    sources = [str(file) for file in lake.files(root, name)]
    if not sources:
        return
    rows_of_batches = (
        "FROM read_parquet($1, hive_partitioning = false, union_by_name = true) stored"
        " ANTI JOIN old USING (article_id)"
    )
    columns = [f"map_from_entries(stored.{name}) AS {name}" for name in maps(schema)]
    if schema in LATE:
        late = pl.read_parquet(corpus_files.aside(root, LATE[schema]))
        known = schema.primary_key()
        columns += [f"late.{c} AS {c}" for c in late.columns if c not in known]
        rows_of_batches += f" JOIN late USING ({', '.join(known)})"
    if columns:
        rows_of_batches = f"SELECT stored.* REPLACE ({', '.join(columns)}) {rows_of_batches}"
    con.execute(f"INSERT INTO {name} BY NAME {rows_of_batches} ORDER BY {key}", [sources])


def count(con: duckdb.DuckDBPyConnection, table: str) -> int:
    """Count the rows of a table."""
    return int(con.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0])  # noqa: S608
