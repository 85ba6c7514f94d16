"""The log of runs: one JSON line per state of a run, appended; the last line of a run counts."""

import json
from collections.abc import Mapping
from pathlib import Path

import polars as pl

from newsfacts.transforms.runs import Runs
from newsfacts.warehouse.atomic_files import append_line

NAME = "runs.jsonl"


def append(root: Path, entry: Mapping[str, object]) -> None:
    """Add the state of a run, durably.

    Args:
        root: Folder of the lake.
        entry: Columns of `runs`.
    """
    append_line(root / NAME, json.dumps(entry, sort_keys=True, default=str))


def scan(root: Path) -> pl.LazyFrame:
    """Return the last state of each run, in the order in which they began."""
    states: dict[str, dict[str, object]] = {}
    file = root / NAME
    for line in file.read_bytes().split(b"\n") if file.exists() else []:
        try:
            entry = json.loads(line)
            states[entry["run_id"]] = entry
        except (ValueError, KeyError, TypeError):
            continue  # a line that was being written when the power failed
    schema = Runs.create_empty().schema
    written = {"started_at": pl.String(), "outcome": pl.String()}
    rows = [{name: state.get(name) for name in schema} for state in states.values()]
    frame = pl.DataFrame(rows, {**schema, **written}, strict=False)
    return frame.lazy().with_columns(
        pl.col("started_at").str.to_datetime(time_zone="UTC", time_unit="us", strict=False)
    )
