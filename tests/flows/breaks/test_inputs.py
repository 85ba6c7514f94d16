"""What was broken on purpose, by class: inputs. None stops a run, and none is lost unseen."""

import json
import os
import re
import struct
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from newsfacts.flows.sources.limits import Limits, Meter
from newsfacts.flows.sources.record import Record, Reject
from newsfacts.flows.sources.walk import name_of, read
from newsfacts.flows.spool import Spool, fill
from tests.flows.pages import article, page, record, script
from tests.flows.test_archives import BODY, found_in, response


def found(source: Path, **limits: int) -> list[Record | Reject]:
    return [*read(str(source), Meter(Limits(**limits)))]  # type: ignore[arg-type]


def one(source: Path, content: bytes | str) -> Record | Reject:
    source.write_bytes(content if isinstance(content, bytes) else content.encode())
    (item,) = found(source)
    return item


def doubted(item: Record | Reject) -> dict[str, str]:
    assert isinstance(item, Record), item
    return {doubt.field: doubt.reason for doubt in item.doubts}


LONG = "9" * 5_000
DEEP = "[" * 100_000 + "]" * 100_000


def parquet(folder: Path, **columns: object) -> Path:
    file = folder / "a.parquet"
    pq.write_table(pa.table(columns), file)
    return file


def test_break_01_a_number_that_is_too_long_costs_no_article(tmp_path: Path) -> None:
    kept = one(tmp_path / "a.jsonl", f'{{"text": "It rained.", "x": {LONG}, "title": {LONG}}}')
    (tmp_path / "b.meta.json").write_text(f'{{"title": "Rain", "x": {LONG}}}')
    beside = one(tmp_path / "b.txt", "It rained.")

    assert isinstance(kept, Record)
    assert isinstance(beside, Record)
    assert beside.title == "Rain"


@pytest.mark.parametrize("beside", [DEEP, "{", "[1]", b"\xff", f'{{"x": {DEEP}}}'])
def test_break_01_metadata_beside_a_text_never_cost_it(tmp_path: Path, beside: bytes | str) -> None:
    sidecar = tmp_path / "b.meta.json"
    sidecar.write_bytes(beside if isinstance(beside, bytes) else beside.encode())

    assert ".meta.json" in doubted(one(tmp_path / "b.txt", "It rained."))["metadata"]


def test_break_01_a_name_that_is_not_utf8_is_read_and_written_with_escapes(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    odd = os.fsencode(tmp_path / "in") + b"/caf\xe9.txt"
    Path(os.fsdecode(odd)).write_text("It rained.")
    spool = Spool(tmp_path / "spool")
    fill(spool, [str(tmp_path / "in")], Limits())
    rows = spool.scan().collect()

    assert rows["text"].to_list() == ["It rained."]
    assert rows["source"][0].endswith("caf\\xe9.txt")
    assert name_of("plain.txt") == "plain.txt"


@pytest.mark.parametrize(
    "column",
    [
        pa.array([2**62], pa.timestamp("us", "UTC")),
        pa.array([1_588_512_345_123_456_789], pa.timestamp("ns", "Mars/Base")),
        pa.Array.from_buffers(
            pa.string(), 1, [None, pa.py_buffer(struct.pack("<2i", 0, 1)), pa.py_buffer(b"\xff")]
        ),
    ],
)
def test_break_01_a_cell_that_is_no_value_costs_only_its_field(
    tmp_path: Path, column: pa.Array
) -> None:
    file = parquet(tmp_path, text=["It rained."], published_at=column)
    (item,) = found(file)

    assert "published_at" in doubted(item)
    assert isinstance(item, Record)
    assert item.published_at is None


def test_break_01_times_finer_than_a_microsecond_are_read(tmp_path: Path) -> None:
    fine = pa.array([1_588_512_345_123_456_789], pa.timestamp("ns", "UTC"))
    (item,) = found(parquet(tmp_path, text=["It rained."], published_at=fine))

    assert isinstance(item, Record)
    assert str(item.published_at) == "2020-05-03 13:25:45.123456+00:00"


def test_break_01_a_text_that_is_not_utf8_costs_only_its_row(tmp_path: Path) -> None:
    offsets = pa.py_buffer(struct.pack("<3i", 0, 1, 11))
    texts = pa.Array.from_buffers(pa.string(), 2, [None, offsets, pa.py_buffer(b"\xffIt rained.")])
    first, second = found(parquet(tmp_path, text=texts))

    assert isinstance(first, Reject)
    assert "not UTF-8" in first.reason
    assert isinstance(second, Record)


def test_break_01_two_columns_of_texts_are_rejected(tmp_path: Path) -> None:
    table = pa.Table.from_arrays([pa.array(["a"]), pa.array(["b"])], names=["text", "text"])
    pq.write_table(table, tmp_path / "a.parquet")
    (item,) = found(tmp_path / "a.parquet")

    assert isinstance(item, Reject)
    assert "2 columns 'text'" in item.reason


def test_break_01_a_chunk_of_impossible_size_costs_no_archive(tmp_path: Path) -> None:
    chunk = response("u:1", b"ffffffffffffffff\r\nx", "Transfer-Encoding: chunked")
    items = found_in(tmp_path / "a.warc", chunk + response("u:2", BODY))

    assert [type(item) for item in items] == [Reject, Record]


def test_break_01_whatever_a_reader_raises_is_a_reject(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raised: list[Exception] = [
        OverflowError("too\nlarge"),
        RecursionError("deep"),
        LookupError("unknown encoding"),
        ZeroDivisionError("division by zero"),
        MemoryError(),
        UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad \ud800"),
    ]

    def breaks(row: object, record_no: int, doubts: object = ()) -> Record:
        raise raised[record_no % len(raised)]

    monkeypatch.setattr("newsfacts.flows.sources.jsonl.to_record", breaks)
    (tmp_path / "a.jsonl").write_text('{"text": "It rained."}\n' * len(raised))
    items = found(tmp_path / "a.jsonl")

    assert [type(item) for item in items] == [Reject] * len(raised)
    for item in items:
        assert isinstance(item, Reject)
        assert re.fullmatch(r"[^\n\x00-\x1f\ud800-\udfff]+", item.reason)
        assert item.advice


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


def test_break_24_a_parquet_file_without_rows_leaves_a_trace(tmp_path: Path) -> None:
    (item,) = found(parquet(tmp_path, text=pa.array([], pa.string())))

    assert isinstance(item, Reject)
    assert "no row" in item.reason
