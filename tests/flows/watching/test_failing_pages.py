"""Pages and feeds that fail, are gone, are broken or are no pages."""

import pytest

from newsfacts.flows.watching.journal import Journal
from tests.flows.fetching.site import answer
from tests.flows.watching.looking import KilledError, pages, state
from tests.flows.watching.newsroom import Desk, Newsroom


def test_a_truncated_page_never_replaces_a_whole_one(newsroom: Newsroom, desk: Desk) -> None:
    desk.run()
    whole = desk.site.pages["/rain"]
    desk.site.pages["/rain"] = answer("<html>It was", content_length="900")
    desk.clock.move(hours=1)
    desk.run()
    assert ("/rain", "truncated") in state(desk, "url", "outcome")

    desk.site.pages["/rain"] = whole
    desk.clock.move(hours=1)
    desk.run()
    assert len({row for row in state(desk, "url", "article_id") if row[0] == "/rain"}) == 1
    assert state(desk, "url", "outcome")[3] == ("/rain", "unchanged")


@pytest.mark.parametrize("kind", ["application/pdf", "audio/mpeg", "image/png"])
def test_what_is_no_page_is_not_read(newsroom: Newsroom, desk: Desk, kind: str) -> None:
    newsroom.put("/file", "x")
    desk.site.pages["/file"] = answer(b"%PDF", content_type=kind)
    desk.run()

    assert ("/file", "rejected", f"not a web page, but {kind}") in state(
        desk, "url", "outcome", "reason"
    )


def test_a_journal_is_closed_whatever_a_page_raises(
    newsroom: Newsroom, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    close, closed = Journal.close, list[Journal]()

    def noted(self: Journal) -> None:
        closed.append(self)
        close(self)

    monkeypatch.setattr(Journal, "close", noted)
    first = iter([{"article_id": "a"}])
    monkeypatch.setattr("newsfacts.flows.watching.pages.held", lambda _: next(first))
    with pytest.raises(StopIteration):
        desk.run()
    assert len(closed) == 2  # that of what was fetched, and that of what was read


def test_a_page_without_article_is_rejected_with_a_reason(newsroom: Newsroom, desk: Desk) -> None:
    newsroom.put("/menu", "x")
    desk.site.pages["/menu"] = answer("<html><body><ul><li>Home</li></ul></body></html>")
    desk.run()
    assert ("/menu", "rejected", "no article in the page") in state(
        desk, "url", "outcome", "reason"
    )


def test_a_feed_that_is_broken_is_reported_and_read_whole_when_it_is_mended(
    newsroom: Newsroom, desk: Desk
) -> None:
    feed = desk.site.pages["/feed.xml"]
    desk.site.pages["/feed.xml"] = answer("<html>Sorry</html>", etag='"1"')
    assert "a web page, not a feed" in desk.run().failed[f"{desk.site.url}/feed.xml"]

    desk.site.pages["/feed.xml"] = feed
    desk.clock.move(hours=1)
    assert not desk.run().failed
    assert pages(desk) == {"/rain": 1, "/snow": 1}


@pytest.mark.parametrize("moment", [*range(1, 7)])
def test_what_was_fetched_before_a_kill_is_not_fetched_again(
    newsroom: Newsroom, desk: Desk, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    write, left = Journal.write, [moment]

    def written(self: Journal, *rows: dict[str, object]) -> None:
        left[0] -= 1
        if left[0] == 0:
            raise KilledError
        write(self, *rows)

    monkeypatch.setattr(Journal, "write", written)
    try:
        desk.run()
    except KilledError:
        monkeypatch.undo()
        desk.run()

    # What was on its way when the kill came may be asked for twice.
    assert sum(pages(desk).values()) <= 3
    assert sorted(row for row in state(desk, "url", "outcome") if row[0] != "/feed.xml") == [
        ("/rain", "fetched"),
        ("/snow", "fetched"),
    ]
    assert None not in [article for _, article in state(desk, "url", "article_id")[1:]]
