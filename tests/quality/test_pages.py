"""Text and metadata of web pages against gold that may not be copied, where it is at hand."""

from pathlib import Path

import duckdb
import pytest

from newsfacts.flows.sources.limits import Meter
from newsfacts.flows.sources.record import Record
from newsfacts.flows.sources.walk import read
from tests.quality.gold import below, floors, folder, scores

FLOORS = floors("page_floors.json")


@pytest.mark.parametrize("name", FLOORS)
def test_what_is_read_from_pages_stays_above_its_floors(name: str, tmp_path: Path) -> None:
    warehouse = tmp_path / "warehouse.duckdb"
    _publish(folder(name) / "pages", warehouse)

    assert below(FLOORS[name], scores(name, warehouse)) == {}


def _publish(pages: Path, warehouse: Path) -> None:
    """Write what the scorer reads."""
    with duckdb.connect(str(warehouse)) as con:
        con.execute(
            "CREATE TABLE articles (source VARCHAR, source_id VARCHAR, url VARCHAR, text VARCHAR,"
            " headline VARCHAR, authors VARCHAR[], published_at TIMESTAMPTZ)"
        )
        for path in sorted(pages.iterdir()):
            for found in read(str(path), Meter()):
                if isinstance(found, Record):
                    stated = (found.title, [*found.authors], found.published_at)
                    text = found.text[found.body_start :]  # the gold has no headlines
                    row = (str(path), None, found.url, text, *stated)
                    con.execute("INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?)", row)
