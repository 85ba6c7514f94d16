"""Answers: a frame written to standard output in the format that was asked for."""

import json
import sys
from collections.abc import Callable

import polars as pl
from rich.console import Console
from rich.table import Table

#: Cells of a table on the screen are cut at this many characters.
CELL = 80
#: Where there is no screen, nothing is wrapped.
WIDE = 10_000


def write(frame: pl.DataFrame, form: str) -> None:
    """Write a frame to standard output.

    Args:
        frame: The rows.
        form: `table`, `json`, `jsonl`, `csv` or `parquet`.
    """
    writers: dict[str, Callable[[pl.DataFrame], object]] = {
        "table": table,
        "json": lambda rows: sys.stdout.write(rows.write_json() + "\n"),
        "jsonl": lambda rows: sys.stdout.write(rows.write_ndjson()),
        "csv": lambda rows: sys.stdout.write(flat(rows).write_csv()),
        "parquet": lambda rows: rows.write_parquet(sys.stdout.buffer),
    }
    writers[form](frame)
    sys.stdout.flush()


def flat(frame: pl.DataFrame) -> pl.DataFrame:
    """Write lists and structs as JSON, for formats that have only plain cells."""
    nested = [name for name, kind in frame.schema.items() if kind.is_nested()]
    return frame.with_columns(
        pl.Series(
            name,
            [
                None if cell is None else json.dumps(cell, default=str)
                for cell in frame[name].to_list()
            ],
            dtype=pl.String,
        )
        for name in nested
    )


def table(frame: pl.DataFrame) -> None:
    """Draw the rows as a table, as wide as the screen or the longest cells."""
    shown = Table(*frame.columns, header_style="bold")
    for row in frame.rows():
        shown.add_row(*(cell(value) for value in row))
    console = Console(markup=False) if sys.stdout.isatty() else Console(markup=False, width=WIDE)
    console.print(shown)


def cell(value: object) -> str:
    """Write a value for the screen, on one line."""
    text = "" if value is None else " ".join(str(value).split())
    return text if len(text) <= CELL else f"{text[: CELL - 1]}…"
