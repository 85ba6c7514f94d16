"""Workbooks: what a spreadsheet would run, change or cut."""

import io
from datetime import UTC, date, datetime

import openpyxl
import polars as pl
import pytest
import typer

from newsfacts.flows import spreadsheet
from newsfacts.flows.output import flat
from newsfacts.flows.spreadsheet import MOST_CHARACTERS, write_xlsx

FORMULAS = ["=HYPERLINK(1)", "+1+1", "-2+3", "@SUM", "\t=1", ' "=1', "http://example.org", "12"]


def cells(frame: pl.DataFrame) -> list[list[tuple[str, object]]]:
    """Write a frame and read it back: the type and value of each cell below the header."""
    made = io.BytesIO()
    write_xlsx(flat(frame), made)
    sheet = openpyxl.load_workbook(made).active
    assert sheet is not None
    return [[(cell.data_type, cell.value) for cell in row] for row in [*sheet.iter_rows()][1:]]


def test_a_text_is_a_text_and_never_a_formula_link_or_number() -> None:
    found = cells(pl.DataFrame({"text": FORMULAS}))

    assert found == [[("s", text)] for text in FORMULAS]


def test_numbers_days_times_and_lists_keep_their_values() -> None:
    row = {"n": 7, "share": 0.5, "day": date(2020, 5, 3), "yes": True, "parties": ["a", "=b"]}
    at = datetime(2020, 5, 3, 4, tzinfo=UTC)
    ((number, share, day, yes, parties, time),) = cells(
        pl.DataFrame([row | {"at": at}], schema_overrides={"n": pl.Int16})
    )

    assert (number, share, yes, parties) == (
        ("n", 7),
        ("n", 0.5),
        ("b", True),
        ("s", '["a", "=b"]'),
    )
    assert (day[1], time[1]) == (datetime(2020, 5, 3), at.replace(tzinfo=None))  # noqa: DTZ001


def test_what_no_cell_can_hold_exactly_is_written_as_text() -> None:
    ((number, day),) = cells(pl.DataFrame({"n": [2**60], "day": [date(1850, 1, 1)]}))

    assert (number, day) == (("s", str(2**60)), ("s", "1850-01-01"))


def test_a_text_that_is_too_long_is_cut_and_that_is_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    (((_, text),), _) = cells(pl.DataFrame({"text": ["x" * 40_000, "short"]}))

    assert isinstance(text, str)
    assert (len(text), text[-1]) == (MOST_CHARACTERS, "…")
    assert "cut at 32,767 characters: text" in " ".join(capsys.readouterr().err.split())


def test_more_rows_than_a_sheet_holds_are_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(spreadsheet, "MOST_ROWS", 2)
    with pytest.raises(typer.Exit):
        write_xlsx(pl.DataFrame({"n": [1, 2, 3]}), io.BytesIO())

    assert "add LIMIT" in " ".join(capsys.readouterr().err.split())
