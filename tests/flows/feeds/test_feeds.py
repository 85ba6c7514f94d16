"""Feeds and sitemaps of every kind, broken and hostile ones too."""

import gzip
import json
import time
from pathlib import Path

import pytest

from newsfacts.flows.feeds.entry import MOST_ENTRIES, Entry, FeedError
from newsfacts.flows.feeds.parsing import parse
from newsfacts.flows.feeds.reading import read
from tests.flows.fetching.test_addresses import Listener, listener  # noqa: F401

URL = "https://example.org/feeds/news.xml"

RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Example</title><language>en-GB</language>
<item><title>Rain &amp;amp; snow</title>
<link>/rain</link><guid>../../etc/passwd</guid><dc:creator>Ann Example</dc:creator>
<pubDate>Sun, 01 Mar 2026 23:30:00 -0500</pubDate><enclosure url="http://127.0.0.1/a.mp3"/></item>
<item><title>No link</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><entry><title>Rain</title>
<link rel="self" href="https://example.org/feed"/><link rel="alternate" href="../rain"/>
<author><name>Ann Example</name></author><published>2026-03-01T23:30:00-05:00</published>
<updated>2026-03-02T08:00:00Z</updated></entry></feed>"""
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "authors": [{"name": "Desk"}],
        "items": [
            {"url": "https://example.org/rain", "title": "Rain", "date_published": "2026-03-01"},
            {"id": "no address"},
            7,
        ],
    }
)
SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://example.org/old</loc><lastmod>2025-01-01</lastmod></url>
<url><loc>https://example.org/rain</loc><n:news><n:publication><n:name>The Example</n:name>
<n:language>en</n:language></n:publication><n:publication_date>2026-03-01T23:30:00-05:00
</n:publication_date><n:title>Rain</n:title></n:news></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>/a.xml</loc><lastmod>2024-01-01</lastmod></sitemap>
<sitemap><loc>/b.xml.gz</loc><lastmod>2026-01-01</lastmod></sitemap></sitemapindex>"""


def test_rss_lists_its_pages() -> None:
    (entry,) = read(RSS.encode(), URL).entries

    assert entry == Entry(
        url="https://example.org/rain",
        title="Rain & snow",
        authors=("Ann Example",),
        published_at="2026-03-01T23:30:00-05:00",
        language="en-GB",
    )


def test_no_password_of_an_address_is_kept() -> None:
    (entry,) = read(RSS.replace(">/rain<", ">//ann:pw@example.org/rain<").encode(), URL).entries

    assert entry.url == "https://example.org/rain"


def test_atom_lists_its_pages() -> None:
    (entry,) = read(ATOM.encode(), URL).entries

    assert (entry.url, entry.authors) == ("https://example.org/rain", ("Ann Example",))
    assert entry.published_at == "2026-03-01T23:30:00-05:00"
    assert entry.updated_at == "2026-03-02T08:00:00+00:00"


def test_json_feed_lists_its_pages() -> None:
    (entry,) = read(JSON.encode(), URL).entries

    assert (entry.url, entry.title, entry.authors) == (
        "https://example.org/rain", "Rain", ("Desk",)
    )  # fmt: skip
    assert entry.published_at == "2026-03-01T00:00:00+00:00"


@pytest.mark.parametrize("packed", [False, True])
def test_a_news_sitemap_lists_its_pages_newest_first(*, packed: bool) -> None:
    content = gzip.compress(SITEMAP.encode()) if packed else SITEMAP.encode()
    first, second = read(content, URL).entries

    assert (first.url, first.title, first.publisher) == (
        "https://example.org/rain", "Rain", "The Example"
    )  # fmt: skip
    assert first.published_at == "2026-03-01T23:30:00-05:00"
    assert second.updated_at == "2025-01-01T00:00:00+00:00"


def test_an_index_names_its_sitemaps() -> None:
    found = read(INDEX.encode(), URL)

    assert found.sitemaps == ["https://example.org/b.xml.gz", "https://example.org/a.xml"]


def test_a_feed_that_is_not_well_formed_is_read() -> None:
    broken = RSS.replace("</language>", "</language><x>&nbsp; & <br>")

    assert [e.url for e in read(broken.encode(), URL).entries] == ["https://example.org/rain"]


def test_of_a_feed_without_end_the_first_entries_are_read_and_the_rest_counted() -> None:
    many = "".join(f"<item><link>/{n}</link></item>" for n in range(MOST_ENTRIES + 7))
    found = parse(f"<rss version='2.0'><channel>{many}</channel></rss>".encode(), URL)

    assert (len(found.entries), found.left_out) == (MOST_ENTRIES, 7)


@pytest.mark.parametrize(
    "content",
    [b"", b"hello", b"{", b"[1]", b'{"items": []}', b"<html><body>x</body></html>", b"\x1f\x8b",
     b"<opml/>", b"<rss", b"\xff\xfe\x00", b"<?xml version='1.0'?>", b"<svg></svg>"],
)  # fmt: skip
def test_what_is_no_feed_is_refused(content: bytes) -> None:
    with pytest.raises(FeedError):
        parse(content, URL)


def bombs(folder: Path, port: int) -> dict[str, bytes]:
    """Write twelve XML documents that blow up, or break in."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    lol = f'<!DOCTYPE rss [<!ENTITY l0 "lol">{laughs}]>'
    big = f'<!DOCTYPE rss [<!ENTITY a "{"x" * 100_000}">]>'
    secret = (folder / "secret").as_uri()
    outside = f"http://127.0.0.1:{port}/x"
    item = (
        "<rss version='2.0'><channel><item><link>/a</link><title>{}</title></item></channel></rss>"
    )
    plain = {
        "billion laughs": lol + item.format("&l9;"),
        "quadratic": big + item.format("&a;" * 1_000),
        "file": f'<!DOCTYPE rss [<!ENTITY a SYSTEM "{secret}">]>' + item.format("&a;"),
        "http": f'<!DOCTYPE rss [<!ENTITY a SYSTEM "{outside}">]>' + item.format("&a;"),
        "parameter": f'<!DOCTYPE rss [<!ENTITY % a SYSTEM "{outside}"> %a;]>' + item.format("x"),
        "external subset": f'<!DOCTYPE rss SYSTEM "{outside}">' + item.format("x"),
        "public": f'<!DOCTYPE rss PUBLIC "x" "{outside}" [<!ENTITY a "b">]>' + item.format("&a;"),
        "not well-formed": lol + item.format("&l9;<b>& &nbsp;"),
        "sitemap": lol.replace("rss", "urlset") + "<urlset><url><loc>&l9;</loc></url></urlset>",
    }
    found = {name: text.encode() for name, text in plain.items()}
    found["utf-16"] = plain["billion laughs"].encode("utf-16")
    head = b"<?xml version='1.0' encoding='utf-7'?>"
    found["utf-7"] = head + plain["billion laughs"].encode("utf-7")
    found["gzip"] = gzip.compress(b"\0" * 100_000_000, 1)
    return found


@pytest.mark.usefixtures("listener")
def test_twelve_bombs_are_refused_and_let_nothing_out(
    tmp_path: Path,
    listener: Listener,  # noqa: F811
) -> None:
    (tmp_path / "secret").write_text("canary")
    hostile = bombs(tmp_path, listener.port)
    read(RSS.encode(), URL)
    assert len(hostile) == 12
    for name, content in hostile.items():
        begun = time.process_time()
        with pytest.raises(FeedError):
            read(content, URL)
        assert time.process_time() - begun < 1, name
    assert listener.hits == 0


def test_xinclude_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("canary")
    place = (tmp_path / "secret").as_uri()
    include = f'<x:include xmlns:x="http://www.w3.org/2001/XInclude" href="{place}" parse="text"/>'

    assert "canary" not in str(read(RSS.replace("Rain", include).encode(), URL))


def test_a_path_as_content_opens_no_file(tmp_path: Path) -> None:
    file = tmp_path / "local.xml"
    file.write_text(RSS)
    with pytest.raises(FeedError):
        read(str(file).encode(), URL)
