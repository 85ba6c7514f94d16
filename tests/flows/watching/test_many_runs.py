"""Many scheduled runs over a site that changes and fails: the end is as if nothing had failed."""

import os
import random
from pathlib import Path

import polars as pl
import pytest

from newsfacts.flows.ingest import stage
from newsfacts.flows.spool import Spool
from newsfacts.flows.tombstones import Tombstones
from newsfacts.flows.watching.journal import Journal
from newsfacts.flows.watching.pages import discard, read_pages, unread
from newsfacts.transforms.articles.articles import Articles
from newsfacts.transforms.articles.raw import Raw
from newsfacts.transforms.registry import build
from newsfacts.warehouse import fetch_state, lake
from newsfacts.warehouse.sweeping import sweep
from tests.flows.fetching.site import FakeClock, Site
from tests.flows.watching.changing_site import BAD, ChangingSite
from tests.flows.watching.looking import KilledError
from tests.flows.watching.newsroom import Desk

#: Half-hourly runs; 300 of them are six days.
RUNS = int(os.environ.get("NEWSFACTS_TEST_RUNS", "30"))


def extracted(desk: Desk) -> None:
    """Look, read, stage, and write the articles: a run without the facts."""
    sweep(desk.root)
    watched = desk.look()
    spool = Spool(desk.root / lake.STAGING / "spool", Tombstones.read(desk.root))
    read_pages(desk.root, spool, watched)
    for batch in (one.folder for one in stage.fn(spool, desk.settings)[1]):
        rows = pl.read_parquet(batch / "*.parquet").sort("article_id")
        raw, texts = rows.select(Raw.column_names()), rows.select("article_id", "text")
        frames = build(raw.lazy(), texts.lazy(), wanted=[Articles])
        lake.write(desk.root, rows["batch_id"][0], rows["pipeline_version"][0], frames)


def used(root: Path) -> tuple[int, int]:
    """Give the open files of this process, and the bytes of the state."""
    state = sum(f.stat().st_size for f in (root / fetch_state.STATE).glob("*"))
    return len([*Path("/proc/self/fd").iterdir()]), state


def driven(root: Path, monkeypatch: pytest.MonkeyPatch, *, disturbed: bool) -> ChangingSite:
    draw = random.Random(7)  # noqa: S311 (a draw to test with)
    clock, site = FakeClock(), Site()
    paper = ChangingSite(site, clock, clock.now())
    desk = Desk(root, site, clock)
    write = Journal.write
    files = []
    for number in range(RUNS):
        left = [draw.randrange(1, 4)] if disturbed and number % 5 == 4 else [10**9]
        kill = draw.random() < 0.5
        paper.bad = draw.choice(BAD) if left[0] < 10**9 and not kill else None

        def written(self: Journal, *rows: object, left: list[int] = left) -> None:
            left[0] -= 1
            if left[0] == 0:
                raise KilledError
            write(self, *rows)  # type: ignore[arg-type]

        if kill:
            monkeypatch.setattr(Journal, "write", written)
        try:
            extracted(desk)
        except KilledError:
            paper.killed()
        monkeypatch.setattr(Journal, "write", write)
        files.append(used(root)[0])
        clock.move(minutes=30 - clock.now().minute % 30)
    paper.bad = None
    for _ in range(8):
        clock.move(hours=6)
        extracted(desk)
    assert max(files[len(files) // 2 :]) <= max(files[: len(files) // 2]) + 2
    assert not unread(root)
    assert paper.too_often() == {}
    site.close()
    return paper


def test_raw_pages_that_are_not_to_be_kept_are_gone_once_they_are_articles(
    tmp_path: Path, site: Site, clock: FakeClock
) -> None:
    paper = ChangingSite(site, clock, clock.now())
    desk = Desk(tmp_path, site, clock, keep_raw=False)
    watched = desk.look()
    assert watched.outcomes == {"listed": 1, "fetched": 2}
    discard(tmp_path)  # not yet: its article is not written
    extracted(desk)
    discard(tmp_path)

    assert [*tmp_path.rglob("*.warc.gz")] == []
    assert [url for url, _ in shown(tmp_path)] == ["/0"]
    assert fetch_state.fetched(tmp_path).collect()["raw_file"].null_count() == 2
    extracted(desk)
    assert site.hits()["/0"] == 1
    assert not paper.hurt


def shown(root: Path) -> list[tuple[object, ...]]:
    """Give the texts of all articles, with the path of their address."""
    frame = lake.scan(root, Articles).collect()
    paths = frame.with_columns(pl.col("url").str.extract(r"(/\d+)$"))
    return sorted(paths.select("url", "text").unique().rows())


def test_disturbed_runs_end_as_undisturbed_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calm = driven(tmp_path / "calm", monkeypatch, disturbed=False)
    hurt = driven(tmp_path / "hurt", monkeypatch, disturbed=True)

    assert hurt.hurt >= RUNS // 6
    assert {url for url, _ in shown(tmp_path / "calm")} == {
        url for url, _ in shown(tmp_path / "hurt")
    }
    common = RUNS // 4  # the youngest articles are looked at again at other times
    old = {f"/{number}" for number in range(common)}
    kept = [[row for row in shown(tmp_path / name) if row[0] in old] for name in ("calm", "hurt")]
    assert kept[0] == kept[1]
    hits = [sum(paper.site.hits()[path] for path in old) for paper in (calm, hurt)]
    assert hits[1] <= hits[0] + hurt.hurt
