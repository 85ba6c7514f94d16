"""The overview: what all articles say together, the answers of a few queries on one page."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import duckdb

from newsfacts.warehouse.report import page
from newsfacts.warehouse.report.network import network
from newsfacts.warehouse.report.rows import Row, dicts
from newsfacts.warehouse.report.timeline import timeline
from newsfacts.warehouse.report.words import counted, listed
from newsfacts.warehouse.report.world_map import circles, land
from newsfacts.warehouse.sql_files import comment_of

Answers = Mapping[str, list[Row]]


def render(con: duckdb.DuckDBPyConnection, *, articles: str | None = None) -> str:
    """Write the overview.

    Args:
        con: The warehouse.
        articles: Folder of the articles' pages, relative to this page; None if there are none.
    """
    asked = queries()
    answers = {name: dicts(con.execute(sql)) for name, sql in asked.items()}
    return page.render(
        "overview.html",
        title="What the articles say",
        answers=answers,
        total=answers["totals"][0],
        sql={name: without_comment(sql) for name, sql in asked.items()},
        findings=findings(answers),
        timeline=timeline(answers["timeline"]),
        network=network(answers["network"]),
        circles=circles(answers["places"]),
        land=land(),
        folder=articles,
        held=held(answers["totals"][0]),
        readable={row["article_id"] for row in answers["articles"] if row["readable"]},
    )


@cache
def queries() -> dict[str, str]:
    """Read the queries of the overview, by name."""
    folder = files("newsfacts.warehouse.report") / "queries"
    return {
        file.name.removesuffix(".sql"): file.read_text(encoding="utf-8")
        for file in sorted(folder.iterdir(), key=lambda file: file.name)
        if file.name.endswith(".sql")
    }


def without_comment(sql: str) -> str:
    """Return a query as someone would type it."""
    return sql.removeprefix(f"-- {comment_of(sql)}").strip()


def findings(answers: Answers) -> dict[str, str]:
    """Say in one line what each part of the page shows."""
    return {
        name: say(answers[name]) if answers[name] else nothing
        for name, (say, nothing) in FINDINGS.items()
    }


def held(total: Row) -> str:
    """Say which facts there are, without those of which there are none."""
    words = {
        "events": "event",
        "quotes": "quote",
        "agreements": "agreement",
        "quantities": "figure",
        "times": "time expression",
    }
    told = [counted(total[name], word) for name, word in words.items() if total[name]]
    return listed(told) or "No events, quotes or figures"


def pair(rows: list[Row]) -> str:
    """Name the first pair."""
    first = rows[0]
    return f"{first['one']} and {first['other']}: {counted(first['events'], 'event')}"


def actor(rows: list[Row]) -> str:
    """Name the first actor."""
    first = rows[0]
    return f"{first['name']} takes part in most events: {first['acts'] + first['undergoes']:,}"


def event_type(rows: list[Row]) -> str:
    """Name the first type of event."""
    total = sum(row["events"] for row in rows)
    return (
        f"{rows[0]['event_type']} is told most: {rows[0]['events']:,} of {counted(total, 'event')}"
    )


def agreement(rows: list[Row]) -> str:
    """Name the parties of the first agreement."""
    return f"{listed(rows[0]['parties'])}: {rows[0]['status']}"


def agreeing(rows: list[Row]) -> str:
    """Name the pair with most agreements."""
    first = rows[0]
    found = counted(first["agreements"], "agreement")
    return (
        f"{first['one']} and {first['other']}: {found} in {counted(first['articles'], 'article')}"
    )


def claim(rows: list[Row]) -> str:
    """Say how many claims are denied."""
    denied = sum(bool(row["denied_by"]) for row in rows)
    if denied:
        return f"{counted(denied, 'claim')} that someone else denies"
    return f"{rows[0]['said_by']} on {listed(rows[0]['actors'])}; nobody denies it"


def speaker(rows: list[Row]) -> str:
    """Name the one who is quoted most."""
    return f"{rows[0]['name']} is quoted most: {counted(rows[0]['quotes'], 'time')}"


def country(rows: list[Row]) -> str:
    """Name the first country."""
    return f"{rows[0]['name']} takes part in {counted(rows[0]['events'], 'event')}"


def publisher(rows: list[Row]) -> str:
    """Say how many publishers there are."""
    stated = [row for row in rows if row["publisher"] != "not stated"]
    if not stated:
        return "No article states its publisher"
    articles = counted(stated[0]["articles"], "article")
    return f"{stated[0]['publisher']} has {articles}, more than any other"


def report(rows: list[Row]) -> str:
    """Say how many independent texts report the first event."""
    texts = rows[0]["independent_sources"]
    if texts == 1:
        return "No event is told by more than one independent text"
    return (
        f"{listed(rows[0]['actors'])}, {rows[0]['event_type']}: told by {texts} independent texts"
    )


#: Part of the page, how to say what it shows, and what to say where there is nothing.
FINDINGS = {
    "pairs_together": (pair, "No pair does anything together"),
    "pairs_against": (pair, "No pair acts against each other"),
    "network": (pair, "No two actors meet in an event"),
    "actors": (actor, "No actors"),
    "event_types": (event_type, "No events"),
    "events": (report, "No event with someone on both sides"),
    "agreements": (agreement, "No agreement with named parties"),
    "agreement_pairs": (agreeing, "No agreement between named parties"),
    "claims": (claim, "No claim of a known speaker about someone else"),
    "speakers": (speaker, "Nobody is quoted"),
    "places": (country, "No country takes part in an event"),
    "sources": (publisher, "No articles"),
}
