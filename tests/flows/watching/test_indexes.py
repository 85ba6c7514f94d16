"""An index of sitemaps is followed: its sitemaps change, whether or not the index does."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import polars as pl
import pytest

from newsfacts.flows.feeds.entry import MOST_ENTRIES
from newsfacts.flows.messages import notes
from newsfacts.flows.summary import Summary
from newsfacts.warehouse import fetch_state
from tests.flows.fetching.site import Asked, answer
from tests.flows.watching.looking import state
from tests.flows.watching.newsroom import Desk, Newsroom


@dataclass
class Indexed:
    """A newsroom with an index in the place of its feed, and the sitemaps that it lists."""

    room: Newsroom
    maps: dict[str, list[str]] = field(default_factory=dict)
    dates: dict[str, str] = field(default_factory=dict)
    tags: bool = True

    def __post_init__(self) -> None:
        self.room.site.pages["/feed.xml"] = self.index

    def put(self, place: str, *articles: str) -> None:
        """List articles in a sitemap, which is made where there is none."""
        for path in articles:
            self.room.put(path, f"It was {path[1:]}ing")
        self.maps[place] = [*self.maps.get(place, []), *articles]
        self.room.site.pages[place] = self.map

    def index(self, asked: Asked) -> bytes:
        places = [f"<loc>{self.url(path)}</loc>{self.date(path)}" for path in self.maps]
        listed = "".join(f"<sitemap>{place}</sitemap>" for place in places)
        return self.told(asked, f"<sitemapindex>{listed}</sitemapindex>")

    def date(self, path: str) -> str:
        return f"<lastmod>{self.dates[path]}</lastmod>" if path in self.dates else ""

    def map(self, asked: Asked) -> bytes:
        places = "".join(f"<url><loc>{self.url(p)}</loc></url>" for p in self.maps[asked.path])
        return self.told(asked, f"<urlset>{places}</urlset>")

    def told(self, asked: Asked, body: str) -> bytes:
        return self.room.stamped(asked, body) if self.tags else answer(body)

    def url(self, path: str) -> str:
        return f"{self.room.site.url}{path}"


@pytest.fixture
def indexed(newsroom: Newsroom) -> Indexed:
    made = Indexed(newsroom)
    made.put("/old.xml", "/rain")
    made.put("/new.xml", "/snow")
    return made


def asked_for(desk: Desk, among: Iterable[str]) -> set[str]:
    """Look once more, a minute later; give what was asked for, of some paths."""
    desk.clock.move(minutes=1)
    desk.site.asked.clear()
    desk.look()
    return {*desk.site.hits()} & {*among}


@pytest.mark.parametrize("tags", [True, False])
def test_new_pages_are_found_in_the_sitemaps_of_an_index_that_has_not_changed(
    indexed: Indexed, desk: Desk, *, tags: bool
) -> None:
    indexed.tags = tags
    desk.look()
    for path in ("/hail", "/sleet"):
        indexed.put("/new.xml", path)
        assert asked_for(desk, ["/old.xml", "/new.xml", path]) == {"/old.xml", "/new.xml", path}

    assert ("/feed.xml", "fetched", 3) in state(desk, "url", "outcome", "checks")


def test_a_sitemap_that_its_index_lists_no_more_is_not_asked_for(
    indexed: Indexed, desk: Desk
) -> None:
    desk.look()
    del indexed.maps["/old.xml"]
    desk.clock.move(minutes=1)
    desk.look()

    assert asked_for(desk, ["/old.xml", "/new.xml"]) == {"/new.xml"}


def test_an_index_that_becomes_a_sitemap_is_none_any_more(indexed: Indexed, desk: Desk) -> None:
    desk.look()
    indexed.maps["/feed.xml"] = ["/rain"]
    desk.site.pages["/feed.xml"] = indexed.map
    desk.clock.move(minutes=1)
    desk.look()

    assert asked_for(desk, ["/feed.xml", "/old.xml", "/new.xml"]) == {"/feed.xml"}


def test_a_sitemap_that_fails_is_asked_for_when_it_is_due_though_its_index_has_not_changed(
    indexed: Indexed, desk: Desk
) -> None:
    desk.site.pages["/old.xml"] = answer(status="400 Bad Request")
    desk.look()
    assert asked_for(desk, ["/old.xml", "/new.xml"]) == {"/old.xml", "/new.xml"}
    assert asked_for(desk, ["/old.xml", "/new.xml"]) == {"/new.xml"}


def test_sitemaps_whose_addresses_have_tokens_are_looked_at_and_the_tokens_stored_nowhere(
    indexed: Indexed, desk: Desk
) -> None:
    indexed.put("/own.xml?token=canary", "/hail")
    desk.look()
    indexed.put("/own.xml?token=canary", "/sleet")

    assert asked_for(desk, ["/sleet"]) == {"/sleet"}
    assert "canary" not in str(fetch_state.fetched(desk.root).collect().to_dicts())


def test_the_sitemaps_of_an_index_that_an_earlier_version_read_are_looked_at(
    indexed: Indexed, desk: Desk
) -> None:
    desk.look()
    frame = fetch_state.fetched(desk.root).collect()
    entry = pl.when(pl.col("kind") == "page").then("entry").alias("entry")
    fetch_state.write_fetched(desk.root, frame.with_columns(entry), "an earlier version")

    assert asked_for(desk, ["/old.xml", "/new.xml"]) == {"/old.xml", "/new.xml"}


def test_all_sitemaps_of_a_long_index_without_dates_come_round(
    indexed: Indexed, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsfacts.flows.watching.indexes.MOST_SITEMAPS", 2)
    for place in ("/c.xml", "/d.xml", "/e.xml"):
        indexed.put(place)
    looks = [sorted(asked_for(desk, indexed.maps)) for _ in range(3)]

    assert looks == [
        ["/new.xml", "/old.xml"],
        ["/c.xml", "/d.xml"],
        ["/e.xml", "/old.xml"],
    ]


def test_the_newest_sitemaps_of_a_long_index_are_looked_at(
    indexed: Indexed, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsfacts.flows.watching.indexes.MOST_SITEMAPS", 1)
    indexed.dates = {"/old.xml": "2026-01-01", "/new.xml": "2026-02-01"}

    assert [asked_for(desk, indexed.maps) for _ in range(2)] == [{"/new.xml"}] * 2


def test_a_run_says_how_much_of_a_long_index_or_sitemap_it_leaves_out(
    indexed: Indexed, desk: Desk
) -> None:
    for number in range(49):
        indexed.put(f"/{number}.xml")
    indexed.maps["/old.xml"] += [f"/{number}" for number in range(MOST_ENTRIES)]
    watched = desk.look()

    assert watched.left_out == [
        f"{indexed.url('/old.xml')}: 1 of 5,001 entries are left out",
        f"{indexed.url('/feed.xml')}: 1 of 51 sitemaps are left out in this run",
    ]
    assert ("/feed.xml", "1 of 51 sitemaps are left out in this run") in state(
        desk, "url", "reason"
    )
    assert [*notes(Summary({}, left_out=watched.left_out), desk.root)] == watched.left_out
