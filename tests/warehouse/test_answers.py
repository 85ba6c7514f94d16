"""Answers, and what was broken on purpose by class: what a spreadsheet or terminal would run."""

import io
from datetime import date

import duckdb
import polars as pl
import pytest

from newsfacts.flows import output
from newsfacts.warehouse.answers import answer
from newsfacts.warehouse.errors import QueryError


@pytest.fixture
def con() -> duckdb.DuckDBPyConnection:
    con = duckdb.connect()
    con.execute("SET TimeZone = 'UTC'")
    return con


@pytest.mark.parametrize(
    ("sql", "columns", "row"),
    [
        ("SELECT 1 a, 2 a, 3 A", ["a", "a_1", "A_2"], (1, 2, 3)),
        ("SELECT INTERVAL 1 DAY x", ["x"], ("1 day",)),
        ("SELECT [INTERVAL 1 DAY] x", ["x"], ("[1 day]",)),
        ("SELECT 'infinity'::DATE d", ["d"], ("infinity",)),
        ("SELECT '-infinity'::TIMESTAMPTZ d", ["d"], ("-infinity",)),
        ("SELECT DATE '290000-01-01' d", ["d"], ("290000-01-01",)),
        ("SELECT ['infinity'::TIMESTAMP] d", ["d"], ("[infinity]",)),
        ("SELECT {'day': DATE 'infinity'} d", ["d"], ("{'day': infinity}",)),
        ("SELECT 1::BIGNUM n", ["n"], ("1",)),
        ("SELECT row(1, 2) r", ["r"], ("(1, 2)",)),
        ("SELECT [{'day': DATE '2020-05-03'}] d", ["d"], ([{"day": date(2020, 5, 3)}],)),
        ("SELECT union_value(a := 1) u", ["u"], ("1",)),
        ("SELECT '101'::BIT b", ["b"], ("101",)),
        ("SELECT MAP {1: 2} m", ["m"], ("{1=2}",)),
        ('SELECT 1 AS "a ""b"""', ['a "b"'], (1,)),
    ],
)
def test_break_12_every_column_can_be_shown(
    con: duckdb.DuckDBPyConnection, sql: str, columns: list[str], row: tuple[object, ...]
) -> None:
    found = answer(con, sql)

    assert found.columns == columns
    assert found.rows() == [row]
    assert found.write_json()
    assert found.write_ndjson()


@pytest.mark.parametrize(
    ("sql", "reason"),
    [
        ("", "no statement"),
        ("-- nothing", "no statement"),
        ("SELECT 1; SELECT 2", "2 statements"),
        ("SET VARIABLE x = 1", "kind SET"),
        ("USE memory", "kind SET"),
        ("VACUUM", "kind VACUUM"),
        ("PREPARE p AS SELECT 1", "kind PREPARE"),
        ("CREATE TEMP TABLE t (i INT)", "kind CREATE"),
    ],
)
def test_break_12_one_statement_that_reads_is_asked_for(
    con: duckdb.DuckDBPyConnection, sql: str, reason: str
) -> None:
    with pytest.raises(QueryError, match=reason):
        answer(con, sql)


def test_the_order_of_the_rows_is_kept(con: duckdb.DuckDBPyConnection) -> None:
    found = answer(con, "SELECT i, INTERVAL 1 DAY x FROM range(100000) t(i) ORDER BY hash(i)")
    wanted = con.sql("SELECT i FROM range(100000) t(i) ORDER BY hash(i)").fetchall()

    assert found["i"].to_list() == [i for (i,) in wanted]


FORMULAS = ["=HYPERLINK(1)", "+1+1", "-2+3", "@SUM", "\t=1", "\rx", ' "=1', "plain", "a-b", None]


def test_break_11_a_text_that_a_spreadsheet_would_run_begins_with_a_quote() -> None:
    frame = pl.DataFrame({"text": FORMULAS, "number": [-1] * len(FORMULAS)})
    safe = pl.read_csv(io.StringIO(output.csv(frame, raw=False)))
    raw = pl.read_csv(io.StringIO(output.csv(frame, raw=True)))

    for given, shown in zip(FORMULAS, safe["text"], strict=True):
        assert shown == (given if given in {"plain", "a-b", None} else f"'{given}")
    assert raw["text"].to_list() == FORMULAS
    assert safe["number"].to_list() == [-1] * len(FORMULAS)


def test_break_12_a_long_table_is_cut_with_a_note(capsys: pytest.CaptureFixture[str]) -> None:
    output.write(pl.DataFrame({"i": range(2_000)}), "table")
    shown = capsys.readouterr()

    assert "39" in shown.out
    assert "40" not in shown.out
    assert "40 of 2,000 rows are shown" in shown.err


def test_what_steers_a_terminal_is_not_shown(capsys: pytest.CaptureFixture[str]) -> None:
    output.write(pl.DataFrame({"text": ["a\x1b[2Jb\x9bc\u202ed"]}), "table")

    assert "a\ufffd[2Jb\ufffdc\ufffdd" in capsys.readouterr().out
