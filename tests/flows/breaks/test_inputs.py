"""What was broken on purpose, by class: inputs. None stops a run, and none is lost unseen."""

import os
import re
import struct
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from newsfacts.flows.sources.limits import Limits
from newsfacts.flows.sources.record import Record, Reject
from newsfacts.flows.sources.walk import name_of
from newsfacts.flows.spool import Spool, fill
from tests.flows.breaks.reading import DEEP, LONG, doubted, found, one, parquet
from tests.flows.test_archives import BODY, found_in, response


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


def test_break_24_a_parquet_file_without_rows_leaves_a_trace(tmp_path: Path) -> None:
    (item,) = found(parquet(tmp_path, text=pa.array([], pa.string())))

    assert isinstance(item, Reject)
    assert "no row" in item.reason
