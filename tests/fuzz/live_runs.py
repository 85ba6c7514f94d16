"""Live runs: python -m tests.fuzz.live_runs [RUNS] [SEED] [articles] [turns]

A feed that grows and whose pages are mended is followed, half an hour between two runs: once
without a fault, and once with a fault at one run in five, where either the process is killed with
SIGKILL at a drawn operation on files of the lake, or the site answers badly. In the end both lakes
must hold the same articles and facts, and no page may have been asked for more often than the rules
allow. Prints memory, open files, seconds of CPU and the size of the lake as they go, and in the end
how many pages were asked for how often. With `articles`, no facts are built and nothing is
published, which takes a tenth of the time. With `turns`, kills and bad answers take strict turns.
"""

# ruff: noqa: S311 - drawn to test with

import multiprocessing
import os
import random
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import stamina

from tests.flows.fetching.site import FakeClock, Site
from tests.flows.watching.changing_site import BAD, ChangingSite
from tests.fuzz.killed_commands import COUNTED, PROCESSES

#: Columns that say when and in which batch an article was read.
WHEREABOUTS = ("source", "batch_id", "fetched_at", "metadata_sources")


def whole_run(root: Path, url: str, clock: FakeClock) -> None:
    """Run the pipeline as a schedule does, but without Prefect."""
    from newsfacts.flows import ingest, pipeline  # noqa: PLC0415 (in the process that is killed)
    from newsfacts.flows.settings import Settings  # noqa: PLC0415
    from newsfacts.flows.summary import RunError  # noqa: PLC0415

    vars(ingest)["Clock"] = lambda: clock
    settings = Settings(out=root, allow_hosts=(url.partition("://")[2],), fetch_deadline=5)
    with suppress(RunError):  # the feed cannot be read: the next run reads it
        pipeline.pipeline([f"{url}/feed.xml"], settings)


def articles_only(root: Path, url: str, clock: FakeClock) -> None:
    """Do what a run does, but build no facts, which takes most of its time."""
    from tests.flows.watching.newsroom import Desk  # noqa: PLC0415 (likewise)
    from tests.flows.watching.test_many_runs import extracted  # noqa: PLC0415

    site = SimpleNamespace(url=url, host=url.partition("://")[2])
    extracted(Desk(root, site, clock))  # type: ignore[arg-type]


def obey(orders: Connection, work: Callable[..., None], root: Path, url: str) -> None:
    """Run at each order, killed at its nth operation on files of the lake; tell what that took."""
    import_module("tests.benchmarks.bare")  # before newsfacts
    bare: Any = sys.modules["tests.benchmarks.bare"]
    stamina.set_testing(True, attempts=10, cap=True)  # it would wait in between
    count, last = [0], [0]

    def note(event: str, args: tuple[object, ...]) -> None:
        name = str(args[0]) if args else ""
        if event in COUNTED and (name.startswith(str(root)) or os.sep not in name):
            count[0] += 1
            if count[0] == last[0]:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(note)
    while order := orders.recv():
        moment, last[0] = order
        count[0] = 0
        work(root, url, FakeClock(moment))
        times = os.times()
        orders.send((count[0], bare.memory(), bare.open_files(), times.user + times.system))


@dataclass
class Worker:
    """A process that runs again and again, and the one after it when it was killed."""

    work: Callable[..., None]
    root: Path
    url: str
    process: Any = None
    orders: Connection | None = None
    operations: int = 200
    killed: int = 0
    told: list[tuple[float, int, float]] = field(default_factory=list)

    def run(self, moment: datetime, draw: random.Random | None = None) -> bool:
        """Run once, killed if there is something to draw from; say whether it came to its end."""
        if self.process is None:
            self.orders, theirs = multiprocessing.Pipe()
            given = (theirs, self.work, self.root, self.url)
            self.process = PROCESSES.Process(target=obey, args=given)
            self.process.start()
            theirs.close()
        assert self.orders
        self.orders.send((moment, draw.randint(1, self.operations) if draw else 0))
        try:
            operations, *used = self.orders.recv()
        except EOFError:
            self.process.join()
            assert self.process.exitcode == -signal.SIGKILL, self.process.exitcode
            self.process, self.killed = None, self.killed + 1
            return False
        self.operations = max(operations, 50)
        self.told.append(tuple(used))
        return True

    def end(self) -> None:
        """End the process."""
        if self.process is not None and self.orders:
            self.orders.send(None)
            self.process.join()
            self.process = None


@dataclass
class Faults:
    """What goes wrong at one run in five: the process is killed, or the site answers badly."""

    seed: int
    turns: bool = False

    def __post_init__(self) -> None:
        self.draw = random.Random(self.seed)

    def kind(self, number: int) -> str | None:
        """Draw what goes wrong at a run, or take turns."""
        if number % 5 < 4:
            return None
        kill = number % 10 < 5 if self.turns else self.draw.random() < 0.5
        return "kill" if kill else "bad"


def driven(
    site: Site, worker: Worker, runs: int, faults: Faults | None, tell: Callable[[int], None]
) -> ChangingSite:
    """Run on a schedule, and then until all is settled."""
    site.pages.clear()
    site.asked.clear()
    clock = FakeClock()
    paper = ChangingSite(site, clock, clock.now())
    for number in range(runs):
        fault = faults.kind(number) if faults else None
        paper.bad = faults.draw.choice(BAD) if faults and fault == "bad" else None
        if not worker.run(clock.now(), faults.draw if faults and fault == "kill" else None):
            paper.killed()
        tell(number + 1)
        clock.move(minutes=30)
    paper.bad = None
    for _ in range(8):
        clock.move(hours=6)
        worker.run(clock.now())
    worker.end()
    return paper


def content(root: Path, most: int) -> dict[str, list[tuple[object, ...]]]:
    """Give the rows of the oldest articles: the youngest are looked at again at other times."""
    import polars as pl  # noqa: PLC0415 (after the processes that are forked)

    from newsfacts.transforms.articles.articles import Articles  # noqa: PLC0415
    from newsfacts.transforms.registry import TABLES  # noqa: PLC0415
    from newsfacts.warehouse import lake  # noqa: PLC0415

    number = pl.col("url").str.extract(r"/(\d+)$").cast(pl.Int64)
    ids = lake.scan(root, Articles).filter(number < most).collect()["article_id"]
    found = {}
    for schema in TABLES:
        rows = lake.scan(root, schema).drop(*WHEREABOUTS, strict=False)
        if "article_id" in schema.column_names():
            rows = rows.filter(pl.col("article_id").is_in(ids.implode()))
            found[schema.table_name()] = sorted(rows.collect().rows(), key=repr)
    return found


def differing(*sides: list[tuple[object, ...]]) -> str:
    """Show the first row that only one side has, of either."""
    shown = [{repr(row) for row in rows} for rows in sides]
    only = [sorted(shown[0] - shown[1]), sorted(shown[1] - shown[0])]
    return " / ".join(f"{len(rows)} rows, {rows[0] if rows else 'none'}" for rows in only)


@dataclass
class Outcome:
    """How the two lakes are unlike, and what the runs did."""

    unlike: list[str]
    killed: int
    hurt: int
    too_often: dict[str, int]
    hits: list[dict[str, int]]
    calm: Worker
    disturbed: Worker


def compared(
    folder: Path, runs: int, faults: Faults, work: Callable[..., None], tell: Callable[[str], None]
) -> Outcome:
    """Follow the site without and with faults, and compare."""
    site, workers, papers, hits = Site(), [], [], []
    often: dict[str, int] = {}
    for name, wrong in (("calm", None), ("hurt", faults)):
        worker = Worker(work, folder / name, site.url)

        def line(number: int, name: str = name, worker: Worker = worker) -> None:
            if worker.told and number % max(1, runs // 10) == 0:
                size = sum(f.stat().st_size for f in worker.root.rglob("*") if f.is_file())
                memory, files, seconds = worker.told[-1]
                told = f"{memory:5.0f} MB {files:3} files {seconds:7.1f} CPU-s {size / 1e6:6.2f} MB"
                tell(f"{name} {number:4} runs, {worker.killed:3} killed: {told} of lake")

        papers.append(driven(site, worker, runs, wrong, line))
        workers.append(worker)
        hits.append({path: n for path, n in site.hits().items() if path != "/feed.xml"})
        often |= papers[-1].too_often()
    site.close()
    old = runs // 4
    lakes = [content(worker.root, old) for worker in workers]
    unlike = [name for name, rows in lakes[0].items() if rows != lakes[1][name]]
    for name in unlike:
        tell(f"{name}: {differing(lakes[0][name], lakes[1][name])}")
    unlike += [] if lakes[0]["articles"] else ["no articles"]
    return Outcome(unlike, workers[1].killed, papers[1].hurt, often, hits, *workers)


def main(runs: int = 300, seed: int = 7, *, only_articles: bool = False, turns: bool) -> None:
    """Run, compare and print."""
    tell = partial(print, flush=True)
    faults = Faults(seed, turns=turns)
    with tempfile.TemporaryDirectory() as made:
        work = articles_only if only_articles else whole_run
        found = compared(Path(made), runs, faults, work, tell)
    for name, hits in zip(("calm", "hurt"), found.hits, strict=True):
        times = sorted(Counter(hits.values()).items())
        tell(f"{name}: {', '.join(f'{pages} pages asked for {n} times' for n, pages in times)}")
    tell(
        f"{runs} runs twice, {found.killed} killed, {found.hurt} hurt: tables unlike"
        f" {found.unlike or 'none'}; asked for too often {found.too_often or 'none'}"
    )


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    main(*numbers, only_articles="articles" in sys.argv, turns="turns" in sys.argv)
