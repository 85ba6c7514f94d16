"""What lies beside the tables: pages for people, packages to share, the pages of Prefect."""

import sqlite3
from pathlib import Path

import pytest

from newsfacts.flows.forgetting.pages import packages, without_reports
from newsfacts.flows.forgetting.prefect_pages import without_mentions

PAGE = '<!doctype html><head><meta charset="utf-8"><meta name="generator" content="newsfacts">'
URL = "https://example.org/rain"


def put(file: Path, text: str = "") -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


def test_only_pages_of_this_lake_are_removed(tmp_path: Path) -> None:
    put(tmp_path / "report.html", PAGE)
    put(tmp_path / "report_articles" / "a1.html", PAGE)
    put(tmp_path / "mine.html", '<head><meta name="generator" content="Word">')
    put(tmp_path / "other" / "catalogue.jsonl")
    put(tmp_path / "other" / "report.html", PAGE)

    assert without_reports(tmp_path) == ["report.html", "report_articles/a1.html"]
    left = sorted(str(file.relative_to(tmp_path)) for file in tmp_path.rglob("*"))
    assert left == ["mine.html", "other", "other/catalogue.jsonl", "other/report.html"]


def test_packages_are_named_and_left_alone(tmp_path: Path) -> None:
    put(tmp_path / "for others" / "croissant.json")
    put(tmp_path / "lake" / "catalogue.jsonl")
    put(tmp_path / "lake" / "shared" / "croissant.json")

    assert packages(tmp_path) == ["for others"]
    assert (tmp_path / "for others" / "croissant.json").exists()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    file = tmp_path / ".prefect" / "prefect.db"
    file.parent.mkdir()
    with sqlite3.connect(file) as con:
        con.execute("CREATE TABLE artifact (data JSON)")
        con.execute("CREATE TABLE log (message TEXT)")
        rows = [(f'[{{"where": "{URL}"}}]',), ('[{"where": "https://example.org/snow"}]',), (None,)]
        con.executemany("INSERT INTO artifact VALUES (?)", rows)
        con.execute("INSERT INTO log VALUES (?)", [f"a batch failed at {URL}, record 1"])
    con.close()
    return file


def test_artifacts_and_logs_that_name_it_are_gone_from_the_file(
    tmp_path: Path, database: Path
) -> None:
    assert without_mentions(tmp_path, {URL}) == 2

    content = b"".join(file.read_bytes() for file in database.parent.iterdir())
    assert URL.encode() not in content
    assert b"https://example.org/snow" in content
    assert without_mentions(tmp_path, {URL}) == 0


def test_a_database_that_is_in_use_is_said_to_be(
    tmp_path: Path, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsfacts.flows.forgetting.prefect_pages.PATIENCE", 0)
    with sqlite3.connect(database) as con:
        con.execute("BEGIN EXCLUSIVE")
        assert without_mentions(tmp_path, {URL}) is None
    con.close()
