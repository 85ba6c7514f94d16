"""The warehouse: described, checked, and swapped in under the eyes of readers."""

import subprocess
import sys
from pathlib import Path

import duckdb
import polars as pl
import pytest

from newsfacts.transforms.articles.articles import Articles
from newsfacts.transforms.times.times import Times
from newsfacts.warehouse import dictionary, lake, load
from newsfacts.warehouse.connection import NAME
from newsfacts.warehouse.contradictions import keys_lead_somewhere
from newsfacts.warehouse.errors import CheckError, QueryError
from newsfacts.warehouse.query import query
from newsfacts.warehouse.sql_files import checks, comment_of, offers
from newsfacts.warehouse.tables import create, published, rows_of
from tests.support import built


def test_every_table_and_column_is_described_in_the_same_words(root: Path) -> None:
    with duckdb.connect(str(root / NAME), read_only=True) as con:
        described = dict(con.execute("SELECT table_name, comment FROM duckdb_tables()").fetchall())
        columns = con.execute(
            "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal"
        ).fetchall()
    declared = {s.table_name(): s for s in published()}
    named = [(table, column, comment) for table, column, comment in columns if table in declared]

    assert described == {name: schema.comment() for name, schema in declared.items()}
    assert {(t, c, text) for t, c, text in named} == {
        (t, c, text) for t, schema in declared.items() for c, text in schema.comments().items()
    }


def test_every_view_is_described_and_answers(root: Path) -> None:
    views = [offer for offer in offers() if offer.kind == "view"]
    assert views
    for view in views:
        assert view.comment
        assert query(root, f"FROM {view.name} LIMIT 1").width


def test_every_macro_is_described(root: Path) -> None:
    with duckdb.connect(str(root / NAME), read_only=True) as con:
        found = con.execute(
            "SELECT function_name, comment FROM duckdb_functions()"
            " WHERE NOT internal AND function_type = 'table_macro'"
        ).fetchall()

    macros = {offer.name: offer.comment for offer in offers() if offer.kind == "table macro"}
    assert dict(found) == macros
    assert all(macros.values())


def test_what_a_query_reads_comes_before_it() -> None:
    order = [offer.name for offer in offers()]

    assert len(order) == len(set(order))
    for reader, read in (
        ("timeline", "facts"),
        ("actor_profile", "entities_named"),
        ("events_between", "events_told"),
    ):
        assert order.index(read) < order.index(reader)


def test_every_check_has_a_description() -> None:
    assert all(comment_of(sql) for _, sql in checks())


def test_dates_can_be_asked_for_with_the_words_they_came_from(root: Path) -> None:
    found = query(root, "SELECT timex_value, text FROM times ORDER BY start_char").rows()

    assert found[0] == ("2020-05-03", "May 3, 2020")


def test_a_query_cannot_leave_or_change_the_warehouse(root: Path) -> None:
    for sql in (
        "FROM read_csv('/etc/passwd')",
        "COPY articles TO '/tmp/x.csv'",
        "ATTACH '/tmp/x.duckdb'",
        "DELETE FROM articles",
        "SET enable_external_access = true",
        "INSTALL httpfs",
    ):
        with pytest.raises(QueryError):
            query(root, sql)


def test_what_fails_a_check_is_not_published(root: Path) -> None:
    before = (root / NAME).read_bytes()
    again = {**built("It rained.")}  # the key of article 0 again, in another batch
    lake.write(root, "c", "1", again)

    with pytest.raises(CheckError, match="articles_key_is_unique"):
        load.publish(root)
    assert (root / NAME).read_bytes() == before


def test_a_key_that_leads_nowhere_is_not_published(root: Path) -> None:
    frames = built("It rained on May 3, 2020.")
    lost = frames[Times].with_columns(article_id=pl.lit("nobody"))
    with duckdb.connect() as con:
        for schema, rows in ((Articles, frames[Articles]), (Times, lost)):
            create(con, schema)
            con.register("rows", rows)
            table, chosen = schema.table_name(), rows_of(schema, "rows")
            con.execute(f"INSERT INTO {table} BY NAME {chosen}")
            con.unregister("rows")
        checked = dict(keys_lead_somewhere(Times, {"articles", "times"}))
        found = con.execute(checked["times_article_id_leads_to_articles"]).fetchall()

    assert len(found) == lost.height == 1


READER = """
import sys, threading, duckdb
file, errors, versions = sys.argv[1], 0, set()
held = duckdb.connect(file, read_only=True)
print("ready", flush=True)
done = threading.Event()
threading.Thread(target=lambda: (sys.stdin.read(), done.set())).start()
while not done.wait(0.02):
    try:
        held.execute("SELECT count(*) FROM sentences").fetchall()
        versions.add(held.execute("SELECT count(*) FROM articles").fetchall()[0][0])
    except duckdb.Error as error:
        errors += 1
        print(error)
print(errors, sorted(versions))
"""


def test_an_open_reader_neither_blocks_a_publish_nor_breaks(root: Path) -> None:
    reader = subprocess.Popen(
        [sys.executable, "-c", READER, str(root / NAME)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert reader.stdout
    assert reader.stdout.readline() == "ready\n"
    for _ in range(3):
        load.publish(root)
        assert query(root, "FROM articles").height == 1
    rest, _ = reader.communicate()

    assert rest == "0 [1]\n"


def test_the_dictionary_is_current() -> None:
    assert dictionary.FILE.read_text() == dictionary.render(), f"run: {dictionary.COMMAND}"
