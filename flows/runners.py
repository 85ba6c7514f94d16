"""Runners: where batches are worked on, in threads, in processes, or by a cluster.

Workers read a staged batch and write its files themselves: only its manifest comes back.
"""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias, cast

from prefect.task_runners import ProcessPoolTaskRunner, TaskRunner, ThreadPoolTaskRunner

from newsfacts.flows.interrupts import end_with_parent
from newsfacts.flows.machine import cores, memory
from newsfacts.flows.settings import Settings
from newsfacts.warehouse.errors import KnownError

Runner: TypeAlias = TaskRunner[Any]

#: Bytes of memory that a worker is taken to need: for itself, and for each word of its batch.
OWN, WORD = 400_000_000, 6_000
#: How many threads the engine of tables takes in a process.
ENGINE_THREADS = "POLARS_MAX_THREADS"


class ExtraError(KnownError):
    """A package that a setting asks for is not installed."""


def workers(settings: Settings, batches: int) -> int:
    """Say how many batches are worked on at the same time: as cores, memory and batches allow.

    Args:
        settings: How many are wanted, and how much memory they may take.
        batches: How many there are.
    """
    allowed = settings.max_memory or memory() * 3 // 4
    fitting = allowed // (OWN + WORD * settings.batch_words)
    return max(1, min(settings.workers or cores(), fitting, batches))


@contextmanager
def runner(settings: Settings, batches: int) -> Iterator[Runner]:
    """Make the runner of the settings; its processes share the cores among them.

    Raises:
        ExtraError: It is not installed.
    """
    number = workers(settings, batches)
    if settings.runner == "threads" or (settings.runner == "processes" and number == 1):
        yield ThreadPoolTaskRunner(max_workers=number)
        return
    with engine_threads(max(1, cores() // number)):
        several = made(settings, number)
        with events_to_one_server():
            yield several


def made(settings: Settings, number: int) -> Runner:
    """Make a runner of several processes."""
    if settings.runner == "processes":
        return ProcessPoolTaskRunner(max_workers=number, initializer=end_with_parent)
    if settings.runner == "dask":
        return dask(settings.cluster, number)
    return ray(settings.cluster, number)


def dask(address: str | None, number: int) -> Runner:
    """Make a runner on the Dask cluster at an address, else on one of this machine."""
    try:
        from prefect_dask import DaskTaskRunner  # noqa: PLC0415 (an extra)
    except ImportError:
        raise missing("dask") from None
    if address:
        return cast("Runner", DaskTaskRunner(address=address))
    # Any free port, of this machine only: two runs may stand beside each other.
    own = {"n_workers": number, "threads_per_worker": 1, "dashboard_address": "127.0.0.1:0"}
    return cast("Runner", DaskTaskRunner(cluster_kwargs=own))


def ray(address: str | None, number: int) -> Runner:
    """Make a runner on the Ray cluster at an address, else on one of this machine."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    try:
        from prefect_ray import RayTaskRunner  # noqa: PLC0415 (an extra)
    except ImportError:
        raise missing("ray") from None
    if address:
        return cast("Runner", RayTaskRunner(address=address))
    # A token of this run: Ray would else keep one in the user's home.
    os.environ.setdefault("RAY_AUTH_TOKEN", secrets.token_hex(32))
    own = {"num_cpus": number, "include_dashboard": False}
    return cast("Runner", RayTaskRunner(init_kwargs=own))


def missing(extra: str) -> ExtraError:
    """Say what to install."""
    advice = f"pip install 'newsfacts[{extra}]', or set another runner"
    return ExtraError(f"runner {extra!r} is not installed", advice=advice)


@contextmanager
def engine_threads(number: int) -> Iterator[None]:
    """Let processes that start meanwhile take so many threads each for their tables."""
    before = os.environ.get(ENGINE_THREADS)
    os.environ.setdefault(ENGINE_THREADS, str(number))
    try:
        yield
    finally:
        if before is None:
            del os.environ[ENGINE_THREADS]


@contextmanager
def events_to_one_server() -> Iterator[None]:
    """Let what processes tell of themselves go to the server of the run.

    Prefect takes it in a thread that lacks the settings of the run, and would start a server there.
    """
    from prefect.events.worker import EventsWorker  # noqa: PLC0415 (of processes alone)

    own = EventsWorker.instance()
    EventsWorker.set_client_override(own.client_type, **dict(own.client_options))
    try:
        yield
    finally:
        EventsWorker.set_client_override(None)
