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

import random
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.flows.fetching.site import FakeClock, Site
from tests.flows.watching.changing_site import BAD, ChangingSite
from tests.fuzz.live_worker import Worker, articles_only, whole_run

#: Columns that say when and in which batch an article was read.
WHEREABOUTS = ("source", "batch_id", "fetched_at", "metadata_sources")


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
