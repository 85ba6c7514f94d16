"""Pages from the command line: an article, a text from a pipe, a report."""

from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner, Result

from newsfacts.flows.cli import app
from newsfacts.flows.messages import FAILED, OK, USAGE
from newsfacts.warehouse import lake, load
from tests.support import built

pytestmark = pytest.mark.model

TEXT = "China and Russia agreed on Monday to cooperate in trade, Xinhua reported."


def newsfacts(*words: object, text: str | None = None) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words], input=text)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out")
    lake.write(out, "b", "1", {**built(TEXT, "It rained on May 3, 2020.")})
    load.publish(out)
    return out


def test_a_text_from_a_pipe_is_shown() -> None:
    done = newsfacts("view", "-", text=TEXT)

    assert done.exit_code == OK
    assert done.stdout.startswith("<!doctype html>")
    assert "China and Russia agree on trade" in done.stdout


def test_json_lines_from_a_pipe_are_shown() -> None:
    line = '{"text": "It rained on May 3, 2020.", "title": "Rain", "publisher": "The <Example>"}\n'
    done = newsfacts("view", "-", text=line * 2)

    assert done.exit_code == OK
    assert "The &lt;Example&gt;" in done.stdout
    assert "2 articles in -: the first is shown" in done.stderr


def test_an_article_of_the_warehouse_is_written_to_a_file(root: Path, tmp_path: Path) -> None:
    done = newsfacts("view", "article-0", "--out", root, "--to", tmp_path / "a.html")

    assert done.exit_code == OK
    assert "Xinhua" in (tmp_path / "a.html").read_text()


def test_what_cannot_be_shown_is_said_in_one_line(root: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"caf\xe9")
    for words, code, told in (
        (["nothing like it", "--out", root], FAILED, "no article has the id"),
        (["article", "--out", root], FAILED, "2 articles fit 'article'"),
        (["missing.txt", "--out", tmp_path], USAGE, "no file missing.txt, and no warehouse"),
        (["article-0", "--out", root, "--to", tmp_path], FAILED, "directory"),
    ):
        done = newsfacts("view", *words)
        assert done.exit_code == code
        assert told in done.stderr.replace("\n", "")


def test_a_report_is_one_page_with_articles_beside_it_when_wanted(
    root: Path, tmp_path: Path
) -> None:
    done = newsfacts("report", "--out", root, "--to", tmp_path / "r.html", "--articles")
    page = (tmp_path / "r.html").read_text()

    assert done.exit_code == OK
    assert done.stdout.strip() == str(tmp_path / "r.html")
    assert "What 2 articles say" in page
    assert 'href="r_articles/article-0.html"' in page
    assert "../r.html" in (tmp_path / "r_articles" / "article-0.html").read_text()


def test_a_report_of_an_empty_warehouse_says_so(tmp_path: Path) -> None:
    load.publish(tmp_path)
    done = newsfacts("report", "--out", tmp_path)

    assert done.exit_code == OK
    assert "The warehouse is empty" in (tmp_path / "report.html").read_text()
    assert newsfacts("report", "--out", tmp_path / "none").exit_code == USAGE


def test_a_query_comes_from_a_pipe_or_a_file(root: Path, tmp_path: Path) -> None:
    (tmp_path / "count.sql").write_text("SELECT count(*) AS n FROM articles")
    for words, text in (
        (["-"], "SELECT count(*) AS n FROM articles"),
        ([tmp_path / "count.sql"], ""),
    ):
        done = newsfacts("query", *words, "--out", root, "-f", "json", text=text)
        assert done.stdout == '[{"n":2}]\n'


def test_a_long_table_says_how_much_is_not_shown(root: Path) -> None:
    done = newsfacts("query", "SELECT range AS n FROM range(100)", "--out", root)

    assert done.stdout.count("│") < 200
    assert "40 of 100 rows are shown" in done.stderr


def test_settings_tell_where_their_values_come_from(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSFACTS_WORKERS", "4")
    done = newsfacts("settings")

    assert "workers = 4  # NEWSFACTS_WORKERS:" in done.stdout
    assert 'out = "data"  # default:' in done.stdout


def test_a_table_scans_lazily(root: Path) -> None:
    from newsfacts.warehouse.reader import Warehouse  # noqa: PLC0415

    assert isinstance(Warehouse(root).table("times"), pl.LazyFrame)


def test_every_key_joins_in_parquet_alone(root: Path) -> None:
    from newsfacts.warehouse.reader import Warehouse  # noqa: PLC0415

    news = Warehouse(root)
    named = news.table("mentions").filter(pl.col("entity_id").is_not_null())
    lost = named.join(news.table("entities"), on="entity_id", how="anti").collect()
    stories = news.table("articles").select("article_id", "story_id").collect()
    asked = news.sql("SELECT article_id, story_id FROM articles")

    assert lost.is_empty()
    assert sorted(stories.rows()) == sorted(asked.rows())
