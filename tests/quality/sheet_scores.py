"""Scores of the gold sheets: how much of what they list is found, and how much of it is right."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from newsfacts.transforms.entities.mentions import Mentions
from tests.quality.sheets import (
    SECTIONS,
    Ids,
    Row,
    Section,
    Sheet,
    facts_of,
    kept_back,
    rows_on,
    sheets,
)


@cache
def measured(*, unseen: bool) -> dict[str, float]:
    """Measure what is found in the sheets kept back, or in the others.

    Returns:
        For each section the share of gold facts `found`, of these the share `right`, and the share
        of rows that touch a gold fact, `precise`; and the share of the words naming an entity that
        are linked to one.
    """
    chosen = [sheet for sheet in sheets() if kept_back(sheet) == unseen]
    rows = facts_of(chosen)
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for number, sheet in enumerate(chosen):
        mine = {schema: found[f"article-{number}"] for schema, found in rows.items()}
        ids = _ids(sheet, mine[Mentions])
        _count(
            counts["entities.found"],
            (bool(ids[alias]) for entity in sheet.gold["entities"] for alias in entity["aliases"]),
        )
        for name, section in SECTIONS.items():
            chosen_rows = [row for row in mine[section.schema] if section.part(row)]
            _score(counts, name, section, sheet, chosen_rows, ids)
    return {name: round(hits / of, 4) for name, (hits, of) in counts.items() if of}


def _ids(sheet: Sheet, mentions: list[Row]) -> Ids:
    """Give the entities that each name of the gold, and each of its aliases, is linked to."""
    linked: Ids = defaultdict(set)
    for row in mentions:
        if row["entity_id"]:
            linked[row["text"].lower()].add(row["entity_id"])
    ids: Ids = {}
    for entity in sheet.gold["entities"]:
        of_aliases = {alias: linked[alias.lower()] for alias in entity["aliases"]}
        ids |= of_aliases | {entity["name"]: set().union(*of_aliases.values())}
    return ids


def _score(
    counts: dict[str, list[int]],
    name: str,
    section: Section,
    sheet: Sheet,
    rows: list[Row],
    ids: Ids,
) -> None:
    """Pair each gold fact of a section with the row that lies on it, right ones first."""
    free = list(rows)
    touched: set[int] = set()
    for fact in sheet.gold[section.gold or name]:
        on_it = rows_on(sheet, section, fact, rows)
        touched |= {id(row) for row in on_it}
        fits = [row for row in on_it if any(row is other for other in free)]
        best = max(fits, key=lambda row: section.right(fact, row, ids), default=None)
        _count(counts[f"{name}.found"], [best is not None])
        if best is not None:
            _count(counts[f"{name}.right"], [section.right(fact, best, ids)])
            free = [row for row in free if row is not best]
    _count(counts[f"{name}.precise"], (id(row) in touched for row in rows))


def _count(count: list[int], outcomes: Iterable[bool]) -> None:
    for outcome in outcomes:
        count[0] += outcome
        count[1] += 1
