"""A feed followed by whole runs: its pages, their revisions, and what changed."""

from pathlib import Path

import pytest

from newsfacts.flows.pipeline import pipeline
from newsfacts.flows.settings import Settings
from newsfacts.flows.summary import Summary
from newsfacts.warehouse import lake
from newsfacts.warehouse.query import query
from tests.flows.fetching.site import FakeClock, Site
from tests.flows.watching.newsroom import Newsroom

pytestmark = pytest.mark.usefixtures("prefect_server", "built_once")


@pytest.fixture
def newsroom(site: Site) -> Newsroom:
    room = Newsroom(site)
    room.put("/rain", "It was raining")
    room.put("/snow", "It was snowing")
    return room


@pytest.fixture
def run(site: Site, tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.setattr("newsfacts.flows.ingest.Clock", lambda: clock)
    settings = Settings(out=tmp_path / "news", allow_hosts=(site.host,))
    return lambda *more: pipeline([f"{site.url}/feed.xml", *more], settings)


def ask(root: Path, sql: str) -> list[tuple[object, ...]]:
    return query(root / "news", sql).rows()


def test_a_feed_is_a_source_and_its_pages_are_followed(
    newsroom: Newsroom, run: object, tmp_path: Path, clock: FakeClock
) -> None:
    assert callable(run)
    first: Summary = run()
    assert (first.statuses["new"], first.statuses["rejected"]) == (2, 0)
    found = ask(tmp_path, "SELECT authors, metadata_sources['authors'] FROM articles")
    assert found == [(["Ann Example"], "feed")] * 2

    newsroom.put("/rain", "It was pouring")
    clock.move(hours=1)
    assert run().statuses["rejected"] == 0
    texts = [str(text) for (text,) in ask(tmp_path, "SELECT text FROM articles ORDER BY url")]
    assert ["pouring" in text for text in texts] == [True, False]
    revisions = "SELECT revision, newest FROM article_revisions WHERE url LIKE '%rain' ORDER BY 1"
    assert ask(tmp_path, revisions) == [(1, False), (2, True)]
    changed = ask(
        tmp_path, "SELECT DISTINCT change, what FROM what_changed WHERE what = 'sentences'"
    )
    assert sorted(changed) == [("came", "sentences"), ("went", "sentences")]
    assert ask(tmp_path, "SELECT count(*) FROM facts ANTI JOIN articles USING (article_id)") == [
        (0,)
    ]

    newsroom.put("/rain", "It was raining")
    clock.move(days=1)
    run()
    assert ask(tmp_path, revisions) == [(1, False), (1, True), (2, False)]
    assert sum(m.tables["articles"].rows for m in lake.manifests(tmp_path / "news")) == 3
