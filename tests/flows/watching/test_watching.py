"""A feed is followed: what is fetched, how often, and what is remembered."""

from pathlib import Path

import polars as pl
import pytest

from newsfacts.flows.watching.journal import Journal
from newsfacts.warehouse import fetch_state
from tests.flows.fetching.site import Asked, Site, answer
from tests.flows.watching.newsroom import Desk, Newsroom


def state(desk: Desk, *columns: str) -> list[tuple[object, ...]]:
    frame = fetch_state.fetched(desk.root).sort("url", "fetched_at").collect()
    paths = frame.with_columns(pl.col("url").str.strip_prefix(desk.site.url))
    return paths.select(columns).rows()


def test_the_pages_of_a_feed_are_fetched_and_remembered(newsroom: Newsroom, desk: Desk) -> None:
    desk.run()

    assert desk.site.hits() == {"/feed.xml": 1, "/rain": 1, "/snow": 1}
    assert state(desk, "url", "kind", "outcome", "status", "source_name", "checks") == [
        ("/feed.xml", "feed", "fetched", 200, "feed", 1),
        ("/rain", "page", "fetched", 200, "feed", 1),
        ("/snow", "page", "fetched", 200, "feed", 1),
    ]
    assert len({article for _, article in state(desk, "kind", "article_id")} - {None}) == 2


def test_an_unchanged_feed_costs_one_304(newsroom: Newsroom, desk: Desk) -> None:
    desk.run()
    before = state(desk, "url", "fetched_at", "outcome", "article_id", "sha256")
    desk.site.asked.clear()
    for _ in range(5):
        desk.clock.move(minutes=5)
        desk.look()

    assert desk.site.hits(robots=True) == {"/feed.xml": 5}
    assert state(desk, "url", "fetched_at", "outcome", "article_id", "sha256") == before
    assert state(desk, "url", "checks")[0] == ("/feed.xml", 6)


def pages(desk: Desk) -> dict[str, int]:
    return {path: hits for path, hits in desk.site.hits().items() if path != "/feed.xml"}


def test_a_page_that_changes_is_another_article_of_its_address(
    newsroom: Newsroom, desk: Desk
) -> None:
    desk.run()
    newsroom.put("/rain", "It was pouring")
    desk.clock.move(hours=1)
    desk.run()
    first, second = [row for row in state(desk, "url", "article_id") if row[0] == "/rain"]

    assert first[1] != second[1]
    assert sum(len([*batch.glob("*.parquet")]) for batch in staged(desk)) == 1


def staged(desk: Desk) -> list[Path]:
    return [*(desk.root / ".staging" / "raw").glob("batch_id=*")]


def test_a_page_that_its_feed_says_has_changed_is_looked_at_at_once(
    newsroom: Newsroom, desk: Desk
) -> None:
    desk.run()
    newsroom.put("/rain", "It was pouring")
    atom = "http://www.w3.org/2005/Atom"
    stamp = f'<a:updated xmlns:a="{atom}">2026-03-01T13:00:00Z</a:updated>'
    whole = newsroom.feed(Asked("/feed.xml", {})).partition(b"\r\n\r\n")[2].decode()
    link = "<link>/rain</link>"
    desk.site.pages["/feed.xml"] = answer(whole.replace(link, link + stamp))
    desk.clock.move(minutes=10)
    desk.run()
    desk.clock.move(minutes=10)
    desk.run()

    assert pages(desk) == {"/rain": 2, "/snow": 1}


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


def test_an_index_of_sitemaps_is_followed(site: Site, newsroom: Newsroom, desk: Desk) -> None:
    places = "".join(f"<url><loc>{site.url}{path}</loc></url>" for path in newsroom.articles)
    site.pages["/map.xml"] = answer(f"<urlset>{places}</urlset>", etag='"1"')
    index = f"<sitemapindex><sitemap><loc>{site.url}/map.xml</loc></sitemap></sitemapindex>"
    site.pages["/feed.xml"] = answer(index)
    desk.run()

    assert site.hits() == {"/feed.xml": 1, "/map.xml": 1, "/rain": 1, "/snow": 1}
    assert ("/map.xml", "sitemap", "fetched") in state(desk, "url", "kind", "outcome")


def test_pages_that_were_listed_and_not_reached_are_fetched_by_the_next_run(
    newsroom: Newsroom, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsfacts.flows.watching.look.MOST_PAGES", 1)
    desk.run()
    assert sorted(state(desk, "outcome")) == [("fetched",), ("fetched",), ("listed",)]
    desk.run()

    assert pages(desk) == {"/rain": 1, "/snow": 1}


class KilledError(BaseException):
    """In the place of a kill."""


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


def test_raw_pages_are_kept_by_day_and_read_again_without_a_request(
    newsroom: Newsroom, desk: Desk
) -> None:
    from newsfacts.flows.sources.limits import Meter  # noqa: PLC0415
    from newsfacts.flows.sources.record import Record  # noqa: PLC0415
    from newsfacts.flows.sources.walk import read, walk  # noqa: PLC0415

    desk.run()
    (file,) = (desk.root / "raw").rglob("*.warc.gz")
    before = len(desk.site.asked)
    found = [r for name, _ in walk([str(desk.root / "raw")]) for r in read(name, Meter())]

    assert file.relative_to(desk.root).as_posix() == "raw/2026-03-01/12-00-00.warc.gz"
    assert {r.url for r in found if isinstance(r, Record)} == {
        f"{desk.site.url}/rain",
        f"{desk.site.url}/snow",
    }
    assert all(r.publisher == "The Example" for r in found if isinstance(r, Record))
    assert len(desk.site.asked) == before


def test_cookies_are_not_kept(newsroom: Newsroom, desk: Desk) -> None:
    import gzip  # noqa: PLC0415

    page = answer(f"<html><body><p>{'It rained. ' * 50}</p></body></html>", set_cookie="canary")
    desk.site.pages["/rain"] = page
    desk.run()
    (file,) = (desk.root / "raw").rglob("*.warc.gz")

    assert b"canary" not in gzip.decompress(file.read_bytes())
    assert b"It rained." in gzip.decompress(file.read_bytes())
