"""Query: read-only SQL on the warehouse, with no way out of it."""

from pathlib import Path

import duckdb
import polars as pl

from newsfacts.warehouse.answers import answer
from newsfacts.warehouse.errors import QueryError, WrongUseError
from newsfacts.warehouse.load import NAME

#: A query sees the warehouse in UTC, and nothing outside it.
LOCKED = (
    "SET TimeZone = 'UTC'",
    "SET enable_external_access = false",
    "SET lock_configuration = true",
)


def query(root: Path, sql: str) -> pl.DataFrame:
    """Run one SQL statement on the published warehouse.

    Args:
        root: Folder of the lake.
        sql: The statement; it can read the warehouse, and nothing else.

    Raises:
        QueryError: There is no warehouse, or the statement is not understood.
    """
    file = root / NAME
    if not file.exists():
        advice = f"check --out, or run `newsfacts run SOURCE... --out {root}` first"
        raise WrongUseError("no warehouse", file, advice)
    try:
        with duckdb.connect(str(file), read_only=True) as con:
            for setting in LOCKED:
                con.execute(setting)
            return answer(con, sql)
    except duckdb.Error as error:
        raise QueryError(str(error).partition("\n\n")[0]) from None
