"""The command line as a user meets it, on real files and a real Prefect."""

import io
import json
import shutil
from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner, Result

from newsfacts.flows import reference
from newsfacts.flows.cli import app
from newsfacts.flows.messages import FAILED, OK, SOME_REJECTED, USAGE
from tests.flows.conftest import Done
from tests.flows.sources import broken
from tests.flows.written import GERMAN

pytestmark = pytest.mark.usefixtures("prefect_server", "built_once")


def newsfacts(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture(scope="module")
def lake_root(seed_run: tuple[Path, Done]) -> Path:
    out, done = seed_run
    assert done.exit_code == OK, done.stderr
    assert "26 inputs: 26 new, 0 known, 0 changed, 0 rejected" in done.stderr
    assert done.stdout == ""
    return out


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "parquet"])
def test_an_answer_can_be_read_back_in_every_format(lake_root: Path, form: str) -> None:
    sql = "SELECT source_id, authors, word_count FROM articles ORDER BY word_count LIMIT 3"
    done = newsfacts("query", sql, "--out", lake_root, "-f", form)
    read = {
        "json": lambda b: pl.DataFrame(json.loads(b)),
        "jsonl": lambda b: pl.read_ndjson(io.BytesIO(b)),
        "csv": lambda b: pl.read_csv(io.BytesIO(b)),
        "parquet": lambda b: pl.read_parquet(io.BytesIO(b)),
    }[form](done.stdout_bytes)

    assert done.exit_code == OK
    assert read.columns == ["source_id", "authors", "word_count"]
    assert read["word_count"].is_sorted()
    assert read.height == 3


def test_a_table_shows_the_words_of_a_date(lake_root: Path) -> None:
    sql = "SELECT timex_value, earliest, latest, text FROM times WHERE text = 'around 2030'"
    done = newsfacts("query", sql, "--out", lake_root)

    assert "2030-01-01" in done.stdout
    assert "around 2030" in done.stdout


def test_a_query_that_is_not_understood_fails_with_one_line(lake_root: Path) -> None:
    done = newsfacts("query", "SELECT nothing FROM articles", "--out", lake_root)

    assert done.exit_code == FAILED
    assert "nothing" in done.stderr


def test_a_folder_without_warehouse_says_what_to_do(tmp_path: Path) -> None:
    for command in (["query", "FROM articles"], ["verify"]):
        done = newsfacts(*command, "--out", tmp_path)
        assert done.exit_code == USAGE
        assert "newsfacts run SOURCE" in done.stderr


def test_broken_inputs_are_reported_and_good_ones_loaded(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text("It rained on May 3, 2020.")
    (tmp_path / "in" / "bad.txt").write_bytes(b"caf\xe9")
    done = newsfacts("run", tmp_path / "in", "--out", tmp_path / "out")
    rejects = pl.read_ndjson(tmp_path / "out" / "rejects" / "rejects.jsonl")

    assert done.exit_code == SOME_REJECTED
    assert "2 inputs: 1 new, 0 known, 0 changed, 1 rejected" in done.stderr
    assert "bad.txt: not UTF-8 at byte 3" in done.stderr.replace("\n", "")
    assert rejects["advice"].to_list() == ["convert the file to UTF-8"]


def test_a_page_becomes_rows_that_point_at_its_words(tmp_path: Path) -> None:
    head = '<meta property="article:published_time" content="2020-05-06T10:00:00Z">'
    words = "China and Russia agreed on Monday to cooperate in trade, Xinhua reported. "
    body = f"<nav><a href='/'>Home</a></nav><h1>Two agree</h1><p>{words * 4}</p>"
    (tmp_path / "two.html").write_text(f"<html><head>{head}</head><body>{body}</body></html>")
    assert newsfacts("run", tmp_path / "two.html", "--out", tmp_path / "out").exit_code == OK
    sql = "SELECT headline, t.text, earliest FROM times t JOIN articles USING (article_id) LIMIT 1"
    answer = newsfacts("query", sql, "--out", tmp_path / "out", "-f", "json")

    assert json.loads(answer.stdout) == [
        {"headline": "Two agree", "text": "Monday", "earliest": "2020-05-04"}
    ]
    assert newsfacts("verify", "--out", tmp_path / "out").exit_code == OK


def test_articles_in_another_language_are_reported(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GERMAN)
    done = newsfacts("run", tmp_path / "a.txt", "--out", tmp_path / "out")

    assert done.exit_code == OK
    assert "1 input: 1 new" in done.stderr
    assert "articles not in English, kept without facts: 1" in done.stderr


def test_rejects_are_listed_with_their_record_and_many_by_their_file(tmp_path: Path) -> None:
    (tmp_path / "in" / "bad[").mkdir(parents=True)
    (tmp_path / "in" / "bad[" / "red].txt").write_bytes(b"caf\xe9")
    (tmp_path / "in" / "many.jsonl").write_text('{"text": "It rained."}\n' + '{"id": "x"}\n' * 30)
    done = newsfacts("run", tmp_path / "in", "--out", tmp_path / "out")
    told = done.stderr.replace("\n", "")

    assert done.exit_code == SOME_REJECTED
    assert "bad[/red].txt: not UTF-8" in told
    assert "many.jsonl, record_no 3: no field 'text'" in told
    assert "11 more: see" in told
    assert "record_no 25" not in told


def test_a_folder_of_broken_inputs_does_not_stop_a_run(tmp_path: Path) -> None:
    reasons = broken(tmp_path / "in")
    (tmp_path / "in" / "good.txt").write_text("It rained on May 3, 2020.")
    sources = [tmp_path / "in", tmp_path / "in" / "page.xyz"]
    done = newsfacts("run", *sources, "--out", tmp_path / "out")
    sql = "SELECT status, count(*) AS n, count(reason) AS told, count(advice) AS helped FROM inputs"
    answer = newsfacts("query", f"{sql} GROUP BY ALL", "--out", tmp_path / "out", "-f", "json")
    counts = {row["status"]: row for row in json.loads(answer.stdout)}

    assert done.exit_code == SOME_REJECTED
    assert len(reasons) >= 20
    assert counts["rejected"]["n"] == len(reasons) - 1  # a missing path is wrong usage
    assert counts["rejected"]["told"] == counts["rejected"]["helped"] == len(reasons) - 1
    articles = newsfacts("query", "FROM articles", "--out", tmp_path / "out", "-f", "jsonl").stdout
    assert "It rained on May 3, 2020." in articles


def test_verify_finds_a_sound_lake_sound_and_a_damaged_one_not(
    lake_root: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    shutil.copytree(lake_root, out)
    assert newsfacts("verify", "--out", out).exit_code == OK

    file = next((out / "facts" / "sentences").rglob("*.parquet"))
    file.write_bytes(file.read_bytes()[:-1] + b"x")
    done = newsfacts("verify", "--out", out)
    assert done.exit_code == FAILED
    assert "1 fault" in done.stderr


def test_derive_and_load_give_the_same_answer_without_the_sources(tmp_path: Path) -> None:
    file, out = tmp_path / "rain.txt", tmp_path / "out"
    file.write_text("It rained on May 3, 2020. The bridge closed a day later.")
    newsfacts("run", file, "--out", out)
    file.unlink()
    sql = ["query", "FROM times", "--out", out, "-f", "jsonl"]
    before = newsfacts(*sql).stdout
    (out / "warehouse.duckdb").unlink()

    assert newsfacts("load", "--out", out).exit_code == OK
    assert newsfacts(*sql).stdout == before
    assert newsfacts("derive", "--out", out).exit_code == OK
    assert newsfacts(*sql).stdout == before != ""


@pytest.mark.parametrize(
    "words",
    [
        ["run"],
        ["run", "x", "--batch-size", "0"],
        ["serve", "x"],
        ["serve", "x", "--every", "soon"],
        ["serve", "x", "--every", "5m", "--cron", "* * * * *"],
        ["nothing"],
    ],
)
def test_wrong_usage_has_an_exit_code_of_its_own(words: list[str]) -> None:
    assert newsfacts(*words).exit_code == USAGE


def test_the_reference_is_current() -> None:
    assert reference.FILE.read_text() == reference.render(), f"run: {reference.COMMAND}"


def test_every_command_has_an_example() -> None:
    shown = reference.render().split("\n## `newsfacts ")[1:]

    assert len(shown) >= 6
    assert all("newsfacts " in section.partition("Example")[2] for section in shown)
