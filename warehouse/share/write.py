"""Write: the package for others, from a published warehouse."""

from importlib.metadata import version
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from newsfacts.transforms.table import Table
from newsfacts.warehouse import catalogue
from newsfacts.warehouse.atomic_files import digest, write_text
from newsfacts.warehouse.connection import NAME, opened
from newsfacts.warehouse.errors import KnownError
from newsfacts.warehouse.package import Part
from newsfacts.warehouse.place import CROISSANT
from newsfacts.warehouse.share import describe
from newsfacts.warehouse.share.croissant import croissant
from newsfacts.warehouse.share.evidence import SHARED, WHOLE_TEXTS, select
from newsfacts.warehouse.tables import create, offer, published, rows_of

#: Rows of a row group: what a reader has to read at least.
GROUP = 50_000


class OccupiedError(KnownError):
    """The folder to share into holds something else."""


def share(root: Path, folder: Path, *, texts: bool = False, licence: str | None = None) -> int:
    """Write a package to share.

    Args:
        root: Folder of the warehouse.
        folder: Folder of the package; it is made, or an older package in it is replaced.
        texts: Put the articles' texts in too, where their publishers allow it.
        licence: SPDX id of the licence under which the facts are shared.

    Returns:
        The number of rows.

    Raises:
        OccupiedError: The folder holds a lake, or files that are no package.
    """
    require_free(folder)
    schemas = (*SHARED, *(WHOLE_TEXTS if texts else ()))
    with opened(root) as con:
        emptied(folder / "data")
        shared = [write_table(con, schema, folder, texts=texts) for schema in schemas]
        about = about_of(con, folder.resolve().name, texts=texts, licence=licence)
    write_warehouse(folder, shared)
    written = {
        "datapackage.json": describe.data_package(shared, about),
        "README.md": describe.card(shared, about),
        CROISSANT: croissant(shared, about),
        "CITATION.cff": describe.citation(about),
    }
    for name, text in written.items():
        write_text(folder / name, text)
    listed = [*written, NAME, *(file.part.path for file in shared)]
    sums = "".join(f"{digest(folder / name)}  {name}\n" for name in sorted(listed))
    write_text(folder / "SHA256SUMS", sums)
    return sum(file.part.rows for file in shared)


def require_free(folder: Path) -> None:
    """Refuse to write into a folder that holds anything but an older package.

    Raises:
        OccupiedError: It does.
    """
    advice = "name an empty folder"
    if (folder / catalogue.NAME).exists():
        raise OccupiedError("a lake is there, and its warehouse would be replaced", folder, advice)
    if folder.exists() and any(folder.iterdir()) and not (folder / CROISSANT).exists():
        raise OccupiedError("it holds other files", folder, advice)


def emptied(data: Path) -> None:
    """Make the folder of the tables, without those of an older package: they may be whole texts."""
    data.mkdir(parents=True, exist_ok=True)
    for file in data.glob("*.parquet"):
        file.unlink()


def write_table(
    con: duckdb.DuckDBPyConnection, schema: type[Table], folder: Path, *, texts: bool
) -> describe.Shared:
    """Write what may be shared of a table as one Parquet file, its columns described in it."""
    name = schema.table_name()
    rows = con.execute(select(schema, texts=texts)).to_arrow_table()
    target = schema.arrow_schema()
    kinds = pa.schema([described(field) for field in target])
    file = folder / "data" / f"{name}.parquet"
    pq.write_table(
        rows.select(kinds.names).cast(kinds.with_metadata({"description": schema.comment()})),
        file,
        compression="zstd",
        row_group_size=GROUP,
        write_page_checksum=True,
    )
    path = file.relative_to(folder).as_posix()
    return describe.Shared(schema, Part(path, rows.num_rows, file.stat().st_size, digest(file)))


def described(field: pa.Field) -> pa.Field:
    """Return a column that may be NULL, of a type that every reader knows."""
    kind = field.type
    if pa.types.is_dictionary(kind) or pa.types.is_large_string(kind) or "view" in str(kind):
        kind = pa.string()
    elif pa.types.is_large_list(kind) and not pa.types.is_struct(kind.value_type):
        kind = pa.list_(pa.string())
    return pa.field(field.name, kind, nullable=True, metadata=field.metadata)


def write_warehouse(folder: Path, shared: list[describe.Shared]) -> None:
    """Build a warehouse over the package's files, so that views and macros answer."""
    file = folder / NAME
    aside = file.with_name(f"{NAME}.part")
    aside.unlink(missing_ok=True)
    there = {one.schema.table_name(): folder / one.part.path for one in shared}
    with duckdb.connect(str(aside)) as con:
        con.execute("SET TimeZone = 'UTC'")
        for schema in published():
            name = schema.table_name()
            create(con, schema)
            if name in there:
                for column in schema.column_names():
                    con.execute(f"ALTER TABLE {name} ALTER COLUMN {column} DROP NOT NULL")
                rows = rows_of(schema, "read_parquet($1)")
                con.execute(f"INSERT INTO {name} BY NAME {rows}", [str(there[name])])
        offer(con)
    aside.replace(file)


def about_of(
    con: duckdb.DuckDBPyConnection, name: str, *, texts: bool, licence: str | None
) -> describe.About:
    """Find what holds of the package as a whole."""
    sql = "SELECT count(*), min(published_earliest), max(published_latest) FROM articles"
    ((articles, earliest, latest),) = con.execute(sql).fetchall()
    publishers = """SELECT coalesce(publisher, 'not stated'), count(*) FROM articles
                    GROUP BY ALL ORDER BY count(*) DESC, 1"""
    slug = "".join(letter if letter.isalnum() else "-" for letter in name.lower()).strip("-")
    return describe.About(
        slug or "newsfacts",
        version("newsfacts"),
        licence,
        texts,
        articles,
        earliest,
        latest,
        dict(con.execute(publishers).fetchall()),
    )
