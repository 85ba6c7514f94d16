"""Gold sheets: every fact of an article, written by hand; and how much of it is found.

A sheet is `data/sheets/NAME.gold.json` beside its text and metadata;
docs/gold.md says how it is made.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from newsfacts.transforms.agreements.agreements import Agreements
from newsfacts.transforms.events.events import Events
from newsfacts.transforms.quantities.quantities import Quantities
from newsfacts.transforms.quotes.quotes import Quotes
from newsfacts.transforms.registry import FACTS, build
from newsfacts.transforms.relations.relations import Relations
from newsfacts.transforms.roles.roles import Roles
from newsfacts.transforms.table import Table
from newsfacts.transforms.times.times import Times
from tests.support import given

SHEETS = Path(__file__).parent / "data" / "sheets"
#: Sheets whose name has a digest that ends so are for measuring only: no rule is written for them.
KEPT_BACK = "012"

Row = dict[str, Any]
Ids = dict[str, set[str]]
#: Of each sheet, by name, the rows of each table.
Facts = dict[str, dict[type[Table], list[Row]]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """An article with its gold; paragraphs are the blocks between blank lines."""

    name: str
    text: str
    meta: Row
    gold: Row

    def place(self, fact: Row, words: str) -> tuple[int, int]:
        """Give the characters of the article that a fact points at."""
        start, end = self.paragraph(fact)
        begin = start + self.text[start:end].index(words)
        return begin, begin + len(words)

    def paragraph(self, fact: Row) -> tuple[int, int]:
        """Give the characters of the paragraph that holds a fact."""
        start = 0
        for number, paragraph in enumerate(self.text.split("\n\n")):
            if number == fact["p"]:
                return start, start + len(paragraph)
            start += len(paragraph) + 2
        raise LookupError(f"{self.name} has no paragraph {fact['p']}")


@dataclass(frozen=True, slots=True)
class Section:
    """A kind of fact: its table, the gold field that is a slice, and when a row has it right.

    `part` chooses rows of the table; `gold` is the section of the sheet, if it has another name.
    """

    schema: type[Table]
    slice_of: str
    right: Callable[[Row, Row, Ids], bool]
    part: Callable[[Row], bool] = lambda _: True
    gold: str = ""


SECTIONS = {
    "times": Section(Times, "text", lambda g, r, _: g["value"] == r["timex_value"]),
    "quantities": Section(
        Quantities, "text", lambda g, r, _: (g["value"], g["unit"]) == (r["value"], r["unit"])
    ),
    "quotes": Section(
        Quotes, "content", lambda g, r, ids: _same(g["speaker"], r["speaker_id"], r["speaker"], ids)
    ),
    "roles": Section(Roles, "text", lambda g, r, ids: _same(g["person"], r["person_id"], "", ids)),
    "relations": Section(Relations, "text", lambda g, r, _: g["predicate"] == str(r["predicate"])),
    "events": Section(Events, "trigger", lambda g, r, _: r["event_type"] in g["type"]),
    "agreements": Section(Agreements, "text", lambda g, r, _: g["status"] == str(r["status"])),
    "framed_events": Section(
        Events,
        "trigger",
        lambda g, r, _: r["event_type"] in g["type"],
        part=lambda r: not r["rule"].startswith("annotator"),
        gold="events",
    ),
    "agreed_events": Section(
        Agreements,
        "text",
        lambda g, r, _: g["status"] == str(r["status"]),
        part=lambda r: r["event_id"] is not None,
        gold="agreements",
    ),
}


def sheets() -> list[Sheet]:
    """Read all sheets, by name."""
    return [
        Sheet(
            name=(name := file.name.removesuffix(".gold.json")),
            text=(SHEETS / f"{name}.txt").read_text(encoding="utf-8").rstrip("\n"),
            meta=json.loads((SHEETS / f"{name}.meta.json").read_text(encoding="utf-8")),
            gold=json.loads(file.read_text(encoding="utf-8")),
        )
        for file in sorted(SHEETS.glob("*.gold.json"))
    ]


def kept_back(sheet: Sheet) -> bool:
    """Say whether a sheet is for measuring only."""
    return hashlib.sha1(f"{sheet.name}.gold.json".encode()).hexdigest()[-1] in KEPT_BACK  # noqa: S324


def part(*, unseen: bool) -> list[Sheet]:
    """Read the sheets kept back, or the others."""
    return [sheet for sheet in sheets() if kept_back(sheet) == unseen]


def facts_of(chosen: list[Sheet]) -> Facts:
    """Build the tables of facts of some sheets: for each, its rows by table."""
    raw, texts = given(*(sheet.text for sheet in chosen))
    days = [sheet.meta.get("published_at") for sheet in chosen]
    stated = raw.with_columns(
        pl.Series("title", [sheet.meta["title"] for sheet in chosen]),
        pl.Series("published_on", [day and date.fromisoformat(day[:10]) for day in days], pl.Date),
    )
    found: Facts = {sheet.name: {schema: [] for schema in FACTS} for sheet in chosen}
    names = {f"article-{number}": sheet.name for number, sheet in enumerate(chosen)}
    for schema, frame in build(stated, texts, wanted=FACTS).items():
        for row in frame.to_dicts() if schema in FACTS else ():
            found[names[row["article_id"]]][schema].append(row)
    return found


def rows_on(sheet: Sheet, section: Section, fact: Row, rows: list[Row]) -> list[Row]:
    """Give the rows that share characters with a gold fact."""
    start, end = sheet.place(fact, fact[section.slice_of])
    return [r for r in rows if r["start_char"] < end and start < r["end_char"]]


def _same(name: str | None, entity: str | None, words: str | None, ids: Ids) -> bool:
    """Say whether a row means a name of the gold: by its entity, else by its words."""
    return entity in ids[name] if name in ids else (name or "").lower() == (words or "").lower()
