"""Workers, schedulers and runs that are killed cost nothing but time."""

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from newsfacts.flows.pipeline import pipeline
from newsfacts.flows.settings import Settings
from newsfacts.flows.summary import RunError
from tests.built_once import BuiltOnce
from tests.flows.written import run
from tests.support import bytes_of, rows_of

pytestmark = pytest.mark.usefixtures("built_once")  # `test_runners.py` builds anew in each runner


@pytest.mark.slow
def test_a_worker_that_is_killed_fails_its_batches_and_the_next_run_makes_them(
    six_sources: list[str], lake_of_one_worker: Path, tmp_path: Path
) -> None:
    settings = Settings(out=tmp_path / "out", batch_size=3, workers=2, runner="processes")
    with children_killed(), pytest.raises(RunError, match=r"batch(es)? failed"):
        pipeline(six_sources, settings)
    run(six_sources, tmp_path / "out", batch_size=3)

    assert bytes_of(tmp_path / "out") == bytes_of(lake_of_one_worker)
    assert rows_of(tmp_path / "out") == rows_of(lake_of_one_worker)


@contextmanager
def children_killed() -> Iterator[None]:
    """Kill one of the two workers that this process starts meanwhile, once both are there.

    Python 3.11 may wait for ever on a pool that starts a worker while it notices a dead one.
    """
    done = threading.Event()
    before = {child.pid for child in multiprocessing.active_children()}  # such as page readers

    def kill() -> None:
        while not done.is_set():
            workers = {child.pid for child in multiprocessing.active_children()} - before
            if len(workers) == 2:
                os.kill(workers.pop() or 0, signal.SIGKILL)
                return
            time.sleep(0.01)

    thread = threading.Thread(target=kill)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


@pytest.fixture
def cluster(known_articles: BuiltOnce) -> Iterator[Any]:
    """A Dask cluster of two workers on this machine, which know what is built already."""
    distributed = pytest.importorskip("distributed")
    pytest.importorskip("prefect_dask")

    class Knowing(distributed.WorkerPlugin):  # type: ignore[misc, name-defined]
        """Prepares each worker, also one in the place of another."""

        def setup(self, worker: object) -> None:  # noqa: ARG002 (as Dask calls it)
            from newsfacts.flows import batches  # noqa: PLC0415 (in the worker)

            batches.build = known_articles  # type: ignore[attr-defined]

    own = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": "127.0.0.1:0"}
    with distributed.LocalCluster(**own) as started:
        with distributed.Client(started) as client:
            client.register_plugin(Knowing(), "knowing")
        yield started


@pytest.fixture
def on_cluster(cluster: Any, tmp_path: Path) -> Settings:  # noqa: ANN401 (a class of an extra)
    address = cluster.scheduler_address
    return Settings(out=tmp_path / "out", batch_size=3, runner="dask", cluster=address)


@pytest.mark.slow
def test_a_dask_worker_that_is_killed_is_replaced_and_its_batch_made_again(
    six_sources: list[str],
    lake_of_one_worker: Path,
    cluster: Any,  # noqa: ANN401
    on_cluster: Settings,
) -> None:
    with at_work(cluster, lambda: os.kill(cluster.workers[0].process.pid, signal.SIGKILL)):
        pipeline(six_sources, on_cluster)

    assert bytes_of(on_cluster.out) == bytes_of(lake_of_one_worker)


@pytest.mark.slow
def test_a_dask_scheduler_that_ends_fails_the_batches_and_the_next_run_makes_them(
    six_sources: list[str],
    lake_of_one_worker: Path,
    cluster: Any,  # noqa: ANN401
    on_cluster: Settings,
) -> None:
    with at_work(cluster, cluster.close), pytest.raises(RunError, match=r"batch(es)? failed"):
        pipeline(six_sources, on_cluster)
    run(six_sources, on_cluster.out, batch_size=3)

    assert bytes_of(on_cluster.out) == bytes_of(lake_of_one_worker)
    assert rows_of(on_cluster.out) == rows_of(lake_of_one_worker)


@contextmanager
def at_work(
    cluster: Any,  # noqa: ANN401 (a class of an extra)
    act: Callable[[], object],
) -> Iterator[None]:
    """Do something to a cluster as soon as a worker of it has a batch, before all are done."""
    done, acted = threading.Event(), threading.Event()

    def wait() -> None:
        while not done.is_set():
            if any(state.processing for state in cluster.scheduler.workers.values()):
                act()
                acted.set()
                return
            time.sleep(0.05)

    thread = threading.Thread(target=wait)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
    assert acted.is_set()


WAITING = """
import os, sys, time
from pathlib import Path
from filelock import FileLock
from prefect import flow, task
from newsfacts.flows.runners import made
from newsfacts.flows.settings import Settings

@task
def hold(file):
    with FileLock(f"{file}.lock"):
        Path(file).touch()
        time.sleep(600)

@flow
def hold_two(folder):
    return [held.result() for held in [hold.submit(f"{folder}/{name}") for name in "ab"]]

if __name__ == "__main__":
    hold_two.with_options(task_runner=made(Settings(runner="processes"), 2))(sys.argv[1])
"""


@pytest.mark.slow
def test_workers_of_a_run_that_is_killed_end_with_it(tmp_path: Path, prefect_server: str) -> None:
    """They waited for work for ever, with what they take of memory."""
    (tmp_path / "waiting.py").write_text(WAITING)
    given = os.environ | {"PREFECT_API_URL": prefect_server}
    killed = subprocess.Popen([sys.executable, tmp_path / "waiting.py", tmp_path], env=given)
    while not all((tmp_path / name).exists() for name in "ab"):
        assert killed.poll() is None
        time.sleep(0.1)
    killed.kill()
    killed.wait()

    for name in "ab":
        with FileLock(tmp_path / f"{name}.lock", timeout=60):
            pass
