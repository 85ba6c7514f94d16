"""A warehouse in memory: the same tables, views and macros over frames."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import duckdb
import polars as pl

from newsfacts.warehouse.tables import create, offer, published, rows_of


@contextmanager
def in_memory(tables: Mapping[str, pl.DataFrame]) -> Iterator[duckdb.DuckDBPyConnection]:
    """Offer frames as a warehouse; tables that are not given are empty.

    Args:
        tables: The frames by the name of the table.
    """
    with duckdb.connect() as con:
        con.execute("SET TimeZone = 'UTC'")
        for schema in published():
            create(con, schema)
            rows = tables.get(schema.table_name())
            if rows is not None and rows.height:
                con.execute(f"INSERT INTO {schema.table_name()} BY NAME {rows_of(schema, 'rows')}")
        offer(con)
        yield con
