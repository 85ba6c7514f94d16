"""What a desk remembers, which pages it has asked for, and time that passes."""

from collections.abc import Iterator
from pathlib import Path

import polars as pl

from newsfacts.warehouse import fetch_state
from tests.flows.fetching.site import FakeClock
from tests.flows.watching.newsroom import Desk


def state(desk: Desk, *columns: str) -> list[tuple[object, ...]]:
    frame = fetch_state.fetched(desk.root).sort("url", "fetched_at").collect()
    paths = frame.with_columns(pl.col("url").str.strip_prefix(desk.site.url))
    return paths.select(columns).rows()


def pages(desk: Desk) -> dict[str, int]:
    return {path: hits for path, hits in desk.site.hits().items() if path != "/feed.xml"}


def passing(clock: FakeClock, days: int) -> Iterator[int]:
    """Let time pass, hour by hour for two days and then by quarters of a day; give the hour."""
    hour = 0
    while hour < 24 * days:
        yield hour
        step = 1 if hour < 48 else 6
        clock.move(hours=step)
        hour += step


def staged(desk: Desk) -> list[Path]:
    return [*(desk.root / ".staging" / "raw").glob("batch_id=*")]


class KilledError(BaseException):
    """In the place of a kill."""
