"""DuckLake: the Parquet files of a lake in a catalogue that many can read; a snapshot per publish.

facts/events/batch=a1/part.parquet   is also   ducklake/events/a1.parquet, which the catalogue lists

No byte is copied: the second name is a hard link. For DuckLake deletes files that no snapshot has
any more, and that must not be those of the lake.
"""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import polars as pl

from newsfacts.transforms.articles.articles import Articles
from newsfacts.transforms.articles.stories import Stories
from newsfacts.transforms.registry import CORPUS, TABLES
from newsfacts.transforms.table import Table
from newsfacts.warehouse import catalogue, corpus_files, lake, origin
from newsfacts.warehouse.ducklake_connection import LAKE, DuckLakeError, attached, shown
from newsfacts.warehouse.ducklake_tables import declare, stored_name
from newsfacts.warehouse.revisions import older
from newsfacts.warehouse.tables import published

FOLDER = "ducklake"


@dataclass(slots=True)
class Listed:
    """What the catalogue has: batches, files of the corpus, rules, and what was forgotten."""

    batches: set[str] = field(default_factory=set)
    corpus: set[str] = field(default_factory=set)
    rules: set[str] = field(default_factory=set)
    forgotten: set[str] = field(default_factory=set)


def register(root: Path, to: str) -> int:
    """Bring a DuckLake to what was published of a lake, in one snapshot.

    Where articles were forgotten, older snapshots and their files go too.

    Args:
        root: Folder of the lake; nothing else may work on it meanwhile.
        to: The catalogue, as `ducklake:sqlite:PATH` or `ducklake:postgres:CONNECTION`.

    Returns:
        The number of the snapshot; that of the last one where nothing is different.

    Raises:
        DuckLakeError: The catalogue cannot be opened or changed; it stays as it was.
    """
    schemas: tuple[type[Table], ...] = (*published(), Stories)
    with attached(to, root / FOLDER) as con:
        try:
            con.execute("BEGIN")
            declare(con, schemas)
            before = listed(con)
            change(con, schemas, root, before)
            con.execute("COMMIT")
            if before.forgotten and before.forgotten != {origin.forgotten(root)}:
                forget_older(con)
        except duckdb.Error as error:
            what = " ".join(str(error).split())[:200]
            raise DuckLakeError(what, shown(to), "nothing was changed; name a new one") from None
        return newest(con)


def listed(con: duckdb.DuckDBPyConnection) -> Listed:
    """Read what the catalogue has."""
    found = Listed()
    for kind, name in con.execute("SELECT kind, name FROM registered").fetchall():
        getattr(found, kind).add(name)
    return found


def change(
    con: duckdb.DuckDBPyConnection, schemas: Sequence[type[Table]], root: Path, before: Listed
) -> None:
    """List what came, and take out what went, in the open transaction."""
    manifests = {manifest.batch_id: manifest for manifest in lake.manifests(root)}
    stored = [schema for schema in schemas if schema in TABLES]
    went, came = before.batches - {*manifests}, {*manifests} - before.batches
    con.register("went", pl.DataFrame({"batch_id": sorted(went)}, {"batch_id": pl.String}))
    con.execute(
        "CREATE OR REPLACE TEMP TABLE gone AS"  # noqa: S608
        f" SELECT article_id FROM {stored_name(Articles)} SEMI JOIN went USING (batch_id)"
    )
    if went:
        delete(con, stored)
    for schema in stored:
        name = schema.table_name()
        files = [lake.path(root, name, one) for one in came if name in manifests[one].tables]
        add(con, root, schema, {file.parent.name.removeprefix("batch="): file for file in files})
    show_newest(con, stored, root)
    corpus = replace_corpus(con, root, before.corpus)
    now = Listed({*manifests}, corpus, {origin.made_by()}, {origin.forgotten(root)})
    if now != before:
        note(con, now, len(manifests))


def delete(con: duckdb.DuckDBPyConnection, stored: Iterable[type[Table]]) -> None:
    """Take out the rows of the articles in `gone`."""
    for schema in stored:
        con.execute(f"DELETE FROM {stored_name(schema)} WHERE article_id IN (FROM temp.gone)")  # noqa: S608


def add(
    con: duckdb.DuckDBPyConnection, root: Path, schema: type[Table], files: dict[str, Path]
) -> None:
    """List files as rows of a table, each under a second name."""
    for name, file in sorted(files.items()):
        link = root.resolve() / FOLDER / schema.table_name() / f"{name}.parquet"
        link.parent.mkdir(parents=True, exist_ok=True)
        link.unlink(missing_ok=True)
        os.link(file, link)
        con.execute(
            "CALL ducklake_add_data_files($1, $2, $3)", [LAKE, stored_name(schema), str(link)]
        )


def show_newest(con: duckdb.DuckDBPyConnection, stored: Sequence[type[Table]], root: Path) -> None:
    """Take out the texts that no address shows any more, and bring back those that one shows."""
    con.register("old", older(root))
    articles = stored_name(Articles)
    con.execute(
        "CREATE OR REPLACE TEMP TABLE gone AS"  # noqa: S608
        f" SELECT article_id FROM {articles} SEMI JOIN old USING (article_id)"
    )
    if con.execute("FROM temp.gone LIMIT 1").fetchall():
        delete(con, stored)
    con.execute(
        "CREATE OR REPLACE TEMP TABLE back AS SELECT article_id FROM read_parquet($1)"  # noqa: S608
        f" ANTI JOIN old USING (article_id) ANTI JOIN {articles} USING (article_id)",
        [[*map(str, lake.files(root, Articles.table_name()))]],
    )
    if con.execute("FROM temp.back LIMIT 1").fetchall():
        for schema in stored:
            con.execute(
                f"INSERT INTO {stored_name(schema)} BY NAME"
                " FROM read_parquet($1, hive_partitioning = false)"
                " SEMI JOIN temp.back USING (article_id)",
                [[*map(str, lake.files(root, schema.table_name()))]],
            )


def replace_corpus(con: duckdb.DuckDBPyConnection, root: Path, before: set[str]) -> set[str]:
    """Put the tables that all batches make together in the place of the last ones."""
    noted = catalogue.read(root).files
    now: set[str] = set()
    for schema in CORPUS:
        path = corpus_files.name(schema)
        name = f"{schema.table_name()}-{noted[path][-1][:16]}"
        now.add(name)
        if name not in before:
            con.execute(f"DELETE FROM {stored_name(schema)}")  # noqa: S608
            add(con, root, schema, {name: root / path})
    return now


def note(con: duckdb.DuckDBPyConnection, now: Listed, batches: int) -> None:
    """Note what the catalogue has, and say so in the snapshot."""
    rows = [
        (kind, name)
        for kind in ("batches", "corpus", "rules", "forgotten")
        for name in sorted(getattr(now, kind))
    ]
    con.register("noted", pl.DataFrame(rows, ["kind", "name"], orient="row"))
    con.execute("DELETE FROM registered")
    con.execute("INSERT INTO registered FROM noted")
    con.execute(f"CALL {LAKE}.set_commit_message('newsfacts', 'published: {batches} batches')")


def forget_older(con: duckdb.DuckDBPyConnection) -> None:
    """Delete all snapshots but the newest, and the files that only they have."""
    con.execute(f"CALL ducklake_expire_snapshots('{LAKE}', older_than => now())")
    con.execute(f"CALL ducklake_cleanup_old_files('{LAKE}', cleanup_all => true)")


def newest(con: duckdb.DuckDBPyConnection) -> int:
    """Give the number of the newest snapshot."""
    found = con.execute(f"SELECT max(snapshot_id) FROM ducklake_snapshots('{LAKE}')").fetchall()  # noqa: S608
    return int(found[0][0])
