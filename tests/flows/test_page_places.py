"""Where the paragraphs of an article are in the bytes of its page."""

import re
from collections.abc import Sequence
from html import escape, unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts.flows.sources.encoding import begun, decode
from newsfacts.flows.sources.page_places import places
from tests.flows.pages import TEXT, article, page, record, script

WORDS = TEXT.strip()


def written(content: bytes, encoding: str = "utf-8") -> list[tuple[str, str | None]]:
    """Read a page: each paragraph, and the mark-up at its place."""
    found = record(content)
    at = {place.start_char: place for place in found.page_places}
    start, shown = 0, []
    for paragraph in found.text.split("\n\n"):
        place = at.get(start)
        mark_up = content[place.page_start : place.page_end] if place else None
        shown.append((paragraph, None if mark_up is None else mark_up.decode(encoding, "replace")))
        start += len(paragraph) + 2
    return shown


def test_headline_and_paragraphs_are_where_the_page_shows_them() -> None:
    content = page(f"<p>One. {WORDS}</p><p>Two. {WORDS}</p>").encode()

    assert written(content) == [
        ("Bridge closes", "Bridge closes"),
        (f"One. {WORDS}", f"One. {WORDS}"),
        (f"Two. {WORDS}", f"Two. {WORDS}"),
    ]


@pytest.mark.parametrize(
    ("mark_up", "shown"),
    [
        ("&ldquo;Caf&eacute; &amp; bar&#8221;, she said.", "“Café & bar”, she said."),
        ("It&nbsp;is&#160;a &#x1F600; &quot;day&quot;.", 'It is a 😀 "day".'),
        ('It <b>rai<i>n</i>ed</b> <a href="/x" title="a > b">there</a>.', "It rained there."),
        ("It <!-- has not -->rained\n   in\tMay.", "It rained in May."),
        ("Tea < 5 € at AT&T, 2<3.", "Tea < 5 € at AT&T, 2<3."),
        ("Müller traf 橋 und 😀 Ωμέγα.", "Müller traf 橋 und 😀 Ωμέγα."),
    ],
)
def test_a_place_holds_the_mark_up_of_its_paragraph(mark_up: str, shown: str) -> None:
    content = page(f"<p>One. {WORDS}</p><p> {mark_up} </p><p>Two. {WORDS}</p>").encode()

    assert (shown, mark_up) in [(" ".join(p.split()), m) for p, m in written(content)]


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("windows-1252", "“Café” für 5 €."),
        ("koi8-r", "Мост закрыт."),
        ("shift_jis", "橋は閉鎖された。abc"),
        ("gb18030", "大桥关闭了 abc €"),
        ("iso-2022-jp", "橋は abc 閉鎖された。"),
        ("utf-8-sig", "“Café” für 橋 😀."),
        ("utf-16", "“Café” für 橋 😀."),
    ],
)
def test_places_count_bytes_in_the_encoding_of_the_page(encoding: str, text: str) -> None:
    label = "" if encoding in {"utf-8-sig", "utf-16"} else f'<meta charset="{encoding}">'
    body = f"<p>{text} One. {WORDS}</p><p>{text} Two. {WORDS}</p>"
    content = page(body, label).encode(encoding)
    read_as = {"utf-16": "utf-16le"}.get(encoding, encoding)

    assert [m for _, m in written(content, read_as)] == [
        "Bridge closes",
        f"{text} One. {WORDS}",
        f"{text} Two. {WORDS}",
    ]


def test_bytes_that_do_not_decode_move_no_place() -> None:
    body = f"<p>One. {WORDS}</p><p>Two. {WORDS}</p>".encode()
    content = page("BODY").encode().replace(b"BODY", b"<p>caf\xe9 \xff\xe2\x82 \xe2\x82</p>" + body)

    assert written(content)[-2:] == [(f"{n}. {WORDS}", f"{n}. {WORDS}") for n in ("One", "Two")]


def test_what_is_shown_again_is_placed_between_its_neighbours() -> None:
    teaser = f"<div class='teaser'><p>One. {WORDS}</p><p>Three. {WORDS}</p></div>"
    body = "".join(f"<p>{n}. {WORDS}</p>" for n in ("One", "Two", "Three"))
    content = f"<html><body>{teaser}<article>{body}</article>{teaser}</body></html>".encode()
    whole = content.decode()
    decoded = decode(content, None, 10**6)
    starts = [f"{n}. {WORDS}" for n in ("One", "Two", "Three")]

    found = places(decoded, starts)

    inside = range(whole.index("<article>"), whole.index("</article>"))
    assert [place is not None and place[0] in inside for place in found] == [True] * 3


def test_a_page_that_holds_its_article_twice_is_placed_in_one_of_them() -> None:
    body = f"<p>One. {WORDS}</p><p>Two. {WORDS}</p>"
    decoded = decode(f"<div>{body}</div><div>{body}</div>".encode(), None, 10**6)

    one, two = places(decoded, [f"One. {WORDS}", f"Two. {WORDS}"])

    assert one
    assert two
    assert 0 < two[0] - one[1] < 10


def test_words_are_not_found_inside_other_words() -> None:
    decoded = decode(b"<p>2019 Concert</p><p>19</p><p>Con</p>", None, 10**6)

    assert places(decoded, ["19", "Con", "cert"]) == [(22, 24), (31, 34), None]


def test_what_only_a_script_or_a_comment_holds_has_no_place() -> None:
    head = script(article(articleBody=f"One. {WORDS}")) + f"<style>p {{ One. {WORDS} }}</style>"
    content = f"<html><head>{head}</head><body><!-- One. {WORDS} --><p>x</p></body></html>"
    decoded = decode(content.encode(), None, 10**6)

    assert places(decoded, [f"One. {WORDS}", ""]) == [None, None]
    assert record(content).page_places == ()
    assert record(content).text.endswith(f"One. {WORDS}")


@pytest.mark.parametrize(
    "broken", ["<p title='a>b>", '<p title="', "<!-- ", "<script>", "<a =", "&"]
)
def test_mark_up_that_is_not_closed_costs_no_time_and_no_page(broken: str) -> None:
    whole = f"<p>One. {WORDS}</p>"
    decoded = decode((whole + broken * 20_000).encode(), None, 10**7)

    assert places(decoded, [f"One. {WORDS}", "Two."]) == [(3, 3 + len(WORDS) + 5), None]


@given(
    st.lists(
        st.text(st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="|"))
        .map(lambda text: " ".join(text.split()))
        .filter(bool),
        min_size=1,
        max_size=5,
        unique=True,
    ),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_every_paragraph_is_found_in_a_page_of_them(paragraphs: Sequence[str], code: str) -> None:
    content = "".join(f"<p>{escape(text)}</p>" for text in paragraphs).encode(code)

    found = places(decode(content, None, 10**6), paragraphs)

    name = {"utf-16": "utf-16le"}.get(code, "utf-8")
    squeezed = [re.sub(r"\s", "", unescape(text)) for text in paragraphs]
    for place, text in zip(found, squeezed, strict=True):
        assert place
        mark_up = content[place[0] : place[1]].decode(name)
        assert re.sub(r"\s|</?p>", "", unescape(mark_up)) == text


@given(st.binary(max_size=40), st.sampled_from(["shift_jis", "gb18030", "utf-8", "iso2022_jp"]))
def test_every_character_begins_behind_the_one_before_it(content: bytes, encoding: str) -> None:
    text = content.decode(encoding, "replace")

    starts = begun(content, encoding)

    assert len(starts) == len(text) + 1
    assert starts == sorted(starts)
    assert starts[-1] == len(content)
