"""A process that runs again and again, and is killed in between."""

import multiprocessing
import os
import random
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import stamina

from tests.flows.fetching.site import FakeClock
from tests.fuzz.killed_commands import COUNTED, PROCESSES


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
