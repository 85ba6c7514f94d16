"""What `query` writes: on narrow screens, into pipes that close, and for other programs."""

import io
import json
import subprocess
import sys
from datetime import UTC, datetime, time
from pathlib import Path

import duckdb
import polars as pl
import pytest
from rich.console import Console

from newsfacts.flows import output
from newsfacts.warehouse.answers import answer
from newsfacts.warehouse.place import NAME

WIDE = pl.DataFrame({f"column_{n}": ["a cell of some length"] for n in range(15)})


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a terminal of 80 columns."""
    monkeypatch.setattr(output, "Console", lambda **given: Console(**{**given, "width": 80}))


@pytest.mark.usefixtures("narrow")
def test_a_wide_answer_shows_the_columns_that_can_be_read(
    capsys: pytest.CaptureFixture[str],
) -> None:
    output.write(WIDE, "table")
    shown = capsys.readouterr()

    assert "column_4" in shown.out
    assert "column_5" not in shown.out
    assert "…" not in shown.out
    assert "5 of 15 columns fit on the screen" in shown.err


@pytest.mark.usefixtures("narrow")
def test_an_answer_that_fits_is_shown_whole(capsys: pytest.CaptureFixture[str]) -> None:
    output.write(pl.DataFrame({"one": ["x" * 200]}), "table")
    output.write(WIDE[:, :4], "table")

    assert capsys.readouterr().err == ""


def test_numbers_stand_to_the_right(capsys: pytest.CaptureFixture[str]) -> None:
    output.write(pl.DataFrame({"number": [1, 20], "word": ["a", "bc"]}), "table")
    cells = [line.split("│")[1:3] for line in capsys.readouterr().out.splitlines() if "│" in line]

    assert cells == [["      1 ", " a    "], ["     20 ", " bc   "]]


def test_sums_are_numbers() -> None:
    sql = "SELECT sum(i) AS n, sum(i) * pow(10, 20)::HUGEINT AS big FROM range(4) t(i)"
    found = answer(duckdb.connect(), sql)

    assert found.schema["n"] == pl.Int64
    assert json.loads(found.select("n").write_json()) == [{"n": 6}]
    assert str(found["big"][0]) == "6" + 20 * "0"


def test_times_in_csv_are_as_in_json_without_a_fraction_that_is_none() -> None:
    day = datetime(2020, 11, 25, 8, 30, tzinfo=UTC)
    frame = pl.DataFrame(
        {
            "at": [day],
            "here": [day.replace(microsecond=500_000, tzinfo=None)],
            "t": [time(8)],
        }
    )

    assert output.csv(frame, raw=False) == (
        "at,here,t\n2020-11-25T08:30:00+00:00,2020-11-25T08:30:00.500,08:00:00\n"
    )
    assert pl.read_csv(io.StringIO(output.csv(frame, raw=False)), try_parse_dates=True)["at"][0]


def test_a_reader_of_parquet_may_stop_before_the_end(tmp_path: Path) -> None:
    duckdb.connect(str(tmp_path / NAME)).close()
    sql = "SELECT hash(i) FROM range(300_000) t(i)"
    words = ["query", sql, "-f", "parquet", "--out", str(tmp_path)]
    with subprocess.Popen(
        [sys.executable, "-m", "newsfacts", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as started:
        assert started.stdout
        assert started.stderr
        assert started.stdout.read(4) == b"PAR1"
        started.stdout.close()

        assert started.stderr.read() == b""
