"""Contradictions: rows of a new warehouse that fail a check; it is then not published."""

from collections.abc import Collection, Iterable

import duckdb

from newsfacts.transforms.registry import TABLES
from newsfacts.transforms.table import Span, Table
from newsfacts.warehouse.answers import quoted
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
        tests += [*keys(schema), *evidences(schema), *keys_lead_somewhere(schema, there)]
    yield from failed(con, tests)


def of_new_rows(con: duckdb.DuckDBPyConnection, schemas: Collection[type[Table]]) -> Iterable[str]:
    """Yield a line for each check that finds rows among those that are new.

    Tables that are built from all batches are checked whole.
    """
    there = {schema.table_name() for schema in schemas}
    stored = [schema for schema in schemas if schema in TABLES]
    within, across = [*checks()], []
    for schema in schemas:
        if schema in TABLES:
            within += evidences(schema)
            across += [*keys(schema, new_rows(schema)), *left_alone(schema)]
            across += keys_lead_somewhere(schema, there, new_rows(schema))
        else:
            across += [*keys(schema), *evidences(schema), *keys_lead_somewhere(schema, there)]
    yield from [*hidden(con, stored, within)]
    yield from failed(con, across)


def hidden(
    con: duckdb.DuckDBPyConnection,
    stored: Collection[type[Table]],
    tests: Iterable[tuple[str, str]],
) -> Iterable[str]:
    """Yield a line for each check of rows of one article that finds new ones.

    A view of the same name hides a table meanwhile: the checks read new rows only.
    """
    here = quoted(con.execute("SELECT current_database()").fetchall()[0][0])
    for schema in stored:
        rows = new_rows(schema, f"{here}.main.")
        con.execute(f"CREATE TEMP VIEW {schema.table_name()} AS FROM {rows}")
    try:
        yield from failed(con, tests)
    finally:
        for schema in stored:
            con.execute(f"DROP VIEW temp.{schema.table_name()}")


def new_rows(schema: type[Table], where: str = "") -> str:
    """Write the relation of the rows of new articles."""
    return f"(FROM {where}{schema.table_name()} SEMI JOIN {CAME} USING (article_id))"


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
        query = f"SELECT {key} FROM {among} GROUP BY {key} HAVING count(*) > 1"  # noqa: S608
        yield f"{name}_key_is_unique", query


def evidences(schema: type[Table]) -> Iterable[tuple[str, str]]:
    """Yield the check that the words of each row are where it says."""
    if issubclass(schema, Span):
        yield f"{schema.table_name()}_evidence_holds", evidence(schema)


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
