"""Slips of a first hour: each is told in a line that names what was given."""

from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner

from newsfacts.flows.cli import app
from newsfacts.flows.messages import USAGE
from newsfacts.flows.sources.walk import passed_over
from newsfacts.flows.summary import told
from newsfacts.warehouse.place import NAME


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("page.html").write_text("<p>It rained.</p>")
    Path("folder").mkdir()
    duckdb.connect(str(tmp_path / "data.duckdb")).close()
    Path("news").mkdir()
    Path("data.duckdb").rename(Path("news") / NAME)
    return tmp_path


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("words", "code", "line"),
    [
        (["query", "today.sql"], USAGE, "today.sql: no such file: check the path"),
        (["query", "FROM t", "--out", "page.html"], USAGE, "page.html: a file: name the folder"),
        (["run", "page.html", "--out", "page.html"], USAGE, "page.html: a file, and no folder"),
        (["view", "folder"], USAGE, "folder: a folder: name a file in it, or an article"),
        (["report", "--to", "folder"], USAGE, "folder: a folder: name a file in it with --to"),
        (["share", "new", "--licence", "my own"], USAGE, "licence 'my own' is no SPDX id"),
    ],
)
def test_a_slip_is_told(words: list[str], code: int, line: str, prefect_server: str) -> None:
    if words[0] in {"view", "report", "share"}:
        words = [*words, "--out", "news"]
    done = CliRunner().invoke(app, words)

    assert done.exit_code == code, done.stderr
    assert f"error: {line}" in done.stderr.replace("\n", " ")
    assert ".part" not in done.stderr


def test_files_of_other_kinds_in_a_folder_are_named(tmp_path: Path) -> None:
    for name in ("a.txt", "a.meta.json", "b.md", "c.pdf", "in/d.pdf", "README.md", ".DS_Store"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "lake").mkdir()
    (tmp_path / "lake" / "runs.jsonl").touch()
    (tmp_path / "lake" / "datapackage.json").touch()

    assert passed_over([str(tmp_path), str(tmp_path / "b.md")]) == [
        f"{tmp_path}: 3 files of other kinds, not read: .md, .pdf"
    ]


def test_one_copy_is_told_as_one() -> None:
    assert "1 copy of another" in told({"copies": 1}, 0)
    assert "2 copies of others" in told({"copies": 2}, 0)
    assert "cop" not in told({"copies": 0}, 0)
