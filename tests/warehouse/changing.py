"""A lake that changes: articles come, change and go, are shown by an address, and are merged."""

import shutil
from collections.abc import Mapping
from copy import copy
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import polars as pl
import pytest

from newsfacts.transforms.articles.articles import Articles
from newsfacts.transforms.articles.inputs import Records
from newsfacts.transforms.registry import CORPUS
from newsfacts.transforms.revisions.fetches import Fetches
from newsfacts.transforms.table import Table
from newsfacts.warehouse import catalogue, fetch_state, increment, lake, load
from newsfacts.warehouse.atomic_files import digest, write_parquet
from newsfacts.warehouse.checked import INPUTS
from newsfacts.warehouse.connection import NAME
from newsfacts.warehouse.sweeping import sweep
from tests import support

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


def of_texts() -> list[Frames]:
    """Give the tables of each text."""
    frames = support.built(*TEXTS)
    return [of_article(frames, number, IDS[number]) for number in range(len(TEXTS))]


def of_article(frames: Frames, number: int, its: str) -> Frames:
    """Take one article out of frames, under an id of its own."""
    theirs = f"article-{number}"
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

    def copied(self, root: Path) -> "Lake":
        """Copy the lake to another folder."""
        other = copy(self)
        other.root = shutil.copytree(self.root, root)
        return other

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
            self.write(sorted(held), merges={m.batch_id: m.fingerprint for m in batches})

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
        hashes = [one[Articles]["content_hash"].item() for one in self.articles]
        read = {"source": "a.txt", "warnings": []}
        rows = [{**read, "record_no": n, "content_hash": one} for n, one in enumerate(hashes)]
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
