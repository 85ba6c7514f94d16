"""Spreadsheet: a frame as a workbook, in which no text runs and none is lost in silence."""

import io
from datetime import date
from typing import BinaryIO

import polars as pl

from newsfacts.flows.messages import fail, messages

#: Rows of a sheet below its header, and characters of a cell: Excel's own limits.
MOST_ROWS, MOST_CHARACTERS = 1_048_575, 32_767
#: Whole numbers beyond this lose digits in a spreadsheet.
EXACT = 2**53
#: The first day that spreadsheets count alike.
FIRST = date(1900, 3, 1)
#: A text is a text: no formula, no link, no number.
PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write_xlsx(frame: pl.DataFrame, to: BinaryIO) -> None:
    """Write plain rows, without lists or structs, as a workbook with one sheet."""
    from xlsxwriter import Workbook  # noqa: PLC0415

    if frame.height > MOST_ROWS:
        advice = "add LIMIT, or take all with -f csv"
        fail(f"{frame.height:,} rows, and a sheet holds {MOST_ROWS:,}: {advice}")
    made = io.BytesIO()
    with Workbook(made, {**PLAIN, "nan_inf_to_errors": True, "remove_timezone": True}) as workbook:
        fitting(frame).write_excel(workbook, "newsfacts", autofilter=False, freeze_panes=(1, 0))
    to.write(made.getvalue())


def fitting(frame: pl.DataFrame) -> pl.DataFrame:
    """Cut texts that no cell holds, and say so; write numbers and days that none holds as text."""
    long = [column.name for column in frame if too_long(column)]
    if long:
        which = ", ".join(long)
        messages.print(f"texts are cut at {MOST_CHARACTERS:,} characters: {which}", markup=False)
    in_words = [column.name for column in frame if inexact(column)]
    shorter = pl.when(pl.col(long).str.len_chars() > MOST_CHARACTERS).then(
        pl.col(long).str.slice(0, MOST_CHARACTERS - 1) + "…"
    )
    return frame.with_columns(
        shorter.otherwise(pl.col(long)).name.keep(), pl.col(in_words).cast(pl.String)
    )


def too_long(column: pl.Series) -> bool:
    """Say whether a column has a text that no cell holds."""
    return column.dtype == pl.String and bool((column.str.len_chars() > MOST_CHARACTERS).any())


def inexact(column: pl.Series) -> bool:
    """Say whether a column has a number or a day that a spreadsheet would change."""
    if column.dtype.is_integer() or column.dtype.is_decimal():
        return bool((column.cast(pl.Float64).abs() > EXACT).any())
    if column.dtype == pl.Date or isinstance(column.dtype, pl.Datetime):
        return bool((column.cast(pl.Date) < FIRST).any())
    return False
