"""The share of event rows that a reader found right, over a random draw from newswire."""

import json
from pathlib import Path

import polars as pl

HERE = Path(__file__).parent
FIELDS = ["type", "actor", "recipient", "factuality"]
FLOORS: dict[str, float] = json.loads((HERE / "reading_floors.json").read_text())


def shares() -> dict[str, float]:
    right = pl.read_csv(HERE / "event_reading.csv").select(pl.col(FIELDS) == "right")
    both = right.with_columns(all=pl.all_horizontal(FIELDS))
    return {name: float(both[name].sum()) / both.height for name in both.columns}


def test_two_hundred_rows_were_read_once_each() -> None:
    read = pl.read_csv(HERE / "event_reading.csv")

    assert read.height == 200
    assert read.select("source_id", "start_char", "event_type").is_unique().all()
    assert set(read.select(FIELDS).unpivot()["value"]) == {"right", "wrong"}


def test_the_reading_stays_above_its_floors() -> None:
    got = shares()
    low = {name: got[name] for name, floor in FLOORS.items() if got[name] < floor}
    assert not low, f"the reading fell below its floors {FLOORS}: {got}"
