"""Mutations of sound inputs of every format, and what must hold of whatever is read from them."""

import gzip
import io
import json
import random
from collections.abc import Iterator
from pathlib import Path

import polars as pl

from newsfacts.flows.sources.limits import Limits, Meter
from newsfacts.flows.sources.record import Record, Reject
from newsfacts.flows.sources.walk import name_of, read
from newsfacts.flows.spool import SCHEMA, Spool
from tests.flows.pages import article, page, script
from tests.flows.test_archives import response

ROW = {
    "text": "It rained on May 3, 2020.\n\nThe caf\u00e9 closed.",
    "id": "7",
    "title": "Rain",
    "authors": ["Ann Example"],
    "published_at": "2020-05-03T10:00:00+02:00",
    "language": "en",
}
#: Pieces that have broken readers before.
HOSTILE = (
    b"\x00",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"\\ud800",
    b"9" * 5_000,
    b"[" * 2_000,
    b"ffffffffffffffff\r\n",
    b"Content-Length: 99999999999999999999\r\n",
    b"&#x110000;",
    b"<!--",
    b"\r\n\r\n",
    b"\x1f\x8b",
    b"PAR1",
    b"-1e999",
)
LIMITS = Limits(max_input_bytes=3_000_000, max_records=2_000, max_rejects=50)


def seeds() -> dict[str, bytes]:
    """Give a sound input of every format."""
    line = json.dumps(ROW).encode() + b"\n"
    rows = io.BytesIO()
    pl.DataFrame([ROW] * 3).write_parquet(rows)
    web = page(head=script(article(datePublished="2020-05-03", author="Ann"))).encode()
    archive = response("http://example.org/1", web) + response("http://example.org/2", web)
    return {
        "a.txt": ROW["text"].encode(),  # type: ignore[attr-defined]
        "a.jsonl": line * 3,
        "a.jsonl.gz": gzip.compress(line * 3, mtime=0),
        "a.parquet": rows.getvalue(),
        "a.warc": archive,
        "a.warc.gz": gzip.compress(archive, mtime=0),
        "a.html": web,
    }


def mutated(content: bytes, draw: random.Random) -> bytes:
    """Change an input in one to six places."""
    changed = bytearray(content)
    for _ in range(draw.randint(1, 6)):
        at = draw.randrange(len(changed) + 1)
        size = draw.choice([1, 1, 4, 64, 512])
        way = draw.randrange(6)
        if way == 0 and at < len(changed):
            changed[at] ^= 1 << draw.randrange(8)
        elif way == 1:
            del changed[at : at + size]
        elif way == 2:
            changed[at:at] = draw.choice(HOSTILE)
        elif way == 3:
            changed[at:at] = bytes(changed[at : at + size])
        elif way == 4:
            changed[at : at + size] = draw.randbytes(size)
        else:
            del changed[at:]
    return bytes(changed)


def items_of(file: Path) -> list[Record | Reject]:
    """Read a mutated input, and check what holds of every input.

    Raises:
        AssertionError: It left no trace, or something that no table can hold.
    """
    found = [*read(str(file), Meter(LIMITS))]
    assert found or not file.stat().st_size, "nothing was read and nothing rejected"
    numbers = [item.record_no for item in found]
    assert len({*numbers}) == len(numbers), "two records have one number"
    assert all(item.reason and item.advice for item in found if isinstance(item, Reject))
    return found


def storable(found: list[Record | Reject], spool: Spool) -> None:
    """Write what was read as it is written in a run."""
    for item in found:
        spool.add(name_of("a"), item)
    rows = pl.DataFrame(spool.rows, schema=SCHEMA)
    rows.write_parquet(io.BytesIO())
    spool.rows = []


def inputs(folder: Path, names: list[str], draw: random.Random) -> Iterator[Path]:
    """Yield mutated inputs for ever, each in the place of the one before."""
    sound = seeds()
    while True:
        for name in names:
            file = folder / name
            file.write_bytes(mutated(sound[name], draw))
            yield file
