"""Contradictions: rows of a new warehouse that fail a check; it is then not published."""

from collections.abc import Collection, Iterable

import duckdb

from newsfacts.transforms.registry import TABLES
from newsfacts.transforms.table import Table
from newsfacts.warehouse.evidence_checks import evidence
from newsfacts.warehouse.keys import foreign_keys
from newsfacts.warehouse.sql_files import checks

#: Articles whose rows are new in a warehouse that began as a copy, and entities that left it.
CAME, LEFT = "temp.came", "temp.entities_that_left"


def contradictions(
    con: duckdb.DuckDBPyConnection, schemas: Collection[type[Table]]
) -> Iterable[str]:
    """Yield a line for each check that finds rows: general ones for every table, then the files."""
    there = {schema.table_name() for schema in schemas}
    tests = [*checks()]
    for schema in schemas:
        tests += [*keys(schema), *keys_lead_somewhere(schema, there)]
    yield from misplaced(con, schemas)
    yield from failed(con, tests)


def of_new_rows(con: duckdb.DuckDBPyConnection, schemas: Collection[type[Table]]) -> Iterable[str]:
    """Yield a line for each check that finds rows among those that are new.

    Tables that are built from all batches are checked whole.
    """
    there = {schema.table_name() for schema in schemas}
    stored = [schema for schema in schemas if schema in TABLES]
    tests: list[tuple[str, str]] = []
    for schema in stored:
        name = schema.table_name()
        con.execute(
            f"CREATE TEMP TABLE new_{name} AS FROM {name} SEMI JOIN {CAME} USING (article_id)"
        )
    for schema in schemas:
        rows = new_rows(schema) if schema in TABLES else ""
        tests += [*keys(schema, rows), *keys_lead_somewhere(schema, there, rows)]
        tests += left_alone(schema) if rows else ()
    yield from hidden(con, stored)
    yield from failed(con, tests)


def new_rows(schema: type[Table]) -> str:
    """Name the table of the rows of new articles."""
    return f"temp.new_{schema.table_name()}"


def hidden(con: duckdb.DuckDBPyConnection, stored: Collection[type[Table]]) -> Iterable[str]:
    """Yield a line for each check of rows of one article that finds new ones.

    A view of the same name hides a table meanwhile: the checks read new rows only.
    """
    for schema in stored:
        con.execute(f"CREATE TEMP VIEW {schema.table_name()} AS FROM {new_rows(schema)}")
    try:
        yield from [*misplaced(con, stored), *failed(con, checks())]
    finally:
        for schema in stored:
            con.execute(f"DROP VIEW temp.{schema.table_name()}")


def misplaced(con: duckdb.DuckDBPyConnection, schemas: Collection[type[Table]]) -> Iterable[str]:
    """Yield a line for each table with rows whose words are not where they say."""
    for table, rows in con.execute(evidence(schemas)).fetchall():
        yield f"check {table}_evidence_holds: {rows} rows"


def failed(con: duckdb.DuckDBPyConnection, tests: Iterable[tuple[str, str]]) -> Iterable[str]:
    """Yield a line for each check that finds rows."""
    for name, sql in tests:
        found = con.execute(f"SELECT count(*) FROM ({sql.rstrip().rstrip(';')})").fetchall()  # noqa: S608
        if found[0][0]:
            yield f"check {name}: {found[0][0]} rows"


def keys(schema: type[Table], rows: str = "") -> Iterable[tuple[str, str]]:
    """Yield the check that keys are unique.

    Args:
        schema: The table.
        rows: The relation of those of its rows that are checked, if not all are.
    """
    name, key = schema.table_name(), ", ".join(schema.primary_key())
    among = rows or name
    if rows and "article_id" not in schema.primary_key():
        among = f"{name} SEMI JOIN {rows} USING ({key})"  # rows of other articles may have it
    if key:
        # Numbers are grouped in a third of the time of words; equal ones may still be of two keys.
        twice = f"SELECT hash({key}) AS number FROM {among} GROUP BY ALL HAVING count(*) > 1"  # noqa: S608
        query = (
            f"SELECT {key} FROM {among} WHERE hash({key}) IN ({twice})"  # noqa: S608
            f" GROUP BY {key} HAVING count(*) > 1"
        )
        yield f"{name}_key_is_unique", query


def keys_lead_somewhere(
    schema: type[Table], there: Collection[str], rows: str = ""
) -> Iterable[tuple[str, str]]:
    """Yield a check for each key of another table that a table holds: its row is there."""
    name = schema.table_name()
    for key in foreign_keys(schema):
        if key.table in there:
            pairs = [*zip(key.columns, key.target, strict=True)]
            same = " AND ".join(f"t.{held} = r.{known}" for held, known in pairs)
            known = " AND ".join(f"t.{held} IS NOT NULL" for held in key.columns)
            query = (
                f"SELECT t.* FROM {rows or name} t ANTI JOIN {key.table} r ON {same} WHERE {known}"  # noqa: S608
            )
            yield f"{name}_{'_'.join(key.columns)}_leads_to_{key.table}", query


def left_alone(schema: type[Table]) -> Iterable[tuple[str, str]]:
    """Yield a check for each key of an entity that a table holds: none is of one that is gone."""
    name = schema.table_name()
    for key in foreign_keys(schema):
        if key.table == "entities":
            (held,) = key.columns
            query = f"FROM {name} t SEMI JOIN {LEFT} l ON t.{held} = l.entity_id"
            yield f"{name}_{held}_leads_to_entities", query
