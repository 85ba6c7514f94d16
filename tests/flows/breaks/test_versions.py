"""What was broken on purpose, by class: versions. Older lakes are read, newer ones refused."""

import json
from dataclasses import asdict, replace
from pathlib import Path

import duckdb
import polars as pl
import pytest

from newsfacts.flows.messages import FAILED
from newsfacts.flows.pipeline import pipeline, rederive
from newsfacts.flows.settings import Settings
from newsfacts.warehouse import catalogue, lake, load, manifests
from newsfacts.warehouse.atomic_files import digest
from newsfacts.warehouse.errors import KnownError
from newsfacts.warehouse.manifests import Manifest
from newsfacts.warehouse.verify import verify
from tests.flows.test_cli import newsfacts
from tests.flows.written import run
from tests.support import rows_of

pytestmark = pytest.mark.usefixtures("prefect_server", "built_once")


def test_break_20_a_lake_of_an_older_version_is_read(out: Path, sound: Path) -> None:
    before = rows_of(out)
    (out / catalogue.NAME).unlink()
    for file in (out / "manifests").iterdir():
        entry = json.loads(file.read_text())
        del entry["format"], entry["checksum"]
        file.write_text(json.dumps(entry, indent=1, sort_keys=True) + "\n")
    run([str(sound / "in")], out)

    assert rows_of(out) == before
    assert [*verify(out)] == []


def test_break_20_a_table_that_lacks_a_column_says_what_to_run(out: Path) -> None:
    (first, *_) = lake.manifests(out)
    older(out, first, "sentences", "paragraph_no")
    with pytest.raises(KnownError, match=r"older rules, it lacks paragraph_no.*newsfacts derive"):
        load.publish(out)
    rederive(Settings(out=out))


@pytest.mark.parametrize("batches", [1, 2])
def test_break_20_a_lake_from_before_places_in_pages_were_kept_is_read(
    out: Path, batches: int
) -> None:
    before = rows_of(out)
    for manifest in lake.manifests(out)[:batches]:
        older(out, manifest, "paragraphs", "page_start", "page_end")
        older(out, manifest, "raw", "page_places")
    load.publish(out)

    with duckdb.connect(str(out / "warehouse.duckdb"), read_only=True) as con:
        counted = con.execute("SELECT count(*), count(page_start) FROM paragraphs").fetchall()
    assert counted == [(len(before["paragraphs"]), 0)]
    rederive(Settings(out=out))
    assert {**rows_of(out), "raw": []} == {**before, "raw": []}


def older(out: Path, manifest: Manifest, table: str, *columns: str) -> None:
    """Make a table as an older version did: without some columns."""
    place = lake.path(out, table, manifest.batch_id)
    pl.read_parquet(place).drop(columns).write_parquet(place)
    manifest.tables[table] = replace(manifest.tables[table], sha256=digest(place))
    manifests.write(out, manifest)
    catalogue.commit(out, manifest.batch_id, asdict(manifest))


def test_break_20_a_lake_of_a_newer_version_is_refused_in_one_line(out: Path) -> None:
    entry = {"format": catalogue.FORMAT + 1, "kind": "commit"}
    with (out / catalogue.NAME).open("a") as file:
        file.write(catalogue.sealed(entry) + "\n")
    done = newsfacts("verify", "--out", out)

    assert done.exit_code == FAILED
    assert len(done.stderr.strip().splitlines()) == 1
    assert "install the newest newsfacts" in done.stderr


def test_break_20_batches_of_another_version_are_counted(
    out: Path, sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsfacts.flows.report.pipeline_version", lambda: "later")
    summary = pipeline([str(sound / "in")], Settings(out=out))

    assert summary.outdated == 2
