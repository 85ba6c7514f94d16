"""The timeline: bars over time, cooperation above the line and conflict below it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from newsfacts.warehouse.report.rows import Row
from newsfacts.warehouse.report.words import MONTHS, day

#: Bars of a timeline at most, and share of the events that may lie outside of it at each end.
BINS, OUTSIDE = 120, 0.01
#: Labels under a timeline at most.
LABELS = 7
#: Per cent of the width behind which a label would leave the chart, on a wide and a narrow screen.
LAST_LABEL, LAST_NARROW = 88.5, 78
#: Per cent of the width that a bar takes at most: a few days are bars too, and not walls.
WIDEST = 4.0
#: Height of a timeline in pixels.
HEIGHT = 150


@dataclass(frozen=True, slots=True)
class Bin:
    """A stretch of time: its place from 0 to 100, bars in pixels, and what it holds."""

    x: float
    width: float
    bars: list[tuple[str, float, float]]
    words: str

    @property
    def left(self) -> float:
        """Return where the bars begin, a little inside."""
        return round(self.x + min(self.width * 0.14, 0.25), 3)

    @property
    def inner(self) -> float:
        """Return the width of the bars."""
        return round(min(self.width - 2 * min(self.width * 0.14, 0.25), WIDEST), 3)


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars over time; cooperation above the line, conflict below."""

    bins: list[Bin]
    labels: list[tuple[float, str]]
    height: int
    line: float
    peak: str
    most: int
    outside: int

    def beyond(self, place: float) -> bool:
        """Say whether a label at this place would leave the chart of a narrow screen."""
        return place > LAST_NARROW


def month_of(day_in: date) -> date:
    """Return the first day of the month."""
    return day_in.replace(day=1)


def week_of(day_in: date) -> date:
    """Return the Monday of the week."""
    return day_in - timedelta(days=day_in.weekday())


def year_of(day_in: date) -> date:
    """Return the first day of the year."""
    return day_in.replace(month=1, day=1)


def next_month(start: date) -> date:
    """Return the first day of the month after."""
    return date(start.year + start.month // 12, start.month % 12 + 1, 1)


#: Units of time: how long at least, the beginning of one, the next one, and how to name it.
Unit = tuple[int, Callable[[date], date], Callable[[date], date], Callable[[date], str]]
UNITS: tuple[Unit, ...] = (
    (1, lambda d: d, lambda d: d + timedelta(days=1), lambda d: f"on {day(d)}"),
    (7, week_of, lambda d: d + timedelta(days=7), lambda d: f"in the week of {day(d)}"),
    (28, month_of, next_month, lambda d: f"in {MONTHS[d.month - 1]} {d.year}"),
    (365, year_of, lambda d: date(d.year + 1, 1, 1), lambda d: f"in {d.year}"),
)


def timeline(rows: Sequence[Row]) -> Timeline | None:
    """Lay out events by day: `day`, `together`, `against`, `events`, in the order of the days."""
    if not rows:
        return None
    shown = trimmed(rows)
    first, last = shown[0]["day"], shown[-1]["day"]
    span = (last - first).days + 1
    _, floor, following, name = next((u for u in UNITS if span / u[0] <= BINS), UNITS[-1])
    starts = [floor(first)]
    while (start := following(starts[-1])) <= last:
        starts.append(start)
    sums = {start: [0, 0, 0] for start in starts}
    for row in shown:
        together, against = row["together"] or 0, row["against"] or 0
        counts = sums[floor(row["day"])]
        counts[0] += together
        counts[1] += row["events"] - together - against
        counts[2] += against
    width = 100 / len(starts)
    scale, line = scaled(sums.values())
    bins = [
        Bin(
            round(number * width, 3),
            round(width, 3),
            bars(sums[start], scale, line),
            f"{short(name(start))}: {said(sums[start])}",
        )
        for number, start in enumerate(starts)
    ]
    peak = max(starts, key=lambda start: sum(sums[start]))
    every = -(-len(starts) // LABELS)
    places = [n for n in range(0, len(starts), every) if bins[n].x <= LAST_LABEL]
    labels = [(bins[n].x, short(name(starts[n]))) for n in places]
    outside = sum(row["events"] for row in rows) - sum(row["events"] for row in shown)
    return Timeline(bins, labels, HEIGHT, line, name(peak), sum(sums[peak]), outside)


def scaled(sums: Iterable[Sequence[int]]) -> tuple[float, float]:
    """Return the pixels of one event, and where the line between the bars lies."""
    counts = [*sums]
    up = max(together + neutral for together, neutral, _ in counts)
    down = max(against for *_, against in counts)
    scale = HEIGHT / (up + down or 1)
    return scale, round(up * scale, 2)


def bars(counts: Sequence[int], scale: float, line: float) -> list[tuple[str, float, float]]:
    """Stack what is together and neither above the line, what is against below it."""
    together, neutral, against = (round(count * scale, 2) for count in counts)
    stacked = [
        ("together", round(line - together, 2), together),
        ("neutral", round(line - together - neutral, 2), neutral),
        ("against", round(line + 1, 2), against),
    ]
    return [bar for bar in stacked if bar[2]]


def trimmed(rows: Sequence[Row]) -> Sequence[Row]:
    """Leave out the few events that lie far before or after the others."""
    total = sum(row["events"] for row in rows)
    first, last, seen = 0, len(rows) - 1, rows[0]["events"]
    while first < last and seen <= total * OUTSIDE:
        first += 1
        seen += rows[first]["events"]
    seen = rows[last]["events"]
    while last > first and seen <= total * OUTSIDE:
        last -= 1
        seen += rows[last]["events"]
    return rows[first : last + 1]


def said(counts: Sequence[int]) -> str:
    """Write what a bar holds."""
    together, neutral, against = counts
    return f"{together} together, {against} against, {neutral} neither"


def short(when: str) -> str:
    """Name a stretch of time without its preposition, as under an axis."""
    return when.removeprefix("in the week of ").removeprefix("in ").removeprefix("on ")
