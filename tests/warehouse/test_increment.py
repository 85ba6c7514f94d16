"""A warehouse that began as a copy of the last one has the rows of one that is built whole."""

import shutil
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsfacts.transforms.articles.inputs import Records
from newsfacts.transforms.registry import CORPUS
from newsfacts.transforms.revisions.fetches import Fetches
from newsfacts.transforms.table import Table
from newsfacts.warehouse import catalogue, fetch_state, increment, lake, load, origin
from newsfacts.warehouse.atomic_files import append_line, digest, write_parquet
from newsfacts.warehouse.checked import INPUTS
from newsfacts.warehouse.connection import NAME
from newsfacts.warehouse.sweeping import sweep
from newsfacts.warehouse.verify import verify
from tests import support

pytestmark = pytest.mark.model

Frames = Mapping[type[Table], pl.DataFrame]

#: Copies of one story, people whose country depends on whom they serve, and other names.
TEXTS = (
    "The bridge over the river was closed on Monday after a truck had hit its northern pillar.",
    "The bridge over the river was closed on Monday after a truck had hit its northern pillar too.",
    "Ann Example, the president of Acme Corp., praised China on May 3, 2020.",
    "Acme Corp., a French company, and Ann Example agreed to trade with China.",
    "French Acme Corp. paid $2 million. Ann Example, the chief executive of Acme Corp., left.",
    'China and Russia signed a treaty. "It is good," President Ann Example of Acme Corp. said.',
)
IDS = [f"{number:016x}" for number in range(len(TEXTS))]


@pytest.fixture(scope="module")
def articles() -> list[Frames]:
    """Give the tables of each text, as batches of one article."""
    frames = support.built(*TEXTS)
    return [of_article(frames, number) for number in range(len(TEXTS))]


def of_article(frames: Frames, number: int) -> Frames:
    """Take one article out of frames, under an id that sorts as the texts do."""
    theirs, its = f"article-{number}", IDS[number]
    chosen = {s: f.filter(pl.col("article_id") == theirs) for s, f in frames.items()}
    ids = pl.col("^(.*_id)$").str.replace(theirs, its, literal=True)
    return {
        s: f.with_columns(ids) if any(n.endswith("_id") for n in f.columns) else f
        for s, f in chosen.items()
    }


class Lake:
    """A lake of some articles, each in a batch of its own; batches can be merged."""

    def __init__(self, root: Path, articles: list[Frames]) -> None:
        self.root, self.articles = root, articles
        self.made = 0
        root.mkdir()

    def do(self, what: str, number: int) -> None:
        """Change the lake."""
        getattr(self, what)(number % len(TEXTS))
        sweep(self.root)
        self.list_inputs()

    def add(self, number: int) -> None:
        """Add an article that is not there; change it if it is."""
        self.write([number], replaces=self.batch_of(number))

    def forget(self, number: int) -> None:
        """Take the articles of a batch out of it."""
        batch = self.batch_of(number)
        if batch:
            there = self.held()[batch]
            self.write([n for n in there if n != number], replaces=batch)

    def show(self, number: int) -> None:
        """Let an address show a text, in the place of the one that it showed before."""
        before = fetch_state.fetched(self.root).collect()
        at = datetime(2020, 5, 3, tzinfo=UTC) + timedelta(hours=before.height)
        look = {
            "url": "https://example.org/a", "fetched_at": at, "checked_at": at, "checks": 1,
            "kind": "page", "source_name": "a", "outcome": "fetched", "failures": 0,
            "article_id": IDS[number],
        }  # fmt: skip
        row = pl.DataFrame([look], schema=Fetches.create_empty().schema)
        fetch_state.write_fetched(self.root, pl.concat([before, row]), "")

    def merge(self, _number: int) -> None:
        """Merge all batches into one."""
        batches = lake.manifests(self.root)
        if len(batches) > 1:
            held = [number for there in self.held().values() for number in there]
            self.write(sorted(held), merges=[batch.batch_id for batch in batches])

    def write(self, numbers: list[int], **more: object) -> None:
        """Write a batch."""
        self.made += 1
        batch = f"{self.made:03}"
        frames = {
            schema: pl.concat(self.articles[n][schema] for n in numbers)
            if numbers
            else self.articles[0][schema].clear()
            for schema in self.articles[0]
        }
        named = {
            s: f.with_columns(batch_id=pl.lit(batch)) if "batch_id" in f.columns else f
            for s, f in frames.items()
        }
        lake.write(self.root, batch, "1", named, **more)  # type: ignore[arg-type]

    def held(self) -> dict[str, list[int]]:
        """Give the articles of each batch."""
        return {
            m.batch_id: [
                IDS.index(one)
                for one in pl.read_parquet(lake.path(self.root, "articles", m.batch_id))[
                    "article_id"
                ]
            ]
            for m in lake.manifests(self.root)
        }

    def batch_of(self, number: int) -> str | None:
        """Name the batch of an article."""
        return next((batch for batch, there in self.held().items() if number in there), None)

    def list_inputs(self) -> None:
        """List the articles as what was read."""
        rows = [
            {"source": "a.txt", "record_no": n, "warnings": [], "content_hash": hashed}
            for n, hashed in enumerate(
                hashed
                for one in self.articles
                for schema, frame in one.items()
                if schema.table_name() == "articles"
                for hashed in frame["content_hash"]
            )
        ]
        state = pl.DataFrame(rows, schema=Records.create_empty().schema)
        write_parquet(self.root / INPUTS, Records.validate(state, cast=True), {}, Records)
        catalogue.note_file(self.root, INPUTS, digest(self.root / INPUTS))


def content(root: Path) -> dict[str, list[str]]:
    """Give the rows of every table of a warehouse, in an order of their own."""
    with duckdb.connect(str(root / NAME), read_only=True) as con:
        names = con.execute("SELECT table_name FROM duckdb_tables()").fetchall()
        return {
            name: sorted(map(repr, con.execute(f"FROM {name}").fetchall())) for (name,) in names
        }


def of_all(root: Path) -> dict[str, str]:
    """Give the hashes of the tables that all batches make together."""
    return {s.table_name(): digest(root / "corpus" / f"{s.table_name()}.parquet") for s in CORPUS}


def grow(root: Path) -> None:
    """Publish, and see that nothing is built whole."""

    def never(*_: object) -> dict[str, int]:
        message = "it was built whole"
        raise AssertionError(message)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(load, "built", never)
        patched.setattr(increment, "MOST_MOVED", 1_000)
        load.publish(root)


STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "forget", "show", "merge"]), st.integers(0, len(TEXTS) - 1)),
    min_size=2,
    max_size=5,
)


@pytest.mark.slow
@settings(
    max_examples=6,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(first=st.sets(st.integers(0, len(TEXTS) - 1), min_size=2), steps=STEPS)
def test_for_every_change_a_copy_gets_the_rows_of_a_whole_build(
    tmp_path: Path, articles: list[Frames], first: set[int], steps: list[tuple[str, int]]
) -> None:
    shutil.rmtree(tmp_path / "lake", ignore_errors=True)
    this = Lake(tmp_path / "lake", articles)
    for number in sorted(first):
        this.do("add", number)
    load.publish(this.root, whole=True)
    for what, number in steps:
        this.do(what, number)
        grow(this.root)
    found, beside = content(this.root), of_all(this.root)
    load.publish(this.root, whole=True)

    assert found == content(this.root)
    assert beside == of_all(this.root)
    assert [*verify(this.root)] == []


@pytest.fixture
def published_lake(tmp_path: Path, articles: list[Frames]) -> Lake:
    this = Lake(tmp_path / "lake", articles)
    this.do("add", 0)
    this.do("add", 2)
    load.publish(this.root)
    return this


def test_a_name_whose_country_depends_on_another_follows_it(published_lake: Lake) -> None:
    for number in (4, 3, 5):
        published_lake.do("add", number)
        grow(published_lake.root)
    published_lake.do("forget", 3)
    grow(published_lake.root)
    found = content(published_lake.root)
    load.publish(published_lake.root, whole=True)

    assert found == content(published_lake.root)


@pytest.mark.parametrize("reason", ["other rules", "other tables", "forgotten", "damaged", "lost"])
def test_a_warehouse_that_is_no_beginning_is_built_whole(
    published_lake: Lake, monkeypatch: pytest.MonkeyPatch, reason: str
) -> None:
    root = published_lake.root
    with_tokens = reason == "other tables"
    if reason == "other rules":
        monkeypatch.setattr(origin, "made_by", lambda: "later")
    if reason == "forgotten":
        append_line(root / fetch_state.FORGOTTEN, "0" * 64)
        catalogue.note_file(root, fetch_state.FORGOTTEN, digest(root / fetch_state.FORGOTTEN))
    if reason == "damaged":
        with (root / NAME).open("r+b") as file:
            file.seek(200_000)
            file.write(b"\xff")
    if reason == "lost":
        (root / origin.NAME).unlink()
    built: list[object] = []
    build = load.built

    def seen(*given: object) -> dict[str, int]:
        built.append(given)
        return build(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(load, "built", seen)

    counts = load.publish(root, with_tokens=with_tokens)

    assert len(built) == 1
    assert counts["articles"] == 2


def test_rows_that_the_last_warehouse_lost_come_back(published_lake: Lake) -> None:
    root = published_lake.root
    expected = content(root)
    with duckdb.connect(str(root / NAME)) as con:
        con.execute("DELETE FROM sentences")
    held = origin.known(root, catalogue.read(root).files[NAME][-1])
    assert held
    origin.note(root, digest(root / NAME), held)

    load.publish(root)

    assert content(root) == expected


def test_a_view_of_the_user_stays(published_lake: Lake) -> None:
    with duckdb.connect(str(published_lake.root / NAME)) as con:
        con.execute("CREATE VIEW mine AS SELECT count(*) AS n FROM articles")
    load.publish(published_lake.root)  # its bytes are others now: it is built whole
    published_lake.do("add", 1)
    grow(published_lake.root)

    with duckdb.connect(str(published_lake.root / NAME), read_only=True) as con:
        assert con.execute("SELECT n FROM mine").fetchall() == [(3,)]


def test_a_publish_that_breaks_off_leaves_the_old_warehouse_and_the_next_begins_as_its_copy(
    published_lake: Lake, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = published_lake.root
    before = (root / NAME).read_bytes()
    published_lake.do("add", 1)
    with monkeypatch.context() as broken:
        broken.setattr(catalogue, "note_file", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            load.publish(root)
    assert (root / NAME).read_bytes() == before

    sweep(root)
    grow(root)
    assert len(content(root)["articles"]) == 3
