"""A feed followed by whole runs: revisions, what changed, and what is forgotten."""

import json
from pathlib import Path

import duckdb
import polars as pl
import pytest

from newsfacts.flows.forgetting.whole import forget_whole
from newsfacts.flows.pipeline import Summary, pipeline
from newsfacts.flows.settings import Settings
from newsfacts.warehouse import fetch_state, lake
from newsfacts.warehouse.query import query
from newsfacts.warehouse.verify import verify
from tests.flows.fetching.site import FakeClock, Site
from tests.flows.watching.newsroom import Newsroom
from tests.support import rows_of

pytestmark = pytest.mark.usefixtures("prefect_server")

CANARY = "Zyxwvutia and Quuxland signed a canary treaty"


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
    assert first.statuses == {"loaded": 2, "duplicate": 0, "rejected": 0}
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


def every_cell(root: Path) -> str:
    """Give all that a folder holds, decoded: columns, records of archives, plain files."""
    from fastwarc.warc import ArchiveIterator  # noqa: PLC0415

    found = []
    for file in sorted(f for f in root.rglob("*") if f.is_file() and f.name != ".lock"):
        found.append(file.relative_to(root).as_posix())
        if file.suffix == ".parquet":
            found += [repr(row) for row in pl.read_parquet(file).iter_rows()]
            found.append(repr(pl.read_parquet_metadata(file)))
        elif file.name.endswith(".warc.gz"):
            found += [repr(r.reader.read()) for r in ArchiveIterator(file.open("rb"))]
        elif file.suffix == ".duckdb":
            found.append(file.read_bytes().decode("latin-1"))
            with duckdb.connect(str(file), read_only=True) as con:
                con.execute("SET TimeZone = 'UTC'")
                names = con.execute("SELECT table_name FROM duckdb_tables()").fetchall()
                for (name,) in names:
                    found += [repr(row) for row in con.execute(f"FROM {name}").fetchall()]
        else:
            found.append(file.read_bytes().decode("utf-8", errors="replace"))
    return "\n".join(found)


def test_what_is_forgotten_is_in_no_store_any_more_and_does_not_come_back(
    newsroom: Newsroom, run: object, tmp_path: Path, clock: FakeClock
) -> None:
    assert callable(run)
    root = tmp_path / "news"
    newsroom.put("/canary", CANARY)
    file = tmp_path / "own.jsonl"
    rows = [{"text": f"{CANARY} on Friday.", "id": "canary-1"}, {"text": "It rained on Friday."}]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    run(str(file))
    newsroom.put("/canary", f"{CANARY} again")
    clock.move(hours=1)
    run(str(file))
    assert every_cell(root).count("Zyxwvutia") > 20
    page = f"{newsroom.site.url}/canary"
    theirs = ask(tmp_path, "SELECT article_id FROM articles WHERE text LIKE '%Zyxwvutia%'")
    gone = {a for (a,) in theirs} | {
        a
        for (a,) in ask(
            tmp_path, "SELECT article_id FROM article_revisions WHERE url LIKE '%/canary'"
        )
    }
    before = {
        name: [r for r in of if not gone & set(map(str, r))] for name, of in rows_of(root).items()
    }

    receipt, told = forget_whole(root, page, None)
    forget_whole(root, "canary-1", None)

    assert receipt.rows["articles"] == 2
    assert receipt.rows["raw pages"] == 2
    assert "Zyxwvutia" not in every_cell(root)
    assert "canary" not in every_cell(root).lower()
    assert rows_of(root) == before
    assert json.loads(told.read_text())["articles"] == 2
    assert not [*verify(root)]

    clock.move(days=1)
    again = run(str(file))
    assert again.statuses["rejected"] == 1
    assert "Zyxwvutia" not in every_cell(root)
    assert newsroom.site.hits()["/canary"] == 2
    pages = fetch_state.fetched(root).filter(pl.col("raw_file").is_not_null()).collect()
    from newsfacts.flows.watching.archive import read  # noqa: PLC0415

    for row in pages.iter_rows(named=True):
        content = read(root, row["raw_file"], row["raw_offset"], row["url"])
        assert content is not None
        assert b"<article>" in content
