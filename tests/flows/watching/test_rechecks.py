"""Pages are looked at again: those that are here, those that fail, and those that are gone."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise

import polars as pl

from newsfacts.warehouse import fetch_state
from tests.flows.fetching.site import Page, answer
from tests.flows.watching.looking import pages, passing, state
from tests.flows.watching.newsroom import Desk, Newsroom

#: Answers after which a page may come back.
PASSING = ["404 Not Found", "403 Forbidden", "401 Unauthorized", "451 Unavailable"]
#: Hours after which a page is looked at that is listed at noon.
SCHEDULE = [0, 1, 24, 24 * 7]
#: Hours at which there is a run, and when the last one is over.
RUNS = (0, 1, 2, 12, 24, 25, 48, 96, 168, 192, 240, 336, 337)


def looked_at(desk: Desk, answers: Mapping[str, Mapping[int, Page]]) -> dict[str, list[int]]:
    """Run now and then for two weeks; give the hours at which each of some pages was asked for.

    Args:
        desk: Who looks.
        answers: What each page answers from an hour on.
    """
    hours: dict[str, list[int]] = {path: [] for path in answers}
    for hour, later in pairwise(RUNS):
        desk.site.pages |= {path: then[hour] for path, then in answers.items() if hour in then}
        before = pages(desk)
        desk.run()
        for path, hits in pages(desk).items():
            if path in hours and hits > before.get(path, 0):
                hours[path].append(hour)
        desk.clock.move(hours=later - hour)
    return hours


def by_page(desk: Desk, *columns: str) -> dict[object, list[tuple[object, ...]]]:
    """Give what a desk remembers of each page, in the order of time."""
    found = defaultdict(list)
    for path, *values in state(desk, "url", *columns):
        found[path].append(tuple(values))
    return found


def test_a_page_is_looked_at_again_after_an_hour_a_day_and_a_week(
    newsroom: Newsroom, desk: Desk
) -> None:
    looked = []
    for hour in passing(desk.clock, days=9):
        before = pages(desk).get("/rain", 0)
        desk.look()
        if pages(desk)["/rain"] > before:
            looked.append(hour)

    assert looked == SCHEDULE
    assert state(desk, "url", "checks", "next_at")[1] == ("/rain", 4, None)


def test_what_fails_is_tried_again_ever_later_and_given_up(newsroom: Newsroom, desk: Desk) -> None:
    newsroom.put("/bad", "It is broken")
    desk.site.pages["/bad"] = answer(status="400 Bad Request")
    hours = []
    for hour in passing(desk.clock, days=8):
        before = pages(desk).get("/bad", 0)
        desk.look()
        if pages(desk)["/bad"] > before:
            hours.append(hour)

    assert hours == [0, 1, 2, 3, 5, 9, 17, 33]
    assert state(desk, "url", "checks", "failures", "next_at")[0] == ("/bad", 8, 8, None)


def test_a_page_that_is_gone_for_good_keeps_its_article_and_is_asked_for_no_more(
    newsroom: Newsroom, desk: Desk
) -> None:
    desk.run()
    article = state(desk, "url", "article_id")[1]
    desk.site.pages["/rain"] = answer(status="410 Gone")
    for _ in range(3):
        desk.clock.move(days=1)
        desk.run()

    assert pages(desk)["/rain"] == 2
    assert state(desk, "url", "article_id")[1] == article
    assert ("/rain", "gone") in state(desk, "url", "outcome")


def put_one_for_each(newsroom: Newsroom, statuses: list[str]) -> dict[str, str]:
    """Put pages that are all looked at at once; give the path of each status."""
    paths = {status: f"/rain-{status[:3]}" for status in statuses}
    for status, path in paths.items():
        newsroom.put(path, f"It rained on {status[:3]} roofs")
    return paths


def test_a_page_that_was_here_is_looked_at_again_though_it_is_not_there(
    newsroom: Newsroom, desk: Desk
) -> None:
    paths = put_one_for_each(newsroom, PASSING)
    answers = {path: {1: answer(status=status)} for status, path in paths.items()}

    assert looked_at(desk, answers) == dict.fromkeys(paths.values(), SCHEDULE)
    remembered = by_page(desk, "checks", "article_id", "next_at")
    for path in paths.values():
        first, last = remembered[path]
        assert (first[0], last[0], last[2]) == (1, 3, None), path
        assert first[1] == last[1], path


def test_a_page_that_comes_back_as_it_was_is_the_same_article(
    newsroom: Newsroom, desk: Desk
) -> None:
    paths = put_one_for_each(newsroom, PASSING)
    answers = {
        path: {1: answer(status=status), 24: newsroom.site.pages[path]}
        for status, path in paths.items()
    }

    assert looked_at(desk, answers) == dict.fromkeys(paths.values(), SCHEDULE)
    remembered = by_page(desk, "outcome", "article_id", "failures", "checks")
    for path in paths.values():
        rows = remembered[path]
        assert [outcome for outcome, *_ in rows][::2] == ["fetched", "unchanged"], path
        assert len({article for _, article, *_ in rows}) == 1, path
        assert rows[2][2:] == (0, 2), path


def test_a_page_that_comes_back_with_another_text_is_another_article(
    newsroom: Newsroom, desk: Desk
) -> None:
    back = newsroom.site.pages["/rain"]
    desk.run()
    newsroom.articles["/rain"] = "It was pouring"
    looked_at(desk, {"/rain": {1: answer(status="404 Not Found"), 24: back}})

    rows = [row for row in state(desk, "url", "outcome", "article_id") if row[0] == "/rain"]
    assert [outcome for _, outcome, _ in rows] == ["fetched", "gone", "fetched"]
    assert rows[0][2] == rows[1][2] != rows[2][2]


def test_a_page_that_was_never_here_is_asked_for_three_times(
    newsroom: Newsroom, desk: Desk
) -> None:
    paths = put_one_for_each(newsroom, [*PASSING, "410 Gone"])
    answers = {path: {0: answer(status=status)} for status, path in paths.items()}

    assert looked_at(desk, answers) == {path: [0, 24, 48] for path in paths.values()}


def test_a_page_that_earlier_versions_asked_for_no_more_is_looked_at_by_its_schedule(
    newsroom: Newsroom, desk: Desk
) -> None:
    desk.run()
    desk.site.pages |= dict.fromkeys(["/rain", "/snow"], answer(status="404 Not Found"))
    desk.site.pages["/snow"] = answer(status="410 Gone")
    desk.clock.move(hours=1)
    desk.run()
    frame = fetch_state.fetched(desk.root).collect()
    given_up = pl.when(pl.col("kind") != "page").then("next_at").alias("next_at")
    fetch_state.write_fetched(desk.root, frame.with_columns(given_up), "an earlier version")
    desk.site.asked.clear()
    for _ in range(10):
        desk.clock.move(days=1)
        desk.run()

    assert pages(desk) == {"/rain": 2}


def test_a_page_that_robots_may_not_read_for_a_while_is_looked_at_when_they_may(
    newsroom: Newsroom, desk: Desk
) -> None:
    denied = answer("User-agent: *\nDisallow: /rain", content_type="text/plain")
    allowed = answer("User-agent: *\nDisallow:", content_type="text/plain")
    desk.run()
    desk.clock.move(days=2)
    desk.site.pages["/robots.txt"] = denied
    desk.run()
    assert pages(desk)["/rain"] == 1
    assert ("/rain", "denied") in state(desk, "url", "outcome")

    desk.site.pages["/robots.txt"] = allowed
    desk.clock.move(days=5)
    desk.run()
    assert pages(desk)["/rain"] == 2
