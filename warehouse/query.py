"""Query: read-only SQL on the warehouse, with no way out of it."""

from pathlib import Path

import duckdb
import polars as pl

from newsfacts.warehouse.answers import answer
from newsfacts.warehouse.connection import opened
from newsfacts.warehouse.errors import QueryError


def query(root: Path, sql: str) -> pl.DataFrame:
    """Run one SQL statement on the published warehouse.

    Args:
        root: Folder of the lake.
        sql: The statement; it can read the warehouse, and nothing else.

    Raises:
        QueryError: The statement is not understood.
        WrongUseError: There is no warehouse.
    """
    try:
        with opened(root) as con:
            return answer(con, sql)
    except duckdb.Error as error:
        raise QueryError(str(error).partition("\n\n")[0]) from None
