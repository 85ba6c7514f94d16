"""Contradictions: rows of a new warehouse that fail a check; it is then not published."""

from collections.abc import Collection, Iterable

import duckdb

from newsfacts.transforms.table import Span, Table
from newsfacts.warehouse.keys import foreign_keys
from newsfacts.warehouse.sql_files import checks


def contradictions(
    con: duckdb.DuckDBPyConnection, schemas: Collection[type[Table]]
) -> Iterable[str]:
    """Yield a line for each check that finds rows: general ones for every table, then the files."""
    there = {schema.table_name() for schema in schemas}
    tests = [*checks()]
    for schema in schemas:
        tests += [*general(schema), *keys_lead_somewhere(schema, there)]
    for name, sql in tests:
        found = con.execute(f"SELECT count(*) FROM ({sql.rstrip().rstrip(';')})").fetchall()  # noqa: S608
        if found[0][0]:
            yield f"check {name}: {found[0][0]} rows"


def general(schema: type[Table]) -> Iterable[tuple[str, str]]:
    """Yield the checks that every table must pass: keys are unique, evidence is where it says."""
    name, key = schema.table_name(), ", ".join(schema.primary_key())
    if key:
        yield (
            f"{name}_key_is_unique",
            f"SELECT {key} FROM {name} GROUP BY {key} HAVING count(*) > 1",  # noqa: S608
        )
    if issubclass(schema, Span):
        query = (
            f"SELECT t.article_id FROM {name} t LEFT JOIN articles a USING (article_id) "  # noqa: S608
            "WHERE substr(a.text, t.start_char + 1, t.end_char - t.start_char) "
            "IS DISTINCT FROM t.text"
        )
        yield f"{name}_evidence_holds", query


def keys_lead_somewhere(schema: type[Table], there: Collection[str]) -> Iterable[tuple[str, str]]:
    """Yield a check for each key of another table that a table holds: its row is there."""
    name = schema.table_name()
    for key in foreign_keys(schema):
        if key.table in there:
            pairs = [*zip(key.columns, key.target, strict=True)]
            same = " AND ".join(f"t.{held} = r.{known}" for held, known in pairs)
            known = " AND ".join(f"t.{held} IS NOT NULL" for held in key.columns)
            query = f"SELECT t.* FROM {name} t ANTI JOIN {key.table} r ON {same} WHERE {known}"  # noqa: S608
            yield f"{name}_{'_'.join(key.columns)}_leads_to_{key.table}", query
