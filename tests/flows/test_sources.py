"""Readers, and what becomes of many kinds of broken input."""

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

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


def test_a_text_file_is_one_article_with_the_metadata_beside_it(tmp_path: Path) -> None:
    write(tmp_path / "rain.meta.json", row(title="Rain", published_at="2020-05-03", licence="x"))
    (found,) = records(write(tmp_path / "rain.txt", "It rained.\r\nMuch.\r"))

    assert isinstance(found, Record)
    assert (found.text[found.body_start :], found.title) == ("It rained.\nMuch.\n", "Rain")
    assert str(found.published_on) == "2020-05-03"


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.csv", "a.csv.gz", "a.parquet"])
def test_formats_with_rows_give_the_same_records(tmp_path: Path, name: str) -> None:
    rows = [
        {
            "text": "It rained.",
            "id": "1",
            "authors": ["Ann"],
            "published_at": "2020-05-03T22:00:00Z",
        },
        {"text": "It snowed.", "id": "2", "authors": [], "published_at": None},
    ]
    lines = "".join(json.dumps(r) + "\n" for r in rows)
    if "csv" in name:
        lines = "id,text,authors,published_at\n1,It rained.,Ann,2020-05-03T22:00:00Z\n"
        lines += "2,It snowed.,,\n"
    if name.endswith("parquet"):
        pl.DataFrame(rows).write_parquet(tmp_path / name)
    else:
        write(tmp_path / name, gzip.compress(lines.encode()) if name.endswith("gz") else lines)

    found = [r for r in records(tmp_path / name) if isinstance(r, Record)]

    assert [(r.source_id, r.text, r.authors) for r in found] == [
        ("1", "It rained.", ("Ann",)),
        ("2", "It snowed.", ()),
    ]
    assert [str(r.published_on) for r in found] == ["2020-05-03", "None"]


def test_the_day_counts_in_the_time_zone_that_is_given(tmp_path: Path) -> None:
    (found,) = records(write(tmp_path / "a.jsonl", row(published_at="2020-05-03T23:00:00-05:00")))

    assert isinstance(found, Record)
    assert str(found.published_on) == "2020-05-03"
    assert str(found.published_at) == "2020-05-04 04:00:00+00:00"


def test_folders_are_walked_in_an_order_of_their_own(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.txt", "a.txt"):
        write(tmp_path / name, name)
    write(tmp_path / "notes.rtf", "not an article")

    names = [Path(name).relative_to(tmp_path).as_posix() for name, _ in walk([str(tmp_path)])]

    assert names == ["a.txt", "a/c.txt", "b.txt"]
    assert [*walk([str(tmp_path), str(tmp_path / "b.txt")])] == [*walk([str(tmp_path)])]


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
        "cells.csv": ("text\nIt rained, much.\n", "2 cells under 1 names"),
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


def test_every_broken_input_is_rejected_with_reason_and_advice(tmp_path: Path) -> None:
    reasons = broken(tmp_path)
    for name, reason in reasons.items():
        sources = [tmp_path / "sub"] if name == "sub/up" else [tmp_path / name]
        found = [r for source in sources for r in records(source) if isinstance(r, Reject)]

        assert any(reason in reject.reason for reject in found), (name, found)
        assert all(reject.advice for reject in found)
        assert all("\n" not in reject.reason for reject in found)


def test_records_before_the_damage_are_kept(tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", row() + "{\n" + row(id="2") + "\n" + row(id="3"))
    found = records(tmp_path / "a.jsonl")

    assert [type(r).__name__ for r in found] == ["Record", "Reject", "Record", "Record"]

    broken(tmp_path / "b")
    cut = records(tmp_path / "b" / "cut.jsonl.gz")
    assert sum(isinstance(r, Record) for r in cut) > 100
    assert isinstance(cut[-1], Reject)


def test_a_folder_without_articles_is_rejected(tmp_path: Path) -> None:
    (found,) = records(tmp_path)

    assert isinstance(found, Reject)
    assert "no article" in found.reason


@pytest.mark.skipif(os.name != "posix", reason="needs users and rights")
def test_a_folder_without_permission_is_rejected(tmp_path: Path) -> None:
    write(tmp_path / "closed" / "a.txt", "It rained.")
    (tmp_path / "closed").chmod(0)
    script = (
        "import os, sys\n"
        "from newsfacts.flows.sources.walk import walk\n"
        "os.getuid() or os.setuid(65534)\n"
        "print([r.reason for _, r in walk([sys.argv[1]]) if r])\n"
    )
    for folder in (tmp_path, *tmp_path.parents[:3]):
        folder.chmod(0o755)
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=True
    )
    (tmp_path / "closed").chmod(0o755)

    assert "not readable" in done.stdout


def test_the_output_of_newsfacts_is_no_source_of_it(tmp_path: Path) -> None:
    (tmp_path / "rain.txt").write_text("It rained.")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "runs.jsonl").write_text("{}\n")

    assert [name for name, _ in walk([str(tmp_path)])] == [str(tmp_path / "rain.txt")]
