"""Readers, and the walk over files and folders."""

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from newsfacts.flows.sources.record import Record, Reject
from newsfacts.flows.sources.walk import walk
from tests.flows.sources import records, row, write


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
