"""Query: read-only SQL on the warehouse, with no way out of it."""

from pathlib import Path

import polars as pl


def query(root: Path, sql: str) -> pl.DataFrame:
    """Run one SQL statement on the published warehouse.

    Args:
        root: Folder of the lake.
        sql: The statement; it can read the warehouse, and nothing else.

    Raises:
        QueryError: The statement is not understood.
        WrongUseError: There is no warehouse.
    """
