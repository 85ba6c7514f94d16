"""What a publish costs: whole, after few changes, and beside DuckDB's own load of the same files.

    python -m tests.benchmarks.publishing SMALL [--copies 17] [--articles 90]

SMALL is a lake that was made by `newsfacts run`; its articles are copied under other ids and names
(`tests.benchmarks.lakes`). Prints seconds of CPU and of the clock, and what they are of each other.
"""

# ruff: noqa: T201 - the results are printed

import argparse
import resource
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from newsfacts.transforms.registry import FACTS, TABLES
from newsfacts.warehouse import lake, load, package, rejects
from newsfacts.warehouse.tables import published
from tests.benchmarks.lakes import multiply


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of CPU, of this process and the kernel for it, and of the clock."""

    cpu: float
    wall: float


def measured(work: Callable[[], object]) -> Cost:
    """Measure some work."""
    began, clock = spent(), time.monotonic()
    work()
    return Cost(spent() - began, time.monotonic() - clock)


def spent() -> float:
    """Give the seconds of CPU of this process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def bulk(root: Path) -> None:
    """Load the same files into DuckDB, as its documentation does, without any check."""
    file = root / "bulk.duckdb"
    with duckdb.connect(str(file)) as con:
        con.execute("SET enable_progress_bar = false")
        for schema in published():
            name = schema.table_name()
            if schema in TABLES and (files := [*map(str, lake.files(root, name))]):
                con.execute(f"CREATE TABLE {name} AS FROM read_parquet($1)", [files])
        con.execute("CHECKPOINT")
    file.unlink()


def publish(root: Path, *, whole: bool = False) -> Callable[[], None]:
    """Do what the publish of a run does."""

    def work() -> None:
        rejects.write(root)
        load.publish(root, whole=whole)
        package.write(root)

    return work


def main(small: Path, copies: int, articles: int) -> None:
    """Measure, and print."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "lake")
        multiply(small, root, copies, articles)
        there = sum(m.articles for m in lake.manifests(root))
        names = {schema.table_name() for schema in FACTS}
        facts = sum(
            file.rows for m in lake.manifests(root) for n, file in m.tables.items() if n in names
        )
        print(f"{there:,} articles, {facts:,} facts, {len(lake.manifests(root))} batches")
        whole = told("whole", measured(publish(root, whole=True)))
        size = (root / load.NAME).stat().st_size
        print(f"{'the file':28} {size / 1e6:8.1f} MB, {size / there / 1e3:.1f} kB per article")
        own = told("DuckDB's own load", measured(lambda: bulk(root)))
        none = told("nothing new", measured(publish(root)))
        multiply(small, root, 1, articles, first=9_000, most=1)
        one = told("one new article", measured(publish(root)))
        multiply(small, root, 1, articles, first=9_001, most=max(2, there // 100))
        some = told("1 % new", measured(publish(root)))
        print(f"whole / DuckDB's own load    {whole.cpu / own.cpu:8.2f}  (at most 2)")
        print(f"1 % new / whole              {some.cpu / whole.cpu:8.2f}  (at most .1)")
        print(f"one new / whole              {one.cpu / whole.cpu:8.2f}")
        print(f"one new - nothing new        {one.cpu - none.cpu:8.2f} s of CPU")
        shutil.rmtree(root)


def told(what: str, cost: Cost) -> Cost:
    """Print a cost."""
    print(f"{what:28} {cost.cpu:8.2f} s of CPU {cost.wall:8.2f} s", flush=True)
    return cost


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("small", type=Path)
    parser.add_argument("--copies", type=int, default=17)
    parser.add_argument("--articles", type=int, default=90)
    asked = parser.parse_args()
    main(asked.small, asked.copies, asked.articles)
