"""A feed is followed: what is fetched, how often, and what is remembered."""

import pytest

from tests.flows.fetching.site import Asked, Site, answer
from tests.flows.watching.looking import pages, staged, state
from tests.flows.watching.newsroom import Desk, Newsroom


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
