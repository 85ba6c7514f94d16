"""The seed articles' tables, made once in memory for all tests that ask them."""

from pathlib import Path

import polars as pl
import pytest

from newsfacts.flows.extraction import extract
from newsfacts.flows.sources.limits import Meter
from newsfacts.flows.sources.record import Record
from newsfacts.flows.sources.walk import read, walk


@pytest.fixture(scope="session")
def seed_tables(seeds: Path) -> dict[str, pl.DataFrame]:
    found = []
    for source, _ in walk([str(seeds)]):
        for item in read(source, Meter()):
            assert isinstance(item, Record)
            known = {name: getattr(item, name) for name in item.__dataclass_fields__}
            found.append({"id": known.pop("source_id"), "source": source, **known})
    return extract(found)
