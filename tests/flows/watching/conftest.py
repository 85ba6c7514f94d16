"""A newsroom whose feed lists two pages, and a desk that follows it."""

from pathlib import Path

import pytest

from tests.flows.fetching.site import FakeClock, Site
from tests.flows.watching.newsroom import Desk, Newsroom


@pytest.fixture
def newsroom(site: Site) -> Newsroom:
    room = Newsroom(site)
    for path in ("/rain", "/snow"):
        room.put(path, f"It was {path[1:]}ing")
    return room


@pytest.fixture
def desk(tmp_path: Path, site: Site, clock: FakeClock) -> Desk:
    return Desk(tmp_path, site, clock)
