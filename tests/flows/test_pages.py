"""Web pages: their words, what they state about themselves, and what hostile ones can do."""

import gzip
import subprocess
import sys
import time
from pathlib import Path

import pytest
from lxml.html import document_fromstring

from newsfacts.flows.sources.html import from_page
from newsfacts.flows.sources.main_text import main_text
from newsfacts.flows.sources.record import Reject
from newsfacts.flows.sources.sandbox import SECONDS, guard
from tests.flows.pages import MENU, TEXT, article, page, record, script


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


def test_an_article_in_parts_is_read_whole_and_in_order() -> None:
    parts = [f"{n} of {len(TEXT)}. {TEXT.strip()}" for n in range(3)]
    part = '<div><div class="article-body"><p>{}</p><p>Sure.</p></div><aside>Ad</aside></div>'
    text = record(page("<h2>What is next</h2>".join(part.format(words) for words in parts))).text

    assert text.split("\n\n") == [
        "Bridge closes",
        parts[0],
        "Sure.",
        "What is next",
        parts[1],
        "Sure.",
        "What is next",
        parts[2],
        "Sure.",
    ]


def test_a_few_teasers_alike_are_no_parts_of_the_article() -> None:
    teaser = '<div class="card"><p>A ship leaves the port of the town.</p></div>'
    body = f'<div class="article-body"><p>{TEXT}</p><p>So it is. {TEXT}</p></div>'

    text = record(page(f"{body}<div>{teaser * 3}</div>")).text

    assert text.split("\n\n") == ["Bridge closes", TEXT.strip(), f"So it is. {TEXT.strip()}"]


@pytest.mark.parametrize(("inside", "read"), [(400, "all"), (1_700, "all"), (2_600, "parts")])
def test_parts_are_the_article_only_where_they_hold_nearly_all_of_it(
    inside: int, read: str
) -> None:
    ferry = "The ferry takes people over the river to the old town each hour. " * 40
    parts = "".join(f'<div class="part"><p>{n} {ferry[: inside // 2]}</p></div>' for n in "AB")
    outside = "".join(f"<p>{n} {TEXT[: (2_800 - inside) // 8]}</p>" for n in range(8))

    text = record(page(f"{outside}<div>{parts}</div>")).text

    assert "B The ferry" in text
    assert ("7 The old" in text) == (read == "all")


@pytest.mark.parametrize(
    ("precise", "balanced", "read"),
    [
        (["Subscribe."], ["The bridge is closed.", "It is old."], "balanced"),
        (["Subscribe to our letter."], ["The bridge is closed.", "It is old."], "precise"),
        (["The bridge is closed." * 30], ["The bridge is closed." * 90], "precise"),
        ([], ["The bridge is closed."], "precise"),
    ],
)
def test_a_short_notice_gives_way_to_a_text_that_is_more_than_twice_as_long(
    monkeypatch: pytest.MonkeyPatch, precise: list[str], balanced: list[str], read: str
) -> None:
    readings = {"precise": precise, "balanced": balanced}

    def reading(_: object, *, precise: bool) -> list[str]:
        return readings["precise" if precise else "balanced"]

    monkeypatch.setattr("newsfacts.flows.sources.main_text._read", reading)

    text = main_text(document_fromstring("<html><body><p>x</p></body></html>"))
    assert text == "\n\n".join(readings[read])


@pytest.mark.parametrize("stated", ["Bridge closes", "Old bridge closed for years"])
def test_the_headline_is_at_the_top_and_nowhere_else(stated: str) -> None:
    head = script(article(headline=stated))

    found = record(page(f"<p>{TEXT}</p><p>Bridge closes</p><p>{stated}</p><p>{TEXT}</p>", head))

    assert found.text.split("\n\n") == [stated, TEXT.strip(), TEXT.strip()]


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
        "from newsfacts.flows.sources.sandbox import guard\n"
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


def test_the_guard_reads_many_pages_in_one_process() -> None:
    record(page())
    first = guard().process
    record(page())

    assert guard().process is first
