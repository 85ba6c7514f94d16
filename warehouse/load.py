"""Load: Parquet batches into a new DuckDB file, described, checked, and swapped in whole.

The new file begins as a copy of the last one, where that one can be trusted and most of it stays;
else it is built whole. Both have the same rows. Readers keep the file they opened; the next one to
open gets the new version.
"""

from collections.abc import Iterable
from pathlib import Path

import duckdb
import polars as pl

from newsfacts.transforms.articles.stories import Stories
from newsfacts.transforms.entities.entities import Entities
from newsfacts.transforms.registry import ANNOTATED
from newsfacts.transforms.table import Table
from newsfacts.warehouse import (
    catalogue,
    checked,
    connection,
    corpus_files,
    increment,
    lake,
    origin,
)
from newsfacts.warehouse.atomic_files import digest, sync
from newsfacts.warehouse.contradictions import contradictions, of_new_rows
from newsfacts.warehouse.copies import copy
from newsfacts.warehouse.errors import CheckError
from newsfacts.warehouse.filling import count, fill
from newsfacts.warehouse.increment import Increment
from newsfacts.warehouse.miscounts import miscounts
from newsfacts.warehouse.misfits import explained
from newsfacts.warehouse.origin import Origin
from newsfacts.warehouse.own_views import carry_over
from newsfacts.warehouse.revisions import older
from newsfacts.warehouse.tables import create, offer, published

NAME = connection.NAME
Schemas = tuple[type[Table], ...]


def publish(root: Path, *, with_tokens: bool = False, whole: bool = False) -> dict[str, int]:
    """Build the warehouse from the lake and put it in the place of the old one.

    The tables that all batches make together are written as Parquet too, and published with it.

    Args:
        root: Folder of the lake; the warehouse is `warehouse.duckdb` in it.
        with_tokens: Load the token table too.
        whole: Build it from nothing, and not from a copy of the last one.

    Returns:
        The number of rows of each table.

    Raises:
        CheckError: A check found rows; the old warehouse stays.
        DamageError: A file of a batch is not as it was written; likewise.
        SpaceError: There is no room; likewise.
    """
    schemas: Schemas = (*published(), *(ANNOTATED if with_tokens else ()))
    checked.require_sound(root)
    aside = root / f"{NAME}.part"
    cleared(aside)
    old = older(root)
    there = digest(root / NAME) if (root / NAME).exists() else None
    try:
        last = None if whole else beginning(root, schemas, there)
        made = last and grown(aside, schemas, root, old, last)
        if not made:
            corpus_files.write(root, old)
        counts, moved = made or (built(aside, schemas, root, old), 0)
    except (duckdb.Error, pl.exceptions.PolarsError) as error:
        cleared(aside)
        raise explained(error, root) from error
    corpus_files.publish(root)
    put_in_place(root, aside, origin.of_lake(root, names(schemas), moved), there)
    return counts


def names(schemas: Iterable[type[Table]]) -> list[str]:
    """Name the tables of a warehouse."""
    return [schema.table_name() for schema in schemas]


def put_in_place(root: Path, aside: Path, made_of: Origin, there: str | None) -> None:
    """Put a new warehouse in the place of the old one, its hash and its origin noted before."""
    sha256 = digest(aside)
    origin.note(root, sha256, made_of)
    catalogue.note_file(root, NAME, sha256, there)
    aside.replace(root / NAME)
    sync(root)


def cleared(aside: Path) -> None:
    """Remove what a publish that broke off left."""
    for left in (aside, aside.with_name(f"{aside.name}.wal")):
        left.unlink(missing_ok=True)


def beginning(root: Path, schemas: Schemas, there: str | None) -> Origin | None:
    """Give the origin of the last warehouse, if the next one can begin as its copy.

    Args:
        root: Folder of the lake.
        schemas: The tables of the next warehouse.
        there: The hash of the last one.
    """
    last = origin.known(root, there) if there else None
    now = origin.of_lake(root, names(schemas))
    if last is None or (last.made_by, last.tables) != (now.made_by, now.tables):
        return None
    return last if last.forgotten == now.forgotten else None


def grown(
    aside: Path, schemas: Schemas, root: Path, old: pl.DataFrame, last: Origin
) -> tuple[dict[str, int], int] | None:
    """Build a warehouse from a copy of the last one, and check what is new.

    Returns:
        The rows of each table, and the articles that moved since it was last built whole; None
        where it has to be built whole, which names what is wrong if anything is.
    """
    step = increment.between(last.batches, lake.manifests(root))
    if not increment.promises(step):
        return None
    made = None
    try:
        copy(root / NAME, aside)
        with opened(aside) as con:
            con.execute("SET checkpoint_threshold = '0b'")  # COMMIT writes the file, and no log
            con.execute("BEGIN")
            moved = last.moved + increment.mark(con, root, step, old)
            if increment.is_small(con, moved):
                corpus_files.write(root, old, kept_tables(root, step, moved - last.moved))
                increment.change(con, schemas, root, step)
                found = [*of_new_rows(con, schemas), *miscounts(con, schemas, root, old)]
                con.execute("COMMIT")
                made = None if found else ({n: count(con, n) for n in names(schemas)}, moved)
                con.execute("CHECKPOINT")
        sync(aside)
    except duckdb.Error:
        made = None
    if made is None:
        cleared(aside)
    return made


def kept_tables(root: Path, step: Increment, moved: int) -> frozenset[type[Table]]:
    """Name the tables of all batches that are not built from them again.

    Entities are brought up to date in the copy; stories stay while all batches do.
    """
    same = not (moved or step.came or step.went)
    return frozenset(
        [Entities, Stories] if same and corpus_files.keep(root, Stories) else [Entities]
    )


def built(aside: Path, schemas: Schemas, root: Path, old: pl.DataFrame) -> dict[str, int]:
    """Build a warehouse in a file of its own, and check it; give the rows of each table."""
    with opened(aside) as con:
        con.execute("BEGIN")  # what is declared is written once, not after each statement
        for schema in schemas:
            create(con, schema)
        con.execute("COMMIT")
        for schema in schemas:
            fill(con, schema, root, old)
        con.execute("BEGIN")
        offer(con)
        con.execute("COMMIT")
        carry_over(root / NAME, con)
        found = [*contradictions(con, schemas), *miscounts(con, schemas, root, old)]
        if found:
            advice = "nothing was published, the old warehouse stays; report it"
            raise CheckError("; ".join(found), root, advice)
        counts = {name: count(con, name) for name in names(schemas)}
        con.execute("CHECKPOINT")
    sync(aside)
    return counts


def opened(aside: Path) -> duckdb.DuckDBPyConnection:
    """Open a warehouse that is not published yet."""
    con = duckdb.connect(str(aside))
    con.execute("SET TimeZone = 'UTC'")
    con.execute("SET enable_progress_bar = false")
    return con
