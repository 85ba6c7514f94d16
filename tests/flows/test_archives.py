"""Web archives: their pages, and what is kept of damaged ones."""

import gzip
import os
from pathlib import Path

import pytest

from newsfacts.flows.sources.limits import Meter
from newsfacts.flows.sources.record import Record, Reject
from newsfacts.flows.sources.walk import read
from tests.flows.pages import page, record


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
    return [*read(str(archive), Meter())]


BODY = page().encode()


@pytest.mark.parametrize("kind", ["Text/HTML", "TEXT/HTML; charset=utf-8", "Application/XHTML+XML"])
def test_a_page_is_one_however_its_media_type_is_spelt(tmp_path: Path, kind: str) -> None:
    content = response("u:1", BODY).replace(b"text/html", kind.encode())

    assert [
        one.url for one in found_in(tmp_path / "a.warc", content) if isinstance(one, Record)
    ] == ["u:1"]


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
            "breaks off after page 1",
        ),
        (
            "cut.warc.gz",
            gzip.compress(response("u:1", os.urandom(9_000)))[:5_000],
            0,
            "u:1: the page is cut",
        ),
    ],
)
def test_records_before_the_damage_of_an_archive_are_read(
    tmp_path: Path, name: str, content: bytes, kept: int, reason: str
) -> None:
    found = found_in(tmp_path / name, content)

    rejects = [one for one in found[kept:] if isinstance(one, Reject)]
    assert [type(one) for one in found[:kept]] == [Record] * kept
    assert len(rejects) == len(found) - kept >= 1
    assert any(reason in one.reason for one in rejects)
    assert all(one.advice for one in rejects)
