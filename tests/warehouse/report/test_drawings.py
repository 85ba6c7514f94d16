"""The geometry of the drawings: nothing is lost between the rows and the page."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from newsfacts.warehouse.report.network import LINE, NAMES, network
from newsfacts.warehouse.report.timeline import BINS, HEIGHT, timeline
from newsfacts.warehouse.report.world_map import circles, land, places

COUNTS = st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)).filter(sum)
DAYS = st.dictionaries(st.dates(date(1990, 1, 1), date(2030, 1, 1)), COUNTS, min_size=1)


def by_day(counts: dict[date, tuple[int, int, int]]) -> list[dict[str, Any]]:
    return [
        {"day": day, "together": one, "against": two, "events": one + two + three}
        for day, (one, two, three) in sorted(counts.items())
    ]


@given(DAYS)
def test_every_event_is_drawn_or_counted_as_left_out(
    counts: dict[date, tuple[int, int, int]],
) -> None:
    drawn = timeline(by_day(counts))
    assert drawn
    told = [sum(map(int, (w for w in b.words.split(": ")[1].split() if w.isdigit())))
            for b in drawn.bins]  # fmt: skip

    assert sum(told) + drawn.outside == sum(map(sum, counts.values()))
    assert drawn.most == max(told)
    assert len(drawn.bins) <= BINS + 2
    for each in drawn.bins:
        assert all(y >= -0.1 and y + height <= HEIGHT + 1.1 for _, y, height in each.bars)


def test_a_week_of_days_has_a_bar_for_each() -> None:
    first = date(2020, 11, 23)
    drawn = timeline(by_day({first + timedelta(days=n): (n + 1, 0, 0) for n in range(7)}))

    assert drawn
    assert len(drawn.bins) == 7
    assert drawn.peak == "on 29 Nov 2020"
    assert drawn.labels[0] == (0.0, "23 Nov 2020")


def test_nothing_to_draw_is_nothing_drawn() -> None:
    assert timeline([]) is None
    assert network([]) is None
    assert circles([]) == []


def test_names_stand_beside_those_they_meet_most() -> None:
    pairs = [
        {"one": a, "other": b, "events": n, "cooperative": n, "conflicting": 0}
        for a, b, n in (("A", "B", 9), ("C", "D", 8), ("A", "D", 1))
    ]
    drawn = network(pairs)

    assert drawn
    assert abs(drawn.names.index("A") - drawn.names.index("B")) == 1
    assert abs(drawn.names.index("C") - drawn.names.index("D")) == 1
    assert drawn.height == 4 * LINE
    assert [arc.width for arc in drawn.arcs] == sorted(arc.width for arc in drawn.arcs)


def test_a_crowd_is_cut_to_those_that_can_be_read() -> None:
    pairs = [
        {"one": f"{n}", "other": f"{n + 1}", "events": 99 - n, "cooperative": 0, "conflicting": 1}
        for n in range(60)
    ]
    drawn = network(pairs)

    assert drawn
    assert len(drawn.names) == NAMES
    assert all(arc.against for arc in drawn.arcs)


def test_countries_lie_where_they_are() -> None:
    x, y = zip(*(places()[name] for name in ("USA", "GBR", "CHN", "AUS")), strict=True)

    assert [*x] == sorted(x)
    assert max(y) == y[3]
    assert land().count("M") > 1_000


def test_labels_of_neighbours_do_not_overlap() -> None:
    rows = [
        {"country": code, "name": code, "events": 9, "cooperative": 9, "conflicting": 0}
        for code in ("ISR", "LBN", "JOR", "USA")
    ]

    assert [circle.label for circle in circles(rows)] == ["ISR", "", "", "USA"]
