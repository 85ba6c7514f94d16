"""Tables: which ones the warehouse has, and how each is declared in DuckDB."""

import duckdb
import polars as pl

from newsfacts.transforms.registry import CORPUS, TABLES
from newsfacts.transforms.table import Table
from newsfacts.warehouse.sql_files import offers

#: Tables that stay in Parquet.
PARQUET_ONLY = frozenset({"raw", "shingles", "stories", "tokens", "arcs"})
#: Lists of pairs are maps in DuckDB.
PAIRS, MAP = 'STRUCT("key" VARCHAR, "value" VARCHAR)[]', "MAP(VARCHAR, VARCHAR)"


def published() -> tuple[type[Table], ...]:
    """Give the tables of the warehouse."""
    return tuple(s for s in (*TABLES, *CORPUS) if s.table_name() not in PARQUET_ONLY)


def create(
    con: duckdb.DuckDBPyConnection,
    schema: type[Table],
    name: str | None = None,
    *,
    plain: bool = False,
) -> None:
    """Create a table with the types, the required columns and the comments of its class.

    Args:
        con: Where.
        schema: The class.
        name: Its name there, if it is another one.
        plain: Whether it has the types of Parquet files: no enumerations and no maps.
    """
    name = name or schema.table_name()
    empty = schema.create_empty().to_arrow()  # noqa: F841 (read by name in the query)
    types = con.execute("SELECT column_name, column_type FROM (DESCRIBE FROM empty)").fetchall()
    columns = schema.columns()
    body = ", ".join(
        f"{column} {declared(kind, plain=plain)}{'' if columns[column].nullable else ' NOT NULL'}"
        for column, kind in types
    )
    comments = [
        f"COMMENT ON COLUMN {name}.{column} IS {quoted(comment)}"
        for column, comment in schema.comments().items()
    ]
    about = f"COMMENT ON TABLE {name} IS {quoted(schema.comment())}"
    con.execute("; ".join([f"CREATE TABLE {name} ({body})", about, *comments]))


def declared(kind: str, *, plain: bool) -> str:
    """Write the type of a column."""
    if plain:
        return "VARCHAR" if kind.startswith("ENUM") else kind
    return kind.replace(PAIRS, MAP)


def offer(con: duckdb.DuckDBPyConnection) -> None:
    """Create the views and table macros, with their descriptions."""
    for query in offers():
        con.execute(query.sql)
        what = "VIEW" if query.kind == "view" else "MACRO TABLE"
        con.execute(f"COMMENT ON {what} {query.name} IS {quoted(query.comment)}")


def maps(schema: type[Table]) -> list[str]:
    """Name the columns of a table that are lists of pairs."""
    pairs = pl.List(pl.Struct({"key": pl.String, "value": pl.String}))
    return [name for name, kind in schema.create_empty().schema.items() if kind == pairs]


def rows_of(schema: type[Table], relation: str) -> str:
    """Write the query of rows as frames and Parquet hold them, lists of pairs made maps."""
    made = ", ".join(f"map_from_entries({name}) AS {name}" for name in maps(schema))
    return f"SELECT * {f'REPLACE ({made}) ' if made else ''}FROM {relation}"


def quoted(text: str) -> str:
    """Write a text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"
