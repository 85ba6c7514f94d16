"""Names, quotes and events against gold that may not be copied, where it is at hand.

`NEWSFACTS_EVAL_DATA` names the folder of the sets; the scorers lie beside it.
"""

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import polars as pl
import pytest

from tests.support import given
from transforms.entities import entities
from transforms.event_participants import EventParticipants
from transforms.events import Events
from transforms.mentions import Mentions
from transforms.quotes import Quotes
from transforms.registry import build
from transforms.roles import Roles

HERE = Path(__file__).parent
FLOORS: dict[str, dict[str, float]] = json.loads((HERE / "gold_floors.json").read_text())
BESIDE = HERE.parents[2] / "shared" / "eval" / "data"
WANTED = (Mentions, Quotes, Roles, Events, EventParticipants)
DATA = Path(os.environ.get("NEWSFACTS_EVAL_DATA", BESIDE))


@pytest.mark.parametrize("name", FLOORS)
def test_what_is_found_stays_above_its_floors(name: str, tmp_path: Path) -> None:
    folder = DATA / name
    if not folder.exists():
        pytest.skip(f"{name} is not here: its texts may not be copied")
    warehouse = tmp_path / "warehouse.duckdb"
    _publish(folder / "input.jsonl.gz", warehouse)
    got = scores(folder, warehouse)
    low = {measure: got[measure] for measure, floor in FLOORS[name].items() if got[measure] < floor}
    assert not low, f"{name} fell below its floors {FLOORS[name]}: {low}"


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


def scores(folder: Path, warehouse: Path) -> dict[str, float]:
    """Run the scorer of a set; its last line is one JSON object."""
    scorer = folder.parent.parent / f"score_{folder.name.split('_')[0]}.py"
    command = [sys.executable, str(scorer), str(folder / "gold.jsonl.gz"), str(warehouse)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    scores: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return scores
