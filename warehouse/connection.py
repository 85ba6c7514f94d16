"""Connection to a warehouse: the published file, read-only and locked."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from newsfacts.warehouse import place
from newsfacts.warehouse.errors import WrongUseError

NAME = place.NAME

#: A reader sees the warehouse in UTC, and nothing outside it.
LOCKED = (
    "SET TimeZone = 'UTC'",
    "SET enable_progress_bar = false",
    "SET enable_external_access = false",
    "SET lock_configuration = true",
)


@contextmanager
def opened(root: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the published warehouse read-only, with no way out of it.

    Raises:
        WrongUseError: The folder has no warehouse.
    """
    file = root / NAME
    if root.is_file():
        raise WrongUseError("a file", root, "name the folder that a run has filled")
    if not file.exists():
        advice = f"check --out, or run `newsfacts run SOURCE... --out {root}` first"
        raise WrongUseError("no warehouse", file, advice)
    with duckdb.connect(str(file), read_only=True) as con:
        for setting in LOCKED:
            con.execute(setting)
        yield con
