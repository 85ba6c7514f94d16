"""Inputs to read: files that are written, and what the readers make of them."""

import gzip
import json
from pathlib import Path

import polars as pl

from newsfacts.flows.sources.limits import Meter
from newsfacts.flows.sources.record import Record, Reject
from newsfacts.flows.sources.walk import read, walk

LIMIT = 10_000_000


def records(source: Path) -> list[Record | Reject]:
    found: list[Record | Reject] = []
    for name, reject in walk([str(source)]):
        found += [reject] if reject else [*read(name, Meter())]
    return found


def write(path: Path, content: bytes | str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def row(**fields: object) -> str:
    return json.dumps({"text": "It rained.", **fields}) + "\n"


def broken(folder: Path) -> dict[str, str]:
    """Write broken inputs of all kinds; each maps to a word of its reason."""
    good = gzip.compress(row().encode() * 2_000, compresslevel=1)
    files: dict[str, tuple[bytes | str, str]] = {
        "empty.txt": ("", "empty"),
        "blank.txt": (" \n\t\n", "empty"),
        "latin.txt": ("caf\xe9".encode("latin-1"), "UTF-8 at byte 3"),
        "utf16.txt": ("It rained.".encode("utf-16"), "UTF-8"),
        "nul.txt": ("It\x00rained.", "NUL"),
        "huge.txt": (b"x" * (LIMIT + 1), "10,000,001 bytes"),
        "surrogate.jsonl": ('{"text": "It \\ud800 rained."}', "surrogate"),
        "no_text.jsonl": ('{"title": "Rain"}', "no field 'text'"),
        "null_text.jsonl": ('{"text": null}', "no field 'text'"),
        "number.jsonl": ('{"text": 7}', "not a string"),
        "list.jsonl": ("[1, 2]", "not a JSON object"),
        "half.jsonl": ('{"text": "It rai', "not JSON"),
        "deep.jsonl": ("[" * 100_000, "not JSON"),
        "bytes.jsonl": (b'{"text": "\xff"}', "UTF-8"),
        "long_line.jsonl": (b'{"text": "' + b"x" * 50_000_000 + b'"}', "longer than"),
        "no_gzip.jsonl.gz": ("It rained.", "gzip"),
        "cut.jsonl.gz": (good[: len(good) // 2], "break off"),
        "column.csv": ("title,body\nRain,It rained.", "no column 'text'"),
        "twice.csv": ("text,text\na,b", "2 columns 'text'"),
        "head.csv": ("text,title\n", "no row"),
        "blank.csv": ("text,title\n\n\r\n\n", "no row"),
        "open.csv": ('text,title\n"It rained.,Rain\n', "CSV"),
        "cells.csv": ("text\nIt rained, much.\n", "2 cells under 1 name"),
        "latin.csv": ("text\ncaf\xe9\n".encode("latin-1"), "not UTF-8"),
        "cut.csv.gz": (good[: len(good) // 2], "no column"),
        "no.parquet": ("It rained.", "Parquet"),
        "page.xyz": ("It rained.", "no reader"),
        "list.html": ("<html><body><ul><li>Home</li></ul></body></html>", "no article"),
        "huge.htm": (b"x" * (LIMIT + 1), "10,000,001 bytes"),
        "no.warc": ("It rained.", "not readable as WARC"),
    }
    for name, (content, _) in files.items():
        write(folder / name, content)
    return {name: reason for name, (_, reason) in files.items()} | broken_places(folder)


def broken_places(folder: Path) -> dict[str, str]:
    """Write tables and links that cannot be read, and name a file that is missing."""
    pl.DataFrame({"text": [1, 2]}).write_parquet(folder / "type.parquet")
    pl.DataFrame({"body": ["It rained."]}).write_parquet(folder / "column.parquet")
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    (folder / "sub").mkdir()
    (folder / "sub" / "up").symlink_to(folder, target_is_directory=True)
    return {
        "type.parquet": "int64",
        "column.parquet": "no column 'text'",
        "loop.txt": "a link is not followed",
        "sub/up": "link to a folder",
        "missing.txt": "No such file",
    }
