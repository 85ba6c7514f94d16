"""Connection to a DuckLake: a catalogue in SQLite or PostgreSQL, and a folder of Parquet files."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import duckdb

from newsfacts.warehouse.errors import KnownError, WrongUseError
from newsfacts.warehouse.tables import quoted

#: How a catalogue is named, and the extension that each kind needs beside `ducklake`.
NAMED = re.compile(r"ducklake:(sqlite|postgres):(.+)", re.DOTALL)
EXTENSIONS = {"sqlite": "sqlite_scanner", "postgres": "postgres_scanner"}
#: What the catalogue is called in a connection.
LAKE = "lake"
OFFLINE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
PASSWORD = re.compile(r"(password\s*=\s*)\S+|(//[^:@/\s]*:)[^@\s]*(?=@)")


class DuckLakeError(KnownError):
    """A DuckLake that cannot be reached or changed."""


@contextmanager
def attached(to: str, data: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a DuckLake, which is made if it is not there.

    Args:
        to: The catalogue, as `ducklake:sqlite:PATH` or `ducklake:postgres:CONNECTION`.
        data: The folder of its files.

    Raises:
        WrongUseError: It is named otherwise.
        DuckLakeError: An extension is missing, or the catalogue cannot be opened.
    """
    kind = kind_of(to)
    data.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(config=OFFLINE) as con:
        con.execute("SET TimeZone = 'UTC'")
        con.execute("SET enable_progress_bar = false")
        for extension in ("ducklake", EXTENSIONS[kind]):
            load_extension(con, extension)
        # Few rows are files as well: a row that the catalogue only notes as deleted keeps its file.
        options = f"DATA_PATH {quoted(f'{data.resolve()}/')}, DATA_INLINING_ROW_LIMIT 0"
        try:
            con.execute(f"ATTACH {quoted(to)} AS {LAKE} ({options})")
        except duckdb.Error as error:
            advice = "see that its server runs, or name another one"
            raise DuckLakeError(without_password(str(error)), shown(to), advice) from None
        con.execute(f"USE {LAKE}")
        yield con


def kind_of(to: str) -> str:
    """Say what keeps a catalogue: `sqlite` or `postgres`.

    Raises:
        WrongUseError: It is named otherwise.
    """
    found = NAMED.fullmatch(to)
    if found is None:
        advice = "name one as ducklake:sqlite:PATH or ducklake:postgres:CONNECTION"
        raise WrongUseError("no DuckLake", shown(to), advice)
    return found[1]


def load_extension(con: duckdb.DuckDBPyConnection, name: str) -> None:
    """Load an extension from its package on this machine, else as DuckDB has it installed.

    Raises:
        DuckLakeError: It is not there for this version of DuckDB.
    """
    spec = find_spec(f"duckdb_extension_{name}")
    folder = Path(spec.origin).parent if spec and spec.origin else Path()
    file = folder / "extensions" / f"v{duckdb.__version__}" / f"{name}.duckdb_extension"
    try:
        con.execute(f"LOAD {quoted(str(file)) if file.exists() else name}")
    except duckdb.Error:
        what = f"the extension {name} is not there for DuckDB {duckdb.__version__}"
        raise DuckLakeError(what, advice="pip install 'newsfacts[ducklake]'") from None


def shown(to: str) -> str:
    """Write the name of a catalogue without a password."""
    return without_password(to)


def without_password(text: str) -> str:
    """Leave passwords out of a text."""
    return PASSWORD.sub(lambda found: f"{found[1] or found[2]}***", text)
