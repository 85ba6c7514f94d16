"""Gold sheets hold what they say, and as much of it is found as ever."""

from collections.abc import Callable

import pytest

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.events import EventTypes
from newsfacts.transforms.lexicons.names import TYPES
from tests.quality.gold import below, floors
from tests.quality.sheet_scores import measured
from tests.quality.sheets import SECTIONS, Facts, Sheet, kept_back, part, sheets

FLOORS = floors("sheet_floors.json")


@pytest.mark.parametrize("name", FLOORS)
def test_what_is_found_in_the_sheets_stays_above_its_floors(
    name: str, facts_of_part: Callable[..., Facts]
) -> None:
    unseen = name == "kept_back"

    assert below(FLOORS[name], measured(part(unseen=unseen), facts_of_part(unseen=unseen))) == {}


@pytest.mark.parametrize("sheet", sheets(), ids=lambda sheet: sheet.name)
def test_every_fact_of_a_sheet_is_a_slice_of_its_paragraph(sheet: Sheet) -> None:
    for name, section in SECTIONS.items():
        for fact in sheet.gold[section.gold or name]:
            words = fact[section.slice_of]
            start, end = sheet.place(fact, words)
            assert sheet.text[start:end] == words


def test_sheets_use_the_types_of_the_tables() -> None:
    types = {*read(EventTypes)["event_type"]}
    for sheet in sheets():
        assert {entity["type"] for entity in sheet.gold["entities"]} <= {*TYPES}, sheet.name
        assert {kind for event in sheet.gold["events"] for kind in event["type"]} <= types


def test_a_fifth_of_the_sheets_is_kept_back() -> None:
    back = sum(map(kept_back, sheets()))

    assert 0.15 < back / len(sheets()) < 0.3
