"""Lists of sources: written, read back, exchanged as OPML; and found for a site."""

from collections.abc import Callable
from pathlib import Path

import pytest

from newsfacts.flows.feeds import source_list
from newsfacts.flows.feeds.discovery import discover
from newsfacts.flows.feeds.source import Source, SourceListError, name_of
from newsfacts.flows.fetching.fetch import Fetcher
from newsfacts.flows.watching.following import located, parted
from tests.flows.feeds.test_feeds import RSS, SITEMAP
from tests.flows.fetching.site import Site, answer

LIST = """# mine
[[source]]
name = "example"
url = "https://${NEWS_USER}:x@example.org/feed"
every = "15m"
keep = "https://example.org/news/*"

[[source]]
url = "https://www.example.com/sitemap.xml"
"""


def test_a_list_is_read_with_secrets_from_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sources.toml").write_text(LIST)
    first, second = source_list.read(tmp_path / "sources.toml")

    assert (first.name, second.name) == ("example", "example.com")
    assert first.pause.total_seconds() == 900
    assert first.takes("https://example.org/news/1")
    assert not first.takes("https://example.org/shop/1")
    with pytest.raises(SourceListError, match="NEWS_USER"):
        _ = first.address
    monkeypatch.setenv("NEWS_USER", "ann")
    assert first.address == "https://ann:x@example.org/feed"
    assert first.key == "https://example.org/feed"


def test_what_is_added_comes_after_what_is_there(tmp_path: Path) -> None:
    file = tmp_path / "sources.toml"
    file.write_text("# mine\n")
    new = [
        Source(name='a "quoted" one', url="https://example.org/a", every="1h", keep=("*/x/*",)),
        Source(name="b", url="https://example.org/b"),
    ]
    source_list.add(file, new[:1])
    source_list.add(file, new[1:])

    assert source_list.read(file) == new
    assert file.read_text().startswith("# mine\n")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[[source]]\nname = 'a'", "source 1: url"),
        ("[[source]]\nurl = 'ftp://example.org'", "only http and https"),
        ("[[source]]\nurl = 'https://example.org'\nevery = 'soon'", "every"),
        ("[[source]]\nurl = 'https://example.org'\nevry = '1h'", "evry"),
        ("source = 7", "begin each source"),
        ("[source]\nurl = 'https://example.org'", "begin each source"),
        ("[[source]]\nurl = 'https://a.org'\n[[source]]\nurl = 'https://a.org/b'", "two sources"),
        ("nonsense", "not TOML"),
    ],
)
def test_a_list_that_cannot_be_read_says_where(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "sources.toml").write_text(content)
    with pytest.raises(SourceListError, match=said) as raised:
        source_list.read(tmp_path / "sources.toml")
    assert "\n" not in str(raised.value)


def test_opml_goes_out_and_comes_in() -> None:
    sources = [
        Source(name="A & B", url="https://example.org/a?x=1&y=2", language="en"),
        Source(name="map", url="https://example.org/map.xml", kind="sitemap"),
    ]

    assert source_list.from_opml(source_list.to_opml(sources).encode()) == sources


def test_opml_of_feed_readers_has_folders_and_equal_names() -> None:
    opml = b"""<opml version="1.0"><body><outline text="News"><outline text="A" xmlUrl="https://a.org/f"/>
    <outline text="A" xmlUrl="https://b.org/f"/></outline></body></opml>"""

    assert [s.name for s in source_list.from_opml(opml)] == ["A", "b.org"]


@pytest.mark.parametrize("content", [b"", b"<rss/>", b'<!DOCTYPE x [<!ENTITY a "b">]><opml/>'])
def test_what_is_no_opml_is_refused(content: bytes) -> None:
    with pytest.raises(SourceListError):
        source_list.from_opml(content)


def test_sources_are_understood_from_any_folder(tmp_path: Path) -> None:
    assert located("https://example.org/feed") == "https://example.org/feed"
    assert located("sources.toml") == str(Path("sources.toml").resolve())


def test_sources_are_files_addresses_and_lists(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text("[[source]]\nurl = 'https://a.org/feed'")
    given = ["inbox", str(tmp_path / "sources.toml"), "https://b.org/feed"]
    files, followed = parted(given)

    assert files == ["inbox"]
    assert [one.name for one in followed] == ["a.org", "b.org"]


def test_names_are_not_taken_twice() -> None:
    assert name_of("https://www.example.org/a", ["example.org"]) == "example.org 2"


@pytest.mark.parametrize(
    ("page", "place"),
    [
        ('<link rel="alternate" type="application/rss+xml" href="news/feed">', "/news/feed"),
        ("", "/rss.xml"),
    ],
)
def test_the_feed_of_a_site_is_found(
    site: Site, fetcher: Callable[..., Fetcher], page: str, place: str
) -> None:
    site.pages["/"] = answer(f"<html><head>{page}</head><body>Home</body></html>")
    site.pages[place] = answer(RSS)

    assert discover(fetcher(delay=0.0), f"{site.url}/").url == site.url + place


def test_a_site_without_feed_has_a_sitemap_or_nothing(
    site: Site, fetcher: Callable[..., Fetcher]
) -> None:
    site.pages["/"] = answer("<html><body>Home</body></html>")
    found = discover(fetcher(), f"{site.url}/")
    assert found.feed is None
    assert "no feed" in str(found.reason)

    site.pages["/sitemap.xml"] = answer(SITEMAP)
    assert discover(fetcher(), f"{site.url}/").url == f"{site.url}/sitemap.xml"
