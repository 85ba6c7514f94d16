"""What is forgotten is in no store: columns, archives and files are decoded, not searched."""

import json
from pathlib import Path

import duckdb
import polars as pl
import pytest
from fastwarc.warc import ArchiveIterator

from newsfacts.flows.forgetting.choice import chosen
from newsfacts.flows.forgetting.whole import forget_whole
from newsfacts.flows.watching.archive import read
from newsfacts.warehouse import fetch_state
from newsfacts.warehouse.query import query
from newsfacts.warehouse.report import files
from newsfacts.warehouse.verify import verify
from tests.flows.fetching.site import FakeClock, Site
from tests.flows.watching.newsroom import Desk, Newsroom
from tests.support import rows_of

pytestmark = [pytest.mark.model, pytest.mark.usefixtures("built_once")]

CANARY = "Zyxwvutia and Quuxland signed a canary treaty"


def every_cell(root: Path) -> str:
    """Give all that a folder holds, decoded: columns, records of archives, plain files."""
    found = []
    for file in sorted(f for f in root.rglob("*") if f.is_file() and f.name != ".lock"):
        found.append(file.relative_to(root).as_posix())
        if file.suffix == ".parquet":
            found += [repr(row) for row in pl.read_parquet(file).iter_rows()]
            found.append(repr(pl.read_parquet_metadata(file)))
        elif file.name.endswith(".warc.gz"):
            with file.open("rb") as archive:
                found += [repr(record.reader.read()) for record in ArchiveIterator(archive)]
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


def test_a_forgotten_article_is_in_no_store_and_does_not_come_back(
    site: Site, tmp_path: Path, clock: FakeClock
) -> None:
    desk, newsroom = Desk(tmp_path / "news", site, clock), Newsroom(site)
    newsroom.put("/rain", "It was raining")
    newsroom.put("/canary", CANARY)
    rows = [{"text": f"{CANARY} on Friday.", "id": "canary-1"}, {"text": "It rained on Friday."}]
    file = tmp_path / "own.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    desk.publish(str(file))
    newsroom.put("/canary", f"{CANARY} again")
    clock.move(hours=1)
    desk.publish(str(file))
    page = f"{site.url}/canary"
    gone = {row["article_id"] for row in chosen(desk.root, page, None).listed}
    gone |= {row["article_id"] for row in chosen(desk.root, "canary-1", None).listed}
    assert len(gone) == 3
    write_pages(desk.root)
    assert every_cell(desk.root).count("Zyxwvutia") > 20
    before = others(desk.root, gone)

    receipt, told = forget_whole(desk.root, page, None)
    forget_whole(desk.root, "canary-1", None)

    assert (receipt.rows["articles"], receipt.rows["raw pages"]) == (2, 2)
    said = json.loads(told.read_text())
    assert (said["articles"], len(said["reports_removed"])) == (2, 6)
    assert [file.name for file in desk.root.rglob("*.html")] == ["notes.html"]
    assert "zyxwvutia" not in every_cell(desk.root).lower()
    assert "canary" not in every_cell(desk.root).lower()
    assert rows_of(desk.root) == before
    assert not [*verify(desk.root)]

    clock.move(days=1)
    desk.publish(str(file))
    assert "zyxwvutia" not in every_cell(desk.root).lower()
    assert site.hits()["/canary"] == 2
    for content in pages_kept(desk.root):
        assert content is not None
        assert b"<article>" in content


def write_pages(root: Path) -> None:
    """Write reports of what is there, and a page of one's own."""
    files.write(root, root / "report.html", articles=True)
    files.write(root, root / "old" / "monday.html", articles=False)
    (root / "notes.html").write_text("<html>My own page</html>")


def others(root: Path, gone: set[object]) -> dict[str, list[tuple[object, ...]]]:
    """Give the rows that name none of some articles."""
    return {
        name: [row for row in rows if not gone & {str(cell) for cell in row}]
        for name, rows in rows_of(root).items()
    }


def pages_kept(root: Path) -> list[bytes | None]:
    """Read the raw pages that the state names."""
    pages = fetch_state.fetched(root).filter(kind="page").collect().iter_rows(named=True)
    return [read(root, row["raw_file"], row["raw_offset"], row["url"]) for row in pages]


def test_a_publisher_is_forgotten_with_what_is_still_to_be_fetched(
    site: Site, tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsfacts.flows.watching.look.MOST_PAGES", 1)
    desk, newsroom = Desk(tmp_path / "news", site, clock), Newsroom(site)
    newsroom.put("/rain", "It was raining")
    newsroom.put("/snow", "It was snowing")
    desk.publish()
    receipt, _ = forget_whole(desk.root, None, "the EXAMPLE ")
    newsroom.put("/wind", "It was windy")
    desk.publish()

    assert (receipt.rows["articles"], receipt.rows["fetches"]) == (1, 2)
    assert query(desk.root, "FROM articles").is_empty()
    assert site.hits() == {"/feed.xml": 2, "/rain": 1}


def test_forgetting_what_is_not_here_keeps_it_out(
    site: Site, tmp_path: Path, clock: FakeClock
) -> None:
    desk, newsroom = Desk(tmp_path / "news", site, clock), Newsroom(site)
    newsroom.put("/rain", "It was raining")
    forget_whole(desk.root, f"{site.url}/rain", None)
    desk.look()

    assert site.hits() == {"/feed.xml": 1}
