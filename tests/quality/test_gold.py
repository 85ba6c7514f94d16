"""Names, quotes and events against gold that may not be copied, where it is at hand."""

import gzip
import json
from pathlib import Path

import duckdb
import polars as pl
import pytest

from newsfacts.transforms.entities.entities import entities
from newsfacts.transforms.entities.mentions import Mentions
from newsfacts.transforms.events.events import Events
from newsfacts.transforms.participants.event_participants import EventParticipants
from newsfacts.transforms.quotes.quotes import Quotes
from newsfacts.transforms.registry import build
from newsfacts.transforms.roles.roles import Roles
from tests.quality.gold import below, floors, folder, scores
from tests.support import given

FLOORS = floors("gold_floors.json")
#: The same for events with a frame, without those that only the annotator reads.
OF_FRAMES = floors("frame_floors.json")
WANTED = (Mentions, Quotes, Roles, Events, EventParticipants)


@pytest.mark.parametrize("name", FLOORS)
def test_what_is_found_stays_above_its_floors(name: str, tmp_path: Path) -> None:
    warehouse = tmp_path / "warehouse.duckdb"
    _publish(folder(name) / "input.jsonl.gz", warehouse)

    assert below(FLOORS[name], scores(name, warehouse)) == {}
    if name in OF_FRAMES:
        with duckdb.connect(str(warehouse)) as con:
            con.execute("DELETE FROM events WHERE rule LIKE 'annotator%'")
        assert below(OF_FRAMES[name], scores(name, warehouse)) == {}


def _publish(texts: Path, warehouse: Path) -> None:
    """Write the tables that the scorers read."""
    with gzip.open(texts, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    built = build(*given(*(row["text"] for row in rows)), wanted=WANTED)
    articles = pl.DataFrame(
        {
            "article_id": [f"article-{number}" for number in range(len(rows))],
            "source_id": [row["id"] for row in rows],
            "text": [row["text"] for row in rows],
        }
    )
    named = entities(built[Mentions].lazy(), built[Roles].lazy()).collect()
    tables = {schema.table_name(): built[schema] for schema in WANTED}
    tables |= {"articles": articles, "entities": named}
    with duckdb.connect(str(warehouse)) as con:
        for table, frame in tables.items():
            con.register("made", frame.to_arrow())
            con.execute(f"CREATE TABLE {table} AS FROM made")
            con.unregister("made")
