"""The log of runs: one line per state of a run, with a checksum; the last line of a run counts."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import polars as pl

from newsfacts.transforms.runs import Runs
from newsfacts.warehouse.atomic_files import append_line, write_text
from newsfacts.warehouse.catalogue import checksum
from newsfacts.warehouse.report.words import counted

NAME = "runs.jsonl"
PUBLISHED = "corpus/runs.parquet"
#: Lines about runs that have a later line, above which the log is written anew.
SUPERSEDED = 500
#: The run and the checksum of a line, as `sealed` writes them: quotes in texts are escaped.
RUN = re.compile(r'"run_id": "([^"\\]+)"')
SUM = re.compile(r'"checksum": "([0-9a-f]{32})", ')

State = dict[str, object]


def append(root: Path, entry: Mapping[str, object]) -> None:
    """Add the state of a run, durably.

    Args:
        root: Folder of the lake.
        entry: Columns of `runs`.
    """
    append_line(root / NAME, sealed(entry))


def sealed(entry: Mapping[str, object]) -> str:
    """Write a state as a line that carries its own checksum."""
    plain = json.dumps(entry, sort_keys=True, default=str)
    return json.dumps({**json.loads(plain), "checksum": checksum(plain)}, sort_keys=True)


def opened(line: bytes) -> State | None:
    """Read a line; None where it is damaged.

    Versions before the checksum wrote the columns alone.
    """
    try:
        entry: State = json.loads(line)
        given = entry.pop("checksum", None)
        known = str(entry["run_id"]) and entry.keys() <= {*Runs.column_names()}
    except (ValueError, KeyError, AttributeError, TypeError, RecursionError):
        return None
    sound = known if given is None else given == checksum(json.dumps(entry, sort_keys=True))
    return entry if sound else None


def run_of(line: bytes) -> str | None:
    """Name the run that a line is about; None where the line is damaged.

    What is written as we write it is compared as text: to read it takes ten times as long.
    """
    text = line.decode(errors="replace")
    sums, run = SUM.search(text), RUN.search(text)
    if sums and run and checksum(text[: sums.start()] + text[sums.end() :]) == sums[1]:
        return run[1]
    state = opened(line)
    return None if state is None else str(state["run_id"])


def lines(root: Path) -> Iterator[bytes]:
    """Yield the lines of the log in their order."""
    file = root / NAME
    yield from filter(None, file.read_bytes().split(b"\n") if file.exists() else [])


def damaged(root: Path) -> list[int]:
    """Give the numbers of the lines that are damaged."""
    return [number for number, line in enumerate(lines(root), 1) if run_of(line) is None]


def mend(root: Path) -> list[str]:
    """Write the log anew without lines that are damaged; what was published of runs comes back.

    It is written anew, too, where many lines are about runs that have a later line. Whoever
    mends holds the folder: nobody else adds a line meanwhile.

    Returns:
        A line that says so, where any were damaged.
    """
    of_lines = [(run_of(line), line) for line in lines(root)]
    found = [number for number, (run, _) in enumerate(of_lines, 1) if run is None]
    last = {run: line for run, line in of_lines if run is not None}
    if not found and len(of_lines) - len(last) <= SUPERSEDED:
        return []
    there = [state for state in map(opened, last.values()) if state is not None]
    back = [run for run in published(root) if run["run_id"] not in last] if found else []
    write_text(root / NAME, "".join(f"{sealed(state)}\n" for state in (*back, *there)))
    if not found:
        return []
    numbers = ", ".join(map(str, found))
    return [f"{root / NAME}: line {numbers} was damaged; {counted(len(back), 'run')} came back"]


def published(root: Path) -> list[State]:
    """Give the runs as they were last published."""
    try:
        return pl.read_parquet(root / PUBLISHED).to_dicts()
    except (OSError, pl.exceptions.PolarsError, pl.exceptions.PanicException):
        return []


def scan(root: Path) -> pl.LazyFrame:
    """Give the last state of each run, in the order in which they began."""
    last = {run: line for line in lines(root) if (run := run_of(line)) is not None}
    schema = Runs.create_empty().schema
    written = {"started_at": pl.String(), "outcome": pl.String()}
    states = map(json.loads, last.values())
    rows = [{name: state.get(name) for name in schema} for state in states]
    frame = pl.DataFrame(rows, {**schema, **written}, strict=False)
    return frame.lazy().with_columns(
        pl.col("started_at").str.to_datetime(time_zone="UTC", time_unit="us", strict=False)
    )
