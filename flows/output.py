"""Output: a frame written to standard output in the requested format."""

import io
import json
import re
import sys
from collections.abc import Callable, Sequence
from itertools import accumulate

import polars as pl
from rich.console import Console
from rich.table import Table

from newsfacts.flows.messages import messages, usage

#: Cells of a table on the screen are cut at this many characters.
CELL = 80
#: A column that is wider is wrapped on a narrow screen, to no less than this; and its border.
NARROW, BORDER = 12, 3
#: Where there is no screen, nothing is wrapped.
WIDE = 10_000


#: Rows that are drawn as a table.
MOST_DRAWN = 40
#: What a spreadsheet takes for the beginning of a formula.
FORMULA = r"^[\s\"']*[=+\-@\t\r]"
#: Formats that no terminal can show.
BINARY = {"parquet", "xlsx"}
#: Characters that steer a terminal, or turn the direction of what follows.
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def write(frame: pl.DataFrame, form: str, *, raw: bool = False) -> None:
    """Write a frame to standard output.

    Args:
        frame: The rows.
        form: `table`, `json`, `jsonl`, `csv`, `parquet` or `xlsx`.
        raw: Write cells of CSV as they are, even where a spreadsheet would run them.
    """
    writers: dict[str, Callable[[pl.DataFrame], object]] = {
        "table": table,
        "json": lambda rows: sys.stdout.write(rows.write_json() + "\n"),
        "jsonl": lambda rows: sys.stdout.write(rows.write_ndjson()),
        "csv": lambda rows: sys.stdout.write(csv(rows, raw=raw)),
        "parquet": parquet,
        "xlsx": xlsx,
    }
    if form in BINARY and sys.stdout.isatty():
        usage(f"{form} is not for a terminal: add > answer.{form}")
    writers[form](frame)
    sys.stdout.flush()


def csv(frame: pl.DataFrame, *, raw: bool) -> str:
    """Write rows as CSV; a text that a spreadsheet would run as a formula begins with a quote."""
    plain = flat(frame)
    if not raw:
        text = pl.col(pl.String)
        runs = text.str.contains(FORMULA)
        plain = plain.with_columns(pl.when(runs).then("'" + text).otherwise(text).name.keep())
    for name, kind in plain.schema.items():  # as JSON has it, and without a fraction that is none
        if isinstance(kind, pl.Datetime):
            zone = "%:z" if kind.time_zone else ""
            iso = pl.col(name).dt.to_string(f"%Y-%m-%dT%H:%M:%S%.f{zone}")
            plain = plain.with_columns(iso)
    return plain.write_csv(time_format="%H:%M:%S%.f")


def parquet(frame: pl.DataFrame) -> None:
    """Write rows as Parquet; whoever reads may stop before the end."""
    made = io.BytesIO()
    frame.write_parquet(made)
    sys.stdout.buffer.write(made.getbuffer())


def xlsx(frame: pl.DataFrame) -> None:
    """Write rows as a workbook; none is shown on a terminal."""
    from newsfacts.flows.spreadsheet import write_xlsx  # noqa: PLC0415

    write_xlsx(flat(frame), sys.stdout.buffer)


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
    console = Console(markup=False) if sys.stdout.isatty() else Console(markup=False, width=WIDE)
    rows = [[cell(value) for value in row] for row in frame.head(MOST_DRAWN).rows()]
    widths = [
        max(len(text) for text in (name, *(row[number] for row in rows)))
        for number, name in enumerate(frame.columns)
    ]
    fit = fitting(widths, console.width)
    shown = Table(header_style="bold")
    for name, kind in [*frame.schema.items()][:fit]:
        shown.add_column(name, justify="right" if kind.is_numeric() else "left")
    for row in rows:
        shown.add_row(*row[:fit])
    console.print(shown)
    if frame.height > MOST_DRAWN:
        advice = "add LIMIT, or take all with -f csv"
        messages.print(f"{MOST_DRAWN:,} of {frame.height:,} rows are shown: {advice}")
    if fit < frame.width:
        advice = "name those you want, widen the window, or take all with -f csv"
        messages.print(f"{fit:,} of {frame.width:,} columns fit on the screen: {advice}")


def fitting(widths: Sequence[int], screen: int) -> int:
    """Return how many columns can be read on a screen: the first ones, and at least one."""
    ends = accumulate(min(width, NARROW) + BORDER for width in widths)
    return max(min(1, len(widths)), sum(end < screen for end in ends))


def cell(value: object) -> str:
    """Write a value for the screen, on one line."""
    text = "" if value is None else CONTROL.sub("\ufffd", " ".join(str(value).split()))
    return text if len(text) <= CELL else f"{text[: CELL - 1]}…"
