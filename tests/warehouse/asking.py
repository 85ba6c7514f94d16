"""Questions to a warehouse."""

from typing import Any

import duckdb


def ask(con: duckdb.DuckDBPyConnection, sql: str) -> list[Any]:
    return con.execute(sql).fetchall()
