"""What the views and macros answer on the seed articles."""

from collections.abc import Iterator

import duckdb
import polars as pl
import pytest

from newsfacts.warehouse.memory import in_memory
from tests.warehouse.asking import ask


@pytest.fixture(scope="module")
def con(seed_tables: dict[str, pl.DataFrame]) -> Iterator[duckdb.DuckDBPyConnection]:
    with in_memory(seed_tables) as opened:
        yield opened


def test_an_alias_means_its_entity(con: duckdb.DuckDBPyConnection) -> None:
    for name in ("China", "beijing", " Chinese "):
        found = con.execute("SELECT entity_id FROM entities_named($1)", [name]).fetchall()
        assert found == [("country:CHN",)]


def test_who_did_what_names_everyone(con: duckdb.DuckDBPyConnection) -> None:
    sql = """SELECT actors, event_type, earliest, words, sentence LIKE 'Their cooperation%'
             FROM who_did_what WHERE words = 'announced' AND sentence LIKE 'Their%'"""
    (row,) = ask(con, sql)

    assert row[:2] == (["China", "Russia"], "AGREE")
    assert str(row[2]) == "2020-11-25"
    assert row[4]


def test_events_between_two_under_any_name(con: duckdb.DuckDBPyConnection) -> None:
    by_name = ask(con, "SELECT event_id FROM events_between('China', 'Russia')")
    by_alias = ask(con, "SELECT event_id FROM events_between('moscow', 'Beijing')")
    types = ask(con, "SELECT DISTINCT event_type FROM events_between('China', 'Russia') ORDER BY 1")

    assert by_name == by_alias
    assert len(by_name) >= 8
    assert ("AGREE",) in types


def test_what_someone_said(con: duckdb.DuckDBPyConnection) -> None:
    quotes = ask(con, "SELECT text FROM quotes_by('Song Zhongping')")

    assert len(quotes) >= 3
    assert any("As a latecomer in the space" in text for (text,) in quotes)
    assert ask(con, "FROM quotes_by('nobody at all')") == []


def test_what_is_said_about_someone(con: duckdb.DuckDBPyConnection) -> None:
    sql = "SELECT said_by FROM quotes_about('Nigeria') WHERE text LIKE '%biggest economy%'"

    assert ask(con, sql) == [("Mahamadou Issoufou",)]


def test_agreements_under_an_alias(con: duckdb.DuckDBPyConnection) -> None:
    sql = "SELECT parties, status, said_by FROM agreements_of('Moscow') WHERE len(topics) = 4"

    assert ask(con, sql) == [(["Russia", "China"], "announced", "The communique")]


def test_the_timeline_of_someone_is_in_order(con: duckdb.DuckDBPyConnection) -> None:
    rows = ask(con, "SELECT earliest, dated_by, others FROM timeline_of('China')")

    assert [row[0] for row in rows] == sorted(row[0] for row in rows)
    assert {row[1] for row in rows} == {"text", "publication"}
    assert any("Tiangong-1" in row[2] for row in rows)


def test_a_profile_counts_what_the_tables_hold(con: duckdb.DuckDBPyConnection) -> None:
    sql = "SELECT name, partners[1], quotes, events_as_actor FROM actor_profile('Beijing')"
    ((name, partner, quotes, acts),) = ask(con, sql)
    said = ask(con, "SELECT count(*) FROM quotes WHERE speaker_id = 'country:CHN'")

    assert (name, partner) == ("China", "Russia")
    assert [(quotes,)] == said
    assert acts >= 10
    for who in ("China", "Russia", "Nigeria"):
        profile = con.execute("SELECT agreements FROM actor_profile($1)", [who]).fetchall()
        listed = con.execute("SELECT count(*) FROM agreements_of($1)", [who]).fetchall()
        assert profile == listed


def test_pairs_are_counted_once(con: duckdb.DuckDBPyConnection) -> None:
    rows = ask(con, "SELECT one, other, events, cooperative, conflicting FROM cooperation")
    told = {row[:2]: row[2:] for row in rows}

    assert len(told) == len(rows)
    assert all(one < other for one, other in told)
    assert told["China", "Russia"][0] == len(
        ask(con, "SELECT DISTINCT GLOBALEVENTID FROM dyads WHERE Factuality <> 'negated'"
                 " AND [Actor1Name, Actor2Name].list_sort() = ['China', 'Russia']")
    )  # fmt: skip


def test_dyads_have_the_names_of_gdelt(con: duckdb.DuckDBPyConnection) -> None:
    names = {row[0] for row in ask(con, "SELECT column_name FROM (DESCRIBE dyads)")}

    assert names >= {
        "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "Actor1Name", "Actor1CountryCode",
        "Actor2Name", "Actor2CountryCode", "QuadClass", "GoldsteinScale", "ActionGeo_FullName",
        "ActionGeo_CountryCode", "DATEADDED", "SOURCEURL",
    }  # fmt: skip
    assert ask(con, "SELECT count(*) FROM dyads WHERE Year <> MonthYear // 100") == [(0,)]


def test_every_dated_event_has_its_day(con: duckdb.DuckDBPyConnection) -> None:
    counted = ask(con, "SELECT sum(events) FROM events_per_day")
    datable = ask(
        con,
        "SELECT count(*) FROM events JOIN articles USING (article_id)"
        " WHERE earliest = latest OR published_at IS NOT NULL",
    )

    assert counted == datable


def test_copies_of_a_story_are_one_source(con: duckdb.DuckDBPyConnection) -> None:
    rows = ask(con, "SELECT independent_sources, articles, event_ids FROM independent_sources")

    assert rows
    assert all(independent <= articles <= len(ids) for independent, articles, ids in rows)


def test_a_search_shows_where_the_words_stand(con: duckdb.DuckDBPyConnection) -> None:
    found = ask(con, "SELECT headline, snippet FROM search_articles('tariffs commodities')")
    headline, snippet = found[0]

    assert headline == "Benin, Nigeria join African Union continental free trade bloc"
    assert "remove tariffs on 90 percent of commodities" in snippet


def test_a_search_can_be_narrowed(con: duckdb.DuckDBPyConnection) -> None:
    everything = ask(con, "FROM search_articles('president')")
    late = "SELECT a.published_latest FROM search_articles('president', since := DATE '2019-12-01')"
    days = ask(con, f"{late} JOIN articles a USING (article_id)")

    assert 0 < len(days) < len(everything)
    assert all(str(day) >= "2019-12-01" for (day,) in days)
    assert ask(con, "FROM search_articles('president', publisher_is := 'Nobody')") == []
