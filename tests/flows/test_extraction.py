"""Facts from Python, in memory."""

import doctest
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
import pytest

import newsfacts
from newsfacts.flows.extraction import ArticleError, Given, Tables, extract
from newsfacts.warehouse.lake import scan
from newsfacts.warehouse.reader import UnknownError, Warehouse
from newsfacts.warehouse.tables import published
from tests.built_once import BuiltOnce

DOCS = Path(__file__).parent.parent.parent / "docs"
TEXT = "China and Russia agreed on Monday to cooperate in trade, Xinhua reported."
#: What differs between a run and a call: where the article came from.
ORIGIN = ("source", "batch_id", "pipeline_version")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory, seeds: Path, prefect_server: str) -> Path:
    from newsfacts.flows.pipeline import pipeline  # noqa: PLC0415 (the server runs)
    from newsfacts.flows.settings import Settings  # noqa: PLC0415

    out = tmp_path_factory.mktemp("data")
    pipeline([str(seeds / "000_e2a946c1754fe2f7.txt")], Settings(out=out))
    return out


def test_a_text_gives_the_rows_that_a_run_gives(root: Path, seeds: Path) -> None:
    tables = newsfacts.extract((seeds / "000_e2a946c1754fe2f7.txt").read_text())

    for schema in published():
        name = schema.table_name()
        if name in tables and name != "entities":
            called = tables[name].drop(ORIGIN, strict=False)
            run = scan(root, schema).select(called.columns).collect()
            assert sorted(map(repr, called.rows())) == sorted(map(repr, run.rows())), name
    with_all = Warehouse(root).sql("FROM entities ORDER BY entity_id")
    assert with_all.rows() == tables["entities"].with_columns(pl.col(pl.Enum).cast(str)).rows()


def test_articles_come_in_any_shape(monkeypatch: pytest.MonkeyPatch) -> None:
    # What is built of the same rows is the same.
    monkeypatch.setattr("newsfacts.flows.extraction.build", BuiltOnce())
    rows = {"text": [TEXT, "It rained."], "published_at": ["2020-11-25", None]}
    expected = extract(pl.DataFrame(rows))["times"]

    assert expected["earliest"].to_list() == [date(2020, 11, 23)]
    in_other_shapes: list[Given] = [
        pl.LazyFrame(rows),
        pa.table(rows),
        [{"text": TEXT, "published_at": date(2020, 11, 25)}, "It rained."],
    ]
    for given in in_other_shapes:
        assert extract(given)["times"].equals(expected)


def test_the_same_article_twice_is_one() -> None:
    assert extract([TEXT, TEXT], publisher="Xinhua")["articles"]["publisher"].to_list() == [
        "Xinhua"
    ]


def test_no_article_gives_empty_tables() -> None:
    tables = extract([])

    assert tables["events"].height == 0
    assert "event_type" in tables["events"].columns


def test_an_article_without_text_is_named() -> None:
    with pytest.raises(ArticleError, match=r"article 1: .*text"):
        extract([TEXT, {"title": "no text"}])


def test_a_warehouse_says_what_it_does_not_have(root: Path) -> None:
    news = newsfacts.open(root)
    with pytest.raises(UnknownError, match="no table 'nothing' in Parquet: there are agreements"):
        news.table("nothing")
    with pytest.raises(UnknownError, match="no article has the id, address or headline 'xyz'"):
        news.article("xyz")
    assert {"articles", "events", "claims"} <= {*news.tables()}


def test_an_article_shows_in_a_notebook(root: Path) -> None:
    page = newsfacts.open(root).article("1aca90d3").html()
    framed = newsfacts.open(root).article("1aca90d3")
    assert ">Minnie Chan<" in page
    assert repr(framed).startswith("Article('1aca90d33b98db85'")


def test_the_documentation_runs(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").symlink_to(root)
    monkeypatch.chdir(tmp_path)
    done = doctest.testfile(str(DOCS / "python.md"), module_relative=False, verbose=False)

    assert done.attempted >= 10
    assert done.failed == 0


@pytest.mark.parametrize(
    ("given", "stated", "error", "told"),
    [
        (None, {}, TypeError, "no articles in a value of type NoneType: give texts or a table"),
        ([TEXT, 3], {}, TypeError, "article 1 is a value of type int: give a text or a mapping"),
        (TEXT, {"publised_at": "2020-11-25"}, TypeError, "no field publised_at: there are text"),
        (TEXT, {"published_at": "yesterday"}, ArticleError, "published_at='yesterday': not a time"),
        (TEXT, {"language": "Klingon"}, ArticleError, "language='Klingon': no language"),
    ],
)
def test_what_a_caller_says_wrongly_is_an_error(
    given: Any,  # noqa: ANN401 (what no annotation allows)
    stated: dict[str, Any],
    error: type[Exception],
    told: str,
) -> None:
    with pytest.raises(error, match=told):
        extract(given, **stated)


def test_tables_say_what_they_hold_and_which_there_are() -> None:
    found = Tables({"<b>": pl.DataFrame({"a": [1]}), "events": pl.DataFrame({"a": [], "b": []})})

    assert repr(found) == "Tables(<b>: 1, events: 0)"
    assert "<tr><th>events</th><td>0</td><td>a, b</td></tr>" in found._repr_html_()
    assert found.get("event") is None
    with pytest.raises(KeyError, match="no table 'event': there are <b>, events"):
        found["event"]
