"""A run is killed while a page is in hand: it is asked for once more, and no article is doubled."""

import zlib

import polars as pl
import pytest

from newsfacts.flows.forgetting.raw_pages import without_pages
from newsfacts.flows.sources.limits import Meter
from newsfacts.flows.sources.record import Record
from newsfacts.flows.sources.walk import read, walk
from newsfacts.flows.watching.archive import Archive, records
from newsfacts.flows.watching.journal import Journal
from newsfacts.transforms.articles.raw import Raw
from newsfacts.warehouse import fetch_state
from tests.flows.watching.looking import KilledError, pages, state
from tests.flows.watching.newsroom import Desk, Newsroom

Patch = pytest.MonkeyPatch


def before_its_bytes_are_kept(patch: Patch) -> None:
    def killed(*_: object) -> None:
        raise KilledError

    patch.setattr(Archive, "write", killed)


def while_its_bytes_are_kept(patch: Patch, left: float = 0.5) -> None:
    write = Archive.write

    def killed(self: Archive, *given: object) -> None:
        file, offset = write(self, *given)  # type: ignore[arg-type]
        whole = (self.root / file).read_bytes()
        (self.root / file).write_bytes(whole[: offset + int((len(whole) - offset) * left)])
        raise KilledError

    patch.setattr(Archive, "write", killed)


def before_it_is_noted(patch: Patch) -> None:
    write = Journal.write

    def killed(self: Journal, *rows: dict[str, object]) -> None:
        if any(row.get("raw_file") for row in rows):
            raise KilledError
        write(self, *rows)

    patch.setattr(Journal, "write", killed)


MOMENTS = [before_its_bytes_are_kept, while_its_bytes_are_kept, before_it_is_noted]


def killed_run(desk: Desk, patch: Patch, moment: object) -> None:
    with patch.context() as patched:
        moment(patched)  # type: ignore[operator]
        with pytest.raises(KilledError):
            desk.run()


def articles(desk: Desk) -> list[str]:
    """Give the addresses of the articles that were staged, one for each."""
    staged = pl.read_parquet(desk.root / ".staging" / "raw" / "*" / "*.parquet")
    paths = staged.select(Raw.column_names())["url"].str.strip_prefix(desk.site.url)
    return sorted(paths)


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_new_page_that_was_in_hand_is_asked_for_once_more(
    newsroom: Newsroom, desk: Desk, monkeypatch: Patch, moment: object
) -> None:
    killed_run(desk, monkeypatch, moment)
    assert pages(desk) == {"/rain": 1}
    desk.run()

    assert pages(desk) == {"/rain": 2, "/snow": 1}
    assert articles(desk) == ["/rain", "/snow"]
    assert state(desk, "url", "outcome", "checks")[1:] == [
        ("/rain", "fetched", 1),
        ("/snow", "fetched", 1),
    ]


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_changed_page_that_was_in_hand_is_asked_for_once_more(
    newsroom: Newsroom, desk: Desk, monkeypatch: Patch, moment: object
) -> None:
    desk.run()
    newsroom.put("/rain", "It was pouring")
    desk.clock.move(hours=1)
    killed_run(desk, monkeypatch, moment)
    for _ in range(2):
        desk.clock.move(minutes=5)
        desk.run()

    assert pages(desk) == {"/rain": 3, "/snow": 2}
    assert articles(desk) == ["/rain", "/rain", "/snow"]
    rows = [row for row in state(desk, "url", "outcome", "article_id") if row[0] == "/rain"]
    assert [outcome for _, outcome, _ in rows] == ["fetched", "fetched"]
    assert len({article for _, _, article in rows}) == 2


def test_raw_pages_that_were_kept_and_not_noted_are_the_same_article(
    newsroom: Newsroom, desk: Desk, monkeypatch: Patch
) -> None:
    killed_run(desk, monkeypatch, before_it_is_noted)
    desk.clock.move(minutes=5)
    desk.run()
    kept = [one for name, _ in walk([str(desk.root / "raw")]) for one in read(name, Meter())]
    texts = [(one.url, one.text) for one in kept if isinstance(one, Record)]

    assert (len(kept), len(texts), len(set(texts))) == (3, 3, 2)


@pytest.mark.parametrize("left", [0.0, 0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.7, 0.99])
def test_what_a_kill_left_of_a_page_is_forgotten_with_it(
    newsroom: Newsroom, desk: Desk, monkeypatch: Patch, left: float
) -> None:
    del newsroom.articles["/snow"]
    killed_run(desk, monkeypatch, lambda patch: while_its_bytes_are_kept(patch, left))
    desk.clock.move(minutes=5)
    desk.run()
    first, _ = sorted((desk.root / "raw").rglob("*.warc.gz"))

    assert without_pages(desk.root, {f"{desk.site.url}/rain"}) >= 1
    kept = first.read_bytes() if first.exists() else b""
    assert b"raining" not in unpacked(kept)
    assert fetch_state.fetched(desk.root).collect()["raw_file"].drop_nulls().len() == 0


def test_a_raw_file_is_read_up_to_where_a_kill_left_it(newsroom: Newsroom, desk: Desk) -> None:
    desk.run()
    (file,) = (desk.root / "raw").rglob("*.warc.gz")
    whole, second = file.read_bytes(), state(desk, "raw_offset")[2][0]
    for size in range(int(str(second)), len(whole)):
        file.write_bytes(whole[:size])
        with file.open("rb") as opened:
            found = [one.headers.get("WARC-Target-URI") for one in records(opened)]
        assert found[0] == f"{desk.site.url}/rain"
        assert len(found) <= 2


def unpacked(packed: bytes) -> bytes:
    """Unpack what can be."""
    return zlib.decompressobj(31).decompress(packed) if packed else b""
