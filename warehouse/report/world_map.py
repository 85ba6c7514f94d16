"""The map: countries as circles on a world of dots, one dot where people live.

Dots and circles are places of GeoNames (CC BY 4.0) in the Equal Earth projection, 720 units wide.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from newsfacts.warehouse.report.rows import Row
from newsfacts.warehouse.report.words import counted

#: Radius of the largest circle, and number of countries that are labelled.
LARGEST, LABELLED = 22, 7
#: Room that a letter of a label takes, and a line of it.
LETTER, HIGH = 7.2, 13


@dataclass(frozen=True, slots=True)
class Circle:
    """A country on the map; one with more conflict than cooperation is marked so."""

    x: float
    y: float
    radius: float
    against: bool
    label: str
    words: str


def circles(countries: Iterable[Row]) -> list[Circle]:
    """Place countries: `country`, `name`, `events`, `cooperative`, `conflicting`, most first."""
    rows = [row for row in countries if row["country"] in places()]
    most = rows[0]["events"] if rows else 1
    labelled: list[tuple[float, float, float]] = []
    drawn = []
    for row in rows:
        x, y = places()[row["country"]]
        radius = round(max(1.5, LARGEST * (row["events"] / most) ** 0.5), 1)
        left, right = x + radius, x + radius + LETTER * len(row["name"])
        free = all(
            left > end or right < start or abs(y - height) > HIGH for start, end, height in labelled
        )
        label = row["name"] if free and len(labelled) < LABELLED else ""
        labelled += [(left, right, y)] if label else []
        words = f"{row['name']}: {counted(row['events'], 'event')}"
        drawn.append(Circle(x, y, radius, row["conflicting"] > row["cooperative"], label, words))
    return drawn


@cache
def places() -> dict[str, tuple[float, float]]:
    """Read where each country lies: the middle of where its people live."""
    return {row["country"]: (float(row["x"]), float(row["y"])) for row in table("countries.csv")}


@cache
def land() -> str:
    """Draw the dots as one path."""
    return "".join(f"M{row['x']} {row['y']}h0" for row in table("land.csv"))


def table(name: str) -> list[dict[str, str]]:
    """Read a table of this package."""
    file = files("newsfacts.warehouse.report") / "world" / name
    return [*csv.DictReader(file.read_text(encoding="utf-8").splitlines())]
