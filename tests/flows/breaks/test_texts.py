"""What was broken on purpose, by class: texts. Garbage in a field or in letters costs no text."""

import json
from pathlib import Path

import pytest

from newsfacts.flows.sources.record import Record
from tests.flows.breaks.reading import LONG, doubted, found, one
from tests.flows.pages import article, page, record, script


def test_break_08_a_page_in_latin_1_keeps_the_marks_of_windows(tmp_path: Path) -> None:
    said = "<p>" + "\u201cIt is unsafe,\u201d the mayor said \u2013 twice. " * 6 + "</p>"
    content = page(said, '<meta charset="iso-8859-1">').encode("cp1252")

    assert "\u201cIt is unsafe,\u201d the mayor said \u2013 twice." in record(content).text


@pytest.mark.parametrize(
    ("label", "codec"),
    [("shift_jis", "shift_jis"), ("gb2312", "gbk"), ("koi8-r", "koi8-r"), ("latin1", "cp1252")],
)
def test_break_08_labels_mean_what_browsers_take_them_for(label: str, codec: str) -> None:
    from newsfacts.flows.sources.encoding import decode  # noqa: PLC0415

    text = {"shift_jis": "橋は閉鎖された", "gbk": "大桥关闭了", "koi8-r": "Мост закрыт"}.get(
        codec, "café’s"
    )
    content = f'<meta charset="{label}"><p>{text}'.encode(codec)

    assert decode(content, None, 1_000).text.endswith(text)
    assert decode(text.encode(codec), label, 1_000).text == text


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("published_at", "last Tuesday"),
        ("published_at", "9999-01-01"),
        ("published_at", "0001-01-01T00:00:00+23:00"),
        ("published_at", 7),
        ("title", "Ra\x00in"),
        ("title", "half \ud800"),
        ("title", ["Rain"]),
        ("title", "x" * 20_000),
        ("language", "xx"),
        ("authors", 7),
        ("authors", ["Ann", 7]),
        ("authors", ["Ann"] * 1_000),
        ("id", 1.5),
    ],
)
def test_break_19_a_field_that_is_garbage_is_left_out_and_the_text_is_kept(
    tmp_path: Path, field: str, value: object
) -> None:
    row = {"text": "It rained.", "title": "Rain", field: value}
    item = one(tmp_path / "a.jsonl", json.dumps(row))

    assert isinstance(item, Record)
    assert item.text[item.body_start :] == "It rained."
    assert [*doubted(item)] == [field]
    assert item.authors in {(), ("Ann",), ("Ann",) * 200}


@pytest.mark.parametrize("stated", [f'{{"@type": "NewsArticle", "x": {LONG}}}', '{"x":' * 900])
def test_break_19_a_page_is_kept_whatever_its_metadata_hold(stated: str) -> None:
    head = f'<script type="application/ld+json">{stated}</script>'

    assert record(page(head=head + script(article(author="Ann")))).authors == ("Ann",)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The mayor\u2019s caf\u00e9 closed.".encode().decode("cp1252"), "encoded twice"),
        ("\x1b$B66$OJD:?$5$l$?\x1b(B", "ISO-2022"),
        ("Bridge ~{4sGE9X1U~} closed", "HZ"),
        ("Br+APw-cke +AOQ-rgert", "UTF-7"),
        ("caf\ufffd", "could not be decoded"),
    ],
)
def test_break_24_a_text_that_was_decoded_wrongly_is_flagged(
    tmp_path: Path, text: str, reason: str
) -> None:
    assert reason in doubted(one(tmp_path / "a.txt", text))["text"]


def test_break_24_plain_texts_are_not_flagged(tmp_path: Path, seeds: Path) -> None:
    for file in sorted(seeds.glob("*.txt")):
        (item,) = found(file)
        assert "text" not in doubted(item), file
