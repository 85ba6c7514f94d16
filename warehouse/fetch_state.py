"""The state of fetching, in the lake: addresses with their outcomes, and servers."""

from pathlib import Path

import polars as pl

from newsfacts.transforms.revisions.fetches import Fetches, Servers
from newsfacts.transforms.table import Table
from newsfacts.warehouse import catalogue
from newsfacts.warehouse.atomic_files import digest, sync, write_parquet

STATE = "state"
FETCHES, SERVERS, FORGOTTEN = (
    f"{STATE}/{name}" for name in ("fetches.parquet", "servers.parquet", "forgotten.txt")
)
#: Bytes of pages that are kept until they are read.
UNREAD = f"{STATE}/unread"
#: The key under which the file says up to which journal it goes.
JOURNAL = "journal"


def fetched(root: Path) -> pl.LazyFrame:
    """Return the fetched addresses of a lake."""
    return _scan(root / STATE / "fetches.parquet", Fetches)


def servers(root: Path) -> pl.LazyFrame:
    """Return the servers that were asked."""
    return _scan(root / STATE / "servers.parquet", Servers)


def write_fetched(root: Path, frame: pl.DataFrame, journal: str) -> None:
    """Replace what was fetched, in one step; `journal` names the last journal that is in it."""
    _write(root / STATE / "fetches.parquet", frame, Fetches, {JOURNAL: journal})


def write_servers(root: Path, frame: pl.DataFrame) -> None:
    """Replace the servers, in one step."""
    _write(root / STATE / "servers.parquet", frame, Servers, {})


def journal_of(root: Path) -> str | None:
    """Name the last journal that is in the state."""
    file = root / STATE / "fetches.parquet"
    return pl.read_parquet_metadata(file).get(JOURNAL) if file.exists() else None


def _scan(file: Path, schema: type[Table]) -> pl.LazyFrame:
    return pl.scan_parquet(file) if file.exists() else schema.create_empty().lazy()


def _write(file: Path, frame: pl.DataFrame, schema: type[Table], more: dict[str, str]) -> None:
    aside = file.with_name(f"{file.name}.part")
    ordered = frame.select(schema.column_names()).sort(schema.primary_key())
    write_parquet(aside, schema.validate(ordered, cast=True), more, schema)
    catalogue.note_file(file.parent.parent, f"{STATE}/{file.name}", digest(aside))
    aside.replace(file)
    sync(file.parent)
