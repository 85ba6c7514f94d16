"""Scores of the gold sheets: how much of what they list is found, and how much of it is right."""

from collections import defaultdict
from collections.abc import Iterable

from newsfacts.transforms.entities.mentions import Mentions
from tests.quality.sheets import SECTIONS, Facts, Ids, Row, Section, Sheet, rows_on


def measured(chosen: list[Sheet], facts: Facts) -> dict[str, float]:
    """Measure what is found in some sheets.

    Args:
        chosen: The sheets.
        facts: What is found in their texts.

    Returns:
        For each section the share of gold facts `found`, of these the share `right`, and the share
        of rows that touch a gold fact, `precise`; and the share of the words naming an entity that
        are linked to one.
    """
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for sheet in chosen:
        mine = facts[sheet.name]
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
