"""Fixtures that many tests share: one Prefect server for all tests, and the seed articles."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

# Inputs are small, and workers share the cores; `test_threads.py` compares one thread with four.
os.environ.setdefault("POLARS_MAX_THREADS", "1")
# Commands that tests start in processes of their own share a server, for a minute.
os.environ.setdefault("NEWSFACTS_KEEP_SERVER", "1")

from newsfacts.flows import prefect_env
from newsfacts.flows.machine import cores
from tests.made_once import made_once

if TYPE_CHECKING:
    import polars as pl

# Speed belongs into benchmarks: no test fails for being slow on a busy machine.
settings.register_profile("newsfacts", deadline=None)
settings.load_profile("newsfacts")

SEEDS = Path(__file__).parent.parent / "seeds" / "articles"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write what is found as what is expected"
    )


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """`-n auto` is a worker more than there are cores: a third of the time tests wait."""
    return cores() + 1


#: Tests of these folders have the marker; and so have those that take one of these fixtures.
BY_FOLDER = {"quality": "quality"}
BY_FIXTURE = {"prefect_server": "flow", "seed_tables": "model", "published": "model"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark tests by their folder and by what they need; other markers stand at the tests."""
    for item in items:
        folders = item.path.relative_to(Path(__file__).parent).parts[:-1]
        needed: list[str] = getattr(item, "fixturenames", [])
        marks = {BY_FOLDER[name] for name in folders if name in BY_FOLDER}
        marks |= {mark for fixture, mark in BY_FIXTURE.items() if fixture in needed}
        if "flow" in marks:  # a run reads words
            marks.add("model")
        for mark in sorted(marks):
            item.add_marker(mark)


@pytest.fixture(scope="session", autouse=True)
def prefect_environment(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep Prefect's files of the tests apart from the user's."""
    os.environ["PREFECT_HOME"] = str(tmp_path_factory.mktemp("prefect"))
    prefect_env.prepare()


@pytest.fixture(scope="session")
def prefect_server(prefect_environment: None) -> Iterator[str]:
    """One real server for all flows of all tests."""
    with prefect_env.started() as ready, ready():
        from prefect.settings import (  # noqa: PLC0415 (the environment is prepared)
            PREFECT_API_AUTH_STRING,
            PREFECT_API_URL,
        )

        os.environ["PREFECT_API_AUTH_STRING"] = str(PREFECT_API_AUTH_STRING.value())
        yield str(PREFECT_API_URL.value())


@pytest.fixture(scope="session")
def seeds() -> Path:
    return SEEDS


@pytest.fixture(scope="session")
def of_all_workers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this session have."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def seed_tables(seeds: Path, of_all_workers: Path) -> "dict[str, pl.DataFrame]":
    """Every table of the seed articles, made once in memory."""
    return made_once(of_all_workers, "seed_tables", lambda: extracted(seeds))


def extracted(folder: Path) -> "dict[str, pl.DataFrame]":
    """Make every table of the articles in a folder."""
    from newsfacts.flows.extraction import extract  # noqa: PLC0415 (it takes seconds to import)
    from newsfacts.flows.sources.limits import Meter  # noqa: PLC0415
    from newsfacts.flows.sources.record import Record  # noqa: PLC0415
    from newsfacts.flows.sources.walk import read, walk  # noqa: PLC0415

    found = []
    for source, _ in walk([str(folder)]):
        for item in read(source, Meter()):
            assert isinstance(item, Record)
            known = {name: getattr(item, name) for name in item.__dataclass_fields__}
            found.append({"id": known.pop("source_id"), "source": source, **known})
    return extract(found)
