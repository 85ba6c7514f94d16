"""The log of runs: one line per state of a run, with a checksum; the last line of a run counts."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import polars as pl

from newsfacts.transforms.runs import Runs
from newsfacts.warehouse.atomic_files import append_line, write_text
from newsfacts.warehouse.catalogue import checksum

NAME = "runs.jsonl"
PUBLISHED = "corpus/runs.parquet"

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


def lines(root: Path) -> Iterator[State | None]:
    """Yield the states in the order of their lines, None for one that is damaged."""
    file = root / NAME
    for line in file.read_bytes().split(b"\n") if file.exists() else []:
        if line:
            yield opened(line)


def damaged(root: Path) -> list[int]:
    """Give the numbers of the lines that are damaged."""
    return [number for number, state in enumerate(lines(root), 1) if state is None]


def mend(root: Path) -> list[str]:
    """Write the log anew without lines that are damaged; what was published of runs comes back.

    Returns:
        A line that says so, where there were any.
    """
    found = damaged(root)
    if not found:
        return []
    sound = [state for state in lines(root) if state is not None]
    there = {state["run_id"] for state in sound}
    back = [run for run in published(root) if run["run_id"] not in there]
    write_text(root / NAME, "".join(f"{sealed(state)}\n" for state in (*back, *sound)))
    numbers = ", ".join(map(str, found))
    return [f"{root / NAME}: line {numbers} was damaged; {len(back)} runs came back"]


def published(root: Path) -> list[State]:
    """Give the runs as they were last published."""
    try:
        return pl.read_parquet(root / PUBLISHED).to_dicts()
    except (OSError, pl.exceptions.PolarsError, pl.exceptions.PanicException):
        return []


def scan(root: Path) -> pl.LazyFrame:
    """Give the last state of each run, in the order in which they began."""
    states = {str(state["run_id"]): state for state in lines(root) if state is not None}
    schema = Runs.create_empty().schema
    written = {"started_at": pl.String(), "outcome": pl.String()}
    rows = [{name: state.get(name) for name in schema} for state in states.values()]
    frame = pl.DataFrame(rows, {**schema, **written}, strict=False)
    return frame.lazy().with_columns(
        pl.col("started_at").str.to_datetime(time_zone="UTC", time_unit="us", strict=False)
    )
