"""Events and agreements that articles tell which do not copy each other."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import duckdb
import polars as pl
import pytest

from newsfacts.transforms.agreements.agreements import Agreements
from newsfacts.transforms.articles.articles import Articles
from newsfacts.transforms.entities.entities import Entities
from newsfacts.transforms.events.events import Events
from newsfacts.transforms.participants.event_participants import EventParticipants
from newsfacts.warehouse.memory import in_memory
from tests.invented import invented

MAY = [date(2020, 5, day) for day in range(1, 32)]
PLACES = {"gpe:oslo": "NOR", "country:NOR": "NOR", "gpe:bergen": "NOR", "gpe:kyiv": "UKR"}


def event(name: str, first: int = 3, last: int = 4, **given: object) -> dict[str, Any]:
    """One event of an article of its own; days are of May 2020."""
    return {
        "event_id": name,
        "article_id": name,
        "event_type": "AGREE",
        "factuality": "actual",
        "earliest": MAY[first - 1],
        "latest": MAY[last - 1],
        "location_id": None,
        "story_id": name,
        "parties": ("country:CHN", "country:RUS"),
        **given,
    }


def tables(*events: dict[str, Any]) -> dict[str, pl.DataFrame]:
    there = [{key: e[key] for key in e if key not in {"story_id", "parties"}} for e in events]
    told = [{key: e[key] for key in ("article_id", "story_id")} for e in events]
    parts = [
        {
            "event_id": e["event_id"],
            "article_id": e["article_id"],
            "role": "actor",
            "entity_id": party,
            "participant_no": number,
        }
        for e in events
        for number, party in enumerate(e["parties"])
    ]
    fields = set(EventParticipants.column_names())
    kept = [{key: value for key, value in part.items() if key in fields} for part in parts]
    names = [{"entity_id": i, "name": i, "country": c} for i, c in PLACES.items()]
    names += [{"entity_id": f"country:{c}", "name": c, "country": c} for c in ("CHN", "RUS")]
    deals = [{key: e[key] for key in ("event_id", "article_id")} for e in events]
    return {
        "articles": invented(Articles, *told),
        "events": invented(Events, *there),
        "event_participants": invented(EventParticipants, *kept),
        "entities": invented(Entities, *names),
        "agreements": invented(
            Agreements, *({**deal, "agreement_id": deal["event_id"]} for deal in deals)
        ),
    }


@contextmanager
def asked(*events: dict[str, Any]) -> Iterator[duckdb.DuckDBPyConnection]:
    with in_memory(tables(*events)) as con:
        yield con


def groups(*events: dict[str, Any]) -> list[list[str]]:
    with asked(*events) as con:
        return [ids for (ids,) in con.execute("SELECT event_ids FROM told_alike").fetchall()]


def test_what_two_articles_tell_of_one_event_is_one_group() -> None:
    assert groups(event("a"), event("b", 4, 6)) == [["a", "b"]]


@pytest.mark.parametrize(
    "other",
    [
        event("b", 5, 6),
        event("b", event_type="COERCE"),
        event("b", factuality="negated"),
        event("b", parties=("country:CHN", "country:NOR")),
        event("b", parties=("country:CHN", "country:RUS", None)),
        event("b", story_id="a"),
        event("b", 1, 31),
        event("b", earliest=None, latest=None),
    ],
    ids=["later", "type", "denied", "parties", "unresolved", "copy", "vague", "undated"],
)
def test_what_differs_is_not_one_event(other: dict[str, Any]) -> None:
    assert groups(event("a"), other) == []


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("gpe:oslo", "gpe:oslo", True),
        ("gpe:oslo", None, True),
        ("gpe:oslo", "country:NOR", True),
        ("gpe:oslo", "gpe:bergen", False),
        ("gpe:oslo", "gpe:kyiv", False),
        ("country:NOR", "gpe:kyiv", False),
    ],
)
def test_places_must_not_contradict(one: str, other: str | None, *, alike: bool) -> None:
    found = groups(event("a", location_id=one), event("b", location_id=other))

    assert found == ([["a", "b"]] if alike else [])


def test_where_places_contradict_those_of_one_place_stay_together() -> None:
    places = {"a": "gpe:oslo", "b": "gpe:kyiv", "c": "gpe:oslo", "d": None}

    assert groups(*(event(n, location_id=place) for n, place in places.items())) == [["a", "c"]]


def test_agreements_follow_their_events() -> None:
    with asked(event("a"), event("b"), event("c", 20, 21)) as con:
        sql = "SELECT agreement_group, parties, stories, agreement_ids FROM agreement_groups"
        assert con.execute(sql).fetchall() == [("a", ["CHN", "RUS"], 2, ["a", "b"])]
