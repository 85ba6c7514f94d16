"""Calibration: whether rows of a confidence of .8 are right four times in five.

python -m tests.quality.calibration        draws docs/calibration.svg
"""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Template

from tests.quality.sheets import SECTIONS, Facts, Row, Section, Sheet, facts_of, part, rows_on

PICTURE = Path(__file__).parents[2] / "docs" / "calibration.svg"
DRAWING = Template(Path(__file__).with_name("calibration.svg.j2").read_text(encoding="utf-8"))
#: The tables with a column `confidence`.
CALIBRATED = ("events", "quotes")
BINS = 10
#: Side of the square of a diagram, in pixels.
SIDE = 220


@dataclass(frozen=True, slots=True)
class Bin:
    """Rows of like confidence: the mean of it, the share that is right, and their number."""

    confidence: float
    right: float
    rows: int


def bins(name: str, facts: Facts) -> tuple[Bin, ...]:
    """Sort the rows of a section in the sheets kept back into ten bins, by confidence.

    An event is right if the sheet has one of its type in that paragraph; a quote, if it touches the
    content of one.

    Args:
        name: The section.
        facts: What is found in the texts of these sheets.
    """
    section = SECTIONS[name]
    sorted_in: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for sheet in part(unseen=True):
        rows = facts[sheet.name][section.schema]
        good = _right(name, section, sheet, rows)
        for row in rows:
            place = min(int(row["confidence"] * BINS), BINS - 1)
            sorted_in[place].append((row["confidence"], row[f"{name[:-1]}_id"] in good))
    return tuple(_bin(sorted_in[place]) for place in sorted(sorted_in))


def error(of: tuple[Bin, ...]) -> float:
    """Give the mean distance of confidence and share right, over all rows of a table."""
    return sum(b.rows * abs(b.confidence - b.right) for b in of) / sum(b.rows for b in of)


def drawn(tables: dict[str, tuple[Bin, ...]]) -> str:
    """Draw a diagram for each table: share right against confidence, area by number of rows."""
    errors = {name: error(of) for name, of in tables.items()}
    return f"{DRAWING.render(tables=tables, errors=errors, side=SIDE)}\n"


def _right(name: str, section: Section, sheet: Sheet, rows: list[Row]) -> set[str]:
    """Give the ids of the rows that are right."""
    right = set()
    for fact in sheet.gold[name]:
        if name == "events":
            start, end = sheet.paragraph(fact)
            near = [row for row in rows if start <= row["start_char"] < end]
            right |= {row["event_id"] for row in near if section.right(fact, row, {})}
        else:
            right |= {row["quote_id"] for row in rows_on(sheet, section, fact, rows)}
    return right


def _bin(rows: list[tuple[float, bool]]) -> Bin:
    return Bin(
        confidence=sum(confidence for confidence, _ in rows) / len(rows),
        right=sum(right for _, right in rows) / len(rows),
        rows=len(rows),
    )


if __name__ == "__main__":
    facts = facts_of(part(unseen=True))
    tables = {name: bins(name, facts) for name in CALIBRATED}
    PICTURE.write_text(drawn(tables), encoding="utf-8")
