"""Tables of a DuckLake: declared, described, and put together by the views of the warehouse."""

import re
from collections.abc import Iterable

import duckdb

from newsfacts.transforms.registry import LATE
from newsfacts.transforms.table import Table
from newsfacts.warehouse import origin
from newsfacts.warehouse.sql_files import offers
from newsfacts.warehouse.tables import create, quoted

#: What the catalogue has, by kind.
REGISTERED = "CREATE TABLE IF NOT EXISTS registered (kind VARCHAR, name VARCHAR)"


def stored_name(schema: type[Table]) -> str:
    """Name the table that holds the rows as batches have them."""
    name = schema.table_name()
    return f"{name}_stored" if schema in LATE else name


def declare(con: duckdb.DuckDBPyConnection, schemas: Iterable[type[Table]]) -> None:
    """Create the tables and views that are missing, and the views anew after other rules."""
    con.execute(REGISTERED)
    there = {name for (name,) in con.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    for schema in schemas:
        if stored_name(schema) not in there:
            create(con, schema, stored_name(schema), plain=True)
    same_rules = "SELECT 1 FROM registered WHERE kind = 'rules' AND name = $1"
    if con.execute(same_rules, [origin.made_by()]).fetchall():
        return
    for schema, late in LATE.items():
        con.execute(with_late_columns(schema, late))
    for query in offers():
        con.execute(again(query.sql))
        if query.kind == "view":
            con.execute(f"COMMENT ON VIEW {query.name} IS {quoted(query.comment)}")


def again(sql: str) -> str:
    """Write the statement of a view or macro for a DuckLake, in the place of one that is there.

    DuckLake keeps NULL as the default of a parameter as the word NULL: an empty text says it here.
    """
    anew = re.sub(r"^CREATE (VIEW|MACRO)", r"CREATE OR REPLACE \1", sql, flags=re.MULTILINE)
    head, between, body = anew.partition("AS TABLE")
    for name in re.findall(r"(\w+) := NULL", head):
        body = re.sub(rf"\b{name}\b", f"nullif({name}::VARCHAR, '')", body)
    return head.replace(":= NULL", ":= ''") + between + body


def with_late_columns(schema: type[Table], late: type[Table]) -> str:
    """Write the view of a table with the columns that depend on all batches."""
    name, key = schema.table_name(), schema.primary_key()
    columns = [column for column in late.column_names() if column not in key]
    replaced = ", ".join(f"late.{column} AS {column}" for column in columns)
    return (
        f"CREATE OR REPLACE VIEW {name} AS SELECT stored.* REPLACE ({replaced})"  # noqa: S608
        f" FROM {stored_name(schema)} stored JOIN {late.table_name()} late USING ({', '.join(key)})"
    )
