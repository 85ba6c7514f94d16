"""Fixtures of the flows: a run of the seed articles; and a site, a clock and a fetcher for it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import stamina
from typer.testing import CliRunner

from newsfacts.flows.cli import app
from newsfacts.flows.fetching.fetch import Fetcher
from newsfacts.flows.fetching.hosts import Hosts
from newsfacts.flows.fetching.rules import Rules
from tests.built_once import BuiltOnce
from tests.flows.fetching.site import FakeClock, Site
from tests.flows.written import SHORT, TEXTS, run, write
from tests.made_once import made_once


@pytest.fixture
def site() -> Iterator[Site]:
    own = Site()
    yield own
    own.close()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture(autouse=True)
def no_waiting() -> Iterator[None]:
    with stamina.set_testing(True, attempts=10, cap=True):
        yield


@pytest.fixture
def fetcher(site: Site, clock: FakeClock) -> Callable[..., Fetcher]:
    def build(**changed: object) -> Fetcher:
        rules = {
            "contact": "desk@example.org",
            "allowed": frozenset({site.host}),
            "delay": 5.0,
            "deadline": 2.0,
            "max_bytes": 1_000_000,
        }
        more = {n: v for n, v in changed.items() if n not in rules}
        how = Rules(**(rules | {n: v for n, v in changed.items() if n in rules}))  # type: ignore[arg-type]
        return Fetcher(how, more.pop("hosts", None) or Hosts(), clock, **more)  # type: ignore[arg-type]

    return build


@pytest.fixture(scope="session")
def known_articles(of_all_workers: Path) -> BuiltOnce:
    return made_once(of_all_workers, "known_articles", lambda: BuiltOnce(*TEXTS, *SHORT).learnt())


@pytest.fixture(scope="module")
def built_once(known_articles: BuiltOnce) -> Iterator[None]:
    """Build no article twice; for tests of what a run does besides."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("newsfacts.flows.batches.build", known_articles)
        yield


class Done(NamedTuple):
    """How a command ended, and what it said."""

    exit_code: int
    stdout: str
    stderr: str


@pytest.fixture(scope="session")
def seed_run(
    tmp_path_factory: pytest.TempPathFactory,
    seeds: Path,
    prefect_server: str,
    of_all_workers: Path,
) -> tuple[Path, Done]:
    """One run of the command line on the seed articles, for all who only read what it wrote."""
    made = of_all_workers / "seed_run"

    def ran() -> Done:
        words = ["run", str(seeds), "--out", str(made), "--batch-size", "10"]
        done = CliRunner().invoke(app, words)
        return Done(done.exit_code, done.stdout, done.stderr)

    done = made_once(of_all_workers, "seed_run", ran)
    return shutil.copytree(made, tmp_path_factory.mktemp("seed_run") / "out"), done


@pytest.fixture(scope="session")
def six_sources(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return write(tmp_path_factory.mktemp("six_sources"), [*range(6)])


@pytest.fixture(scope="session")
def lake_of_one_worker(
    six_sources: list[str],
    tmp_path_factory: pytest.TempPathFactory,
    prefect_server: str,
    known_articles: BuiltOnce,
) -> Path:
    """What one worker makes of six articles in two batches; other runners make the same."""
    out = tmp_path_factory.mktemp("one_worker") / "out"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("newsfacts.flows.batches.build", known_articles)
        run(six_sources, out, batch_size=3, workers=1)
    return out
