"""Web pages: their words, what they state about themselves, and what hostile ones can do."""

import gzip
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from flows.sources.guard import SECONDS, guard
from flows.sources.html import from_page
from flows.sources.record import Record, Reject
from flows.sources.walk import read

TEXT = "The old bridge over the river is closed since Monday, the mayor of the town said. " * 5
MENU = "".join(f'<li><a href="/{n}">Section number {n}</a></li>' for n in range(30))


def page(body: str = f"<p>{TEXT}</p>", head: str = "") -> str:
    return (
        f"<!DOCTYPE html><html><head>{head}</head><body><nav><ul>{MENU}</ul></nav>"
        f"<article><h1>Bridge closes</h1>{body}</article>"
        f'<div class="comments"><p>First! says a reader.</p></div></body></html>'
    )


def script(thing: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(thing)}</script>'


def article(**stated: object) -> dict[str, object]:
    return {"@type": "NewsArticle", "headline": "Bridge closes", **stated}


def record(content: str | bytes) -> Record:
    found = from_page(content if isinstance(content, bytes) else content.encode(), 0)
    assert isinstance(found, Record), found
    return found


def test_only_the_words_of_the_article_are_its_text() -> None:
    rows = "<table><tr><th>Bridge</th><th>Year</th></tr><tr><td>Old</td><td>1901</td></tr></table>"
    text = record(page(f"<p>{TEXT}</p><ul><li>It is 40 m long.</li></ul>{rows}<p>{TEXT}</p>")).text

    assert text.split("\n\n") == [
        "Bridge closes",
        TEXT.strip(),
        "It is 40 m long.",
        "Bridge | Year",
        "Old | 1901",
        TEXT.strip(),
    ]


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        (script(article(author={"@type": "Person", "name": "Ann Example"})), ("Ann Example",)),
        (script(article(author=[{"name": "Ann"}, {"name": "Bo"}])), ("Ann", "Bo")),
        (script(article(author="By Ann Example and Bo Example")), ("Ann Example", "Bo Example")),
        (script([article(author={"@id": "#a"}), {"@id": "#a", "name": "Ann"}]), ("Ann",)),
        (script({"@graph": [{"@type": "WebPage"}, article(author=["Ann", "Ann"])]}), ("Ann",)),
        ('<meta name="author" content="Ann Example, Bo Example">', ("Ann Example", "Bo Example")),
        ('<meta property="article:author" content="https://example.org/ann">', ()),
        (
            script(article(author=["Ann", "Health and Science Desk"])),
            ("Ann", "Health and Science Desk"),
        ),
        (script(article(author={"@id": ["#a"], "name": {"name": "Ann"}})), ("Ann",)),
        (script(article(author="A\ud800nn\x00")), ("Ann",)),
        ("", ()),
    ],
)
def test_the_authors_are_those_that_the_page_names(head: str, authors: tuple[str, ...]) -> None:
    assert record(page(head=head)).authors == authors


@pytest.mark.parametrize(
    ("head", "moment"),
    [
        (script(article(datePublished="2020-05-03T23:30:00-05:00")), "2020-05-04 04:30:00+00:00"),
        (script(article(datePublished="2020-05-03 16:38:37 +02:00")), "2020-05-03 14:38:37+00:00"),
        (script(article(datePublished="2020-05-03T15:56:35+0100")), "2020-05-03 14:56:35+00:00"),
        (script(article(datePublished="yesterday")), "None"),
        (
            script(article(datePublished="9999-01-01"))
            + '<meta property="article:published_time" content="2020-05-03T10:00:00Z">',
            "2020-05-03 10:00:00+00:00",
        ),
        ('<meta itemprop="datePublished" content="2020-05-03">', "2020-05-03 00:00:00+00:00"),
        ("", "None"),
    ],
)
def test_the_time_of_publication_is_what_the_page_states(head: str, moment: str) -> None:
    assert str(record(page(head=head)).published_at) == moment


def test_a_page_states_headline_publisher_and_address() -> None:
    stated = article(headline="Bridge &#8216;closes&#8217;", publisher={"name": "The Example"})
    link = '<link rel="canonical" href="https://example.org/bridge">'
    found = record(page(head=script(stated) + link))

    assert (found.title, found.publisher) == ("Bridge ‘closes’", "The Example")
    assert found.url == "https://example.org/bridge"
    assert record(page()).title == "Bridge closes"


@pytest.mark.parametrize("broken", ["{", "[" * 50_000, '{"@type": 7, "headline": []}', "null", "7"])
def test_statements_that_cannot_be_read_are_left_out(broken: str) -> None:
    head = f'<script type="application/ld+json">{broken}</script>'
    assert record(page(head=head)).title == "Bridge closes"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1252", "mac_roman", "utf-16"])
@pytest.mark.parametrize("states", [True, False])
def test_an_encoding_is_read_as_stated_or_as_it_shows(encoding: str, *, states: bool) -> None:
    words = "The café’s “quoted” façade cost £5, Zürich’s mayor said. " * 10
    head = f'<meta charset="{encoding.removesuffix("-sig")}">' if states else ""

    assert record(page(f"<p>{words}</p>", head).encode(encoding)).text.endswith(words.strip())


@pytest.mark.parametrize(
    ("reference", "character"),
    [
        ("&#xD800;", "\ufffd"),  # half of a surrogate pair
        ("&#xFFFF;", ""),  # no character
        ("&#1;", ""),
        ("&#147;", "“"),  # a number of Windows' own
        ("&#60;", "<"),
        ("&#x1F600;", "😀"),
    ],
)
def test_no_character_ends_the_text(reference: str, character: str) -> None:
    text = record(page(f"<p>It is closed{reference} now. {TEXT}</p>")).text

    assert f"It is closed{character} now. {TEXT.strip()}" in text


@pytest.mark.parametrize("body", ["", f"<ul>{MENU}</ul>", "<p></p>", "<script>go()</script>"])
def test_a_page_without_an_article_is_rejected(body: str) -> None:
    found = from_page(f"<html><body>{body}</body></html>".encode(), 0)

    assert isinstance(found, Reject)
    assert "no article" in found.reason


def test_a_page_that_costs_too_much_is_rejected_and_the_next_one_read() -> None:
    found = from_page(("<html><body>" + "<a href='x'>link</a> " * 300_000).encode(), 0)

    assert isinstance(found, Reject)
    assert f"more than {SECONDS} s" in found.reason
    assert record(page()).title == "Bridge closes"


def test_no_hostile_page_stops_the_next_one() -> None:
    hostile = {
        "deep": ("<div>" * 100_000).encode(),
        "tables": ("<table><tr><td>" * 20_000).encode(),
        "bomb": gzip.compress(b"<p>x</p>" * 20_000_000),
        "noise": bytes(range(256)) * 4_000,
        "entities": b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><html>&b;</html>',
        "script": ("<script>" + "<!--" * 100_000).encode(),
    }
    for name, content in hostile.items():
        found = from_page(content, 0)
        assert isinstance(found, Reject), name
        assert "\n" not in found.reason
    assert record(page()).title == "Bridge closes"


def test_no_page_reads_files(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("the secret")
    entity = f'<!DOCTYPE html [<!ENTITY a SYSTEM "{(tmp_path / "secret").as_uri()}">]>'

    assert "the secret" not in record(entity + page(f"<p>&a; {TEXT}</p>")).text


@pytest.mark.skipif(not Path("/proc").exists(), reason="looks for the process in /proc")
def test_the_process_that_reads_pages_ends_with_its_command(tmp_path: Path) -> None:
    program = tmp_path / "reads.py"
    program.write_text(
        "import os\n"
        "from flows.sources.guard import guard\n"
        "if __name__ == '__main__':\n"
        "    guard().read(b'<html></html>')\n"
        "    print(guard().process.pid, flush=True)\n"
        "    os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, program], capture_output=True, text=True, check=False)
    left = Path("/proc", done.stdout.strip())
    until = time.monotonic() + 30
    while left.exists() and "Z" not in (left / "stat").read_text() and time.monotonic() < until:
        time.sleep(0.1)

    assert not left.exists() or "Z" in (left / "stat").read_text()


def response(url: str, body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    lines = [f"HTTP/1.1 {status}", "Content-Type: text/html", *headers, "", ""]
    http = "\r\n".join(lines).encode() + body
    return (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
        f"WARC-Date: 2020-05-03T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:{url}>\r\n"
        f"Content-Type: application/http;msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    ).encode() + http + b"\r\n\r\n"  # fmt: skip


def chunked(body: bytes) -> bytes:
    parts = [body[at : at + 700] for at in range(0, len(body), 700)]
    return b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in [*parts, b""])


def found_in(archive: Path, content: bytes) -> list[Record | Reject]:
    archive.write_bytes(content)
    return [*read(str(archive), 10_000_000)]


BODY = page().encode()


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_gives_its_pages_with_address_and_time(tmp_path: Path, *, packed: bool) -> None:
    responses = [
        response("http://example.org/1", BODY),
        response("http://example.org/2", gzip.compress(BODY), "Content-Encoding: gzip"),
        response("http://example.org/3", chunked(BODY), "Transfer-Encoding: chunked"),
        response("http://example.org/4", BODY, "Transfer-Encoding: chunked"),
        response("http://example.org/missing", BODY, status="404 Not Found"),
        response("http://example.org/image", b"...").replace(b"text/html", b"image/png"),
    ]
    name = "a.warc.gz" if packed else "a.warc"
    content = b"".join(gzip.compress(one) if packed else one for one in responses)
    found = found_in(tmp_path / name, content)

    assert [one.url for one in found if isinstance(one, Record)] == [
        f"http://example.org/{number}" for number in (1, 2, 3, 4)
    ]
    assert {(one.text, str(one.fetched_at)) for one in found if isinstance(one, Record)} == {
        (record(page()).text, "2020-05-03 10:00:00+00:00")
    }
    assert [one.record_no for one in found] == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("name", "content", "kept", "reason"),
    [
        ("cut.warc", response("u:1", BODY) + response("u:2", BODY)[:-600], 1, "u:2: the page is"),
        ("big.warc", response("u:1", b"x" * 10_000_001), 0, "10,000,001 bytes"),
        ("no.warc", b"It rained.\n" * 100, 0, "not readable as WARC"),
        ("bare.warc", response("u:1", b"", status="301 Moved"), 0, "no web page"),
        (
            "mid.warc.gz",
            gzip.compress(response("u:1", BODY)) + b"noise" * 20,
            1,
            "broken after page 1",
        ),
        (
            "cut.warc.gz",
            gzip.compress(response("u:1", os.urandom(9_000)))[:5_000],
            0,
            "u:1: the page is cut",
        ),
    ],
)
def test_a_damaged_archive_keeps_what_stands_before_the_damage(
    tmp_path: Path, name: str, content: bytes, kept: int, reason: str
) -> None:
    found = found_in(tmp_path / name, content)

    assert [type(one) for one in found] == [Record] * kept + [Reject]
    assert isinstance(found[-1], Reject)
    assert reason in found[-1].reason
    assert found[-1].advice


def test_the_guard_reads_many_pages_in_one_process() -> None:
    record(page())
    first = guard().process
    record(page())

    assert guard().process is first
