"""Web pages: the words of their articles, in any encoding."""

import pytest
from lxml.html import document_fromstring

from newsfacts.flows.sources.html import from_page
from newsfacts.flows.sources.main_text import main_text
from newsfacts.flows.sources.record import Reject
from tests.flows.pages import MENU, TEXT, page, record


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
