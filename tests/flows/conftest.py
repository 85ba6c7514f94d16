"""Fixtures of the tests that fetch: a site, a clock, and a fetcher that may ask the site."""

from collections.abc import Callable, Iterator

import pytest
import stamina

from newsfacts.flows.fetching.fetch import Fetcher
from newsfacts.flows.fetching.hosts import Hosts
from newsfacts.flows.fetching.rules import Rules
from tests.flows.fetching.site import FakeClock, Site


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
