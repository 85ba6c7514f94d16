"""Pages with little on them, or with names that are hard to draw."""

from datetime import date, timedelta

import pytest

from newsfacts.flows.extraction import extract
from newsfacts.warehouse.memory import in_memory
from newsfacts.warehouse.report import overview, reading
from newsfacts.warehouse.report.rows import rows_of
from newsfacts.warehouse.report.timeline import WIDEST, timeline
from newsfacts.warehouse.report.words import kind_of, unit
from newsfacts.warehouse.report.world_map import HIGH, LETTER, circles
from tests.warehouse.report.tabs import Open

#: A name in which no line can be broken.
LONG = "Supercalifragilisticexpialidociousnessandmoreandmoreandmore"
HEBREW = "\u05e9\u05dc\u05d5\u05dd said on Tuesday that Israel would sign an agreement with France."


@pytest.mark.model
@pytest.mark.parametrize("width", [360, 1280])
def test_a_name_without_a_break_pushes_nothing_aside(tab: Open, width: int) -> None:
    text = f"President {LONG} of Egypt met Angela Merkel in Berlin."
    with in_memory(extract(text)) as con:
        page = tab(overview.render(con), viewport={"width": width, "height": 800}).page
    wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    bars = page.eval_on_selector_all(
        "table.bars", "all => all.map(t => t.scrollWidth - t.parentElement.clientWidth)"
    )

    assert LONG in page.inner_text("table.bars")
    assert wider <= 0
    assert max(bars) <= 0


@pytest.mark.model
def test_english_that_begins_with_a_name_in_hebrew_runs_from_left_to_right(tab: Open) -> None:
    tables = extract(HEBREW)
    with in_memory(tables) as con:
        ((_, known),) = rows_of(con, tables["articles"]["article_id"].to_list())
    known.article["language"] = "en"
    page = tab(reading.render(known)).page
    known.article["language"] = "he"
    other = tab(reading.render(known)).page
    ask = "getComputedStyle(document.querySelector('.text p')).direction"

    assert page.evaluate(ask) == "ltr"
    assert other.evaluate(ask) == "rtl"


def test_a_report_of_nothing_says_so_and_is_short(tab: Open) -> None:
    with in_memory({}) as con:
        page = tab(overview.render(con, articles="there")).page
    told = page.inner_text("body")

    assert page.inner_text("h1") == "No articles yet"
    assert "newsfacts run SOURCE" in told
    assert "Actors" not in told
    assert page.locator("svg").count() == 0


def test_what_there_is_none_of_is_not_counted() -> None:
    total = {"events": 1, "quotes": 0, "agreements": 2, "quantities": 0, "times": 0}

    assert overview.held(total) == "1 event and 2 agreements"
    assert overview.held(dict.fromkeys(total, 0)) == "No events, quotes or figures"


def test_bars_of_a_few_days_are_no_walls_and_labels_stay_inside() -> None:
    first = date(2020, 11, 23)
    days = [first + timedelta(days=n) for n in range(7)]
    drawn = timeline([{"day": d, "together": 1, "against": 0, "events": 1} for d in days])

    assert drawn
    assert {each.inner for each in drawn.bins} == {WIDEST}
    assert [label for x, label in drawn.labels if drawn.beyond(x)] == ["29 Nov 2020"]


def test_labels_on_the_map_do_not_touch() -> None:
    rows = [
        {"country": c, "name": n, "events": 9, "cooperative": 1, "conflicting": 0}
        for c, n in (("GBR", "United Kingdom"), ("RUS", "Russia"), ("DEU", "Germany"))
    ]
    drawn = [circle for circle in circles(rows) if circle.label]
    boxes = [(c.x + c.radius, c.x + c.radius + LETTER * len(c.label), c.y) for c in drawn]

    assert drawn[0].label == "United Kingdom"
    for n, (left, right, y) in enumerate(boxes):
        for start, end, height in boxes[:n]:
            assert left > end or right < start or abs(y - height) > HIGH


@pytest.mark.parametrize(
    ("name", "amount", "written"),
    [
        ("kilometre", 2, "kilometres"),
        ("kilometre", 1, "kilometre"),
        ("mile per hour", 60, "miles per hour"),
        ("square foot", 3, "square feet"),
        ("millimetre of mercury", 2, "millimetres of mercury"),
        ("parts per million", 400, "parts per million"),
        ("percent", 73, "percent"),
        ("USD", 3, "USD"),
        ("dollar", 3, "dollars"),
        ("gigahertz", 2, "gigahertz"),
    ],
)
def test_units_are_written_as_after_a_number(name: str, amount: float, written: str) -> None:
    assert unit(name, amount) == written


def test_kinds_are_words() -> None:
    assert (kind_of("GPE"), kind_of("LAW")) == ("country or city", "law")
