"""Descriptions for Datasette and dbt: as the classes say, and as the programs read them."""

import csv
import importlib.util
import io
import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from newsfacts.flows.output import csv as written
from newsfacts.warehouse.keys import foreign_keys
from newsfacts.warehouse.other_tools import COMMAND, FILES, datasette, dbt_sources
from newsfacts.warehouse.query import query
from newsfacts.warehouse.tables import published as tables


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_what_is_rendered_is_current(file: Path) -> None:
    assert file.read_text(encoding="utf-8") == FILES[file](), COMMAND


def test_every_table_and_column_is_described_to_both() -> None:
    shown = yaml.safe_load(datasette())["databases"]["news"]["tables"]
    (source,) = yaml.safe_load(dbt_sources())["sources"]
    for schema, told in zip(tables(), source["tables"], strict=True):
        assert shown[schema.table_name()]["columns"] == schema.comments()
        assert {c["name"]: c["description"] for c in told["columns"]} == schema.comments()


def test_keys_to_one_column_are_tested_by_dbt() -> None:
    (source,) = yaml.safe_load(dbt_sources())["sources"]
    asked = sum("relationships" in str(column) for t in source["tables"] for column in t["columns"])
    there = {schema.table_name() for schema in tables()}
    declared = [key for schema in tables() for key in foreign_keys(schema)]

    assert asked == sum(len(key.columns) == 1 and key.table in there for key in declared) > 10


def test_datasette_shows_the_descriptions(published: Path, tmp_path: Path) -> None:
    if importlib.util.find_spec("datasette") is None:
        pytest.skip("datasette is not installed: pip install datasette")
    rows = [*csv.reader(io.StringIO(written(query(published, "FROM times"), raw=True)))]
    with sqlite3.connect(tmp_path / "news.db") as con:
        con.execute(f"CREATE TABLE times ({', '.join(rows[0])})")
        con.executemany(f"INSERT INTO times VALUES ({', '.join('?' * len(rows[0]))})", rows[1:])  # noqa: S608
    (tmp_path / "datasette.yaml").write_text(datasette(), encoding="utf-8")
    asked = ["news.db", "--metadata", "datasette.yaml", "--get"]
    for page, words in (("/news/times", "TIMEX3"), ("/news/times.json?_shape=array", "2020-05-03")):
        done = subprocess.run(
            [sys.executable, "-m", "datasette", *asked, page],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
        )
        assert words in done.stdout


def test_dbt_tests_the_tables_and_finds_nothing_wrong(published: Path, tmp_path: Path) -> None:
    if importlib.util.find_spec("dbt") is None:
        pytest.skip("dbt is not installed: pip install dbt-duckdb")
    news = {"path": str(published / "warehouse.duckdb"), "alias": "news", "read_only": True}
    dev = {"type": "duckdb", "path": str(tmp_path / "mine.duckdb"), "attach": [news]}
    profile = {"news": {"target": "dev", "outputs": {"dev": dev}}}
    described = yaml.safe_load(dbt_sources())
    described["sources"][0]["database"] = "news"
    (tmp_path / "models").mkdir()
    for name, content in (
        ("profiles.yml", profile),
        ("dbt_project.yml", {"name": "news", "version": "1.0.0", "profile": "news"}),
        ("models/sources.yml", described),
    ):
        (tmp_path / name).write_text(json.dumps(content), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "dbt.cli.main", "test", "--profiles-dir", "."],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout
    assert "ERROR=0" in done.stdout
