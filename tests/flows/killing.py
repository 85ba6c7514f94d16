"""Runs of the pipeline in processes of their own, killed at a given operation on files."""

import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.built_once import BuiltOnce

#: Operations on files, by the names of their audit events.
COUNTED = ("open", "os.rename", "os.replace", "os.mkdir", "os.remove", "os.rmdir")
#: Libraries whose import takes longer than a small run are imported once, then forked. Modules of
#: newsfacts are not: they start the threads of Polars, which a fork does not survive.
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(
    [
        "prefect.main",
        "prefect.flow_engine",
        "prefect.task_engine",
        "duckdb",
        "onnxruntime",
        "polars",
    ]
)


def killed(moment: int, source: Path, out: Path, server: str, known: "BuiltOnce") -> int:
    """Run the pipeline, killed at its nth operation on files of the lake; give the exit code."""
    process = PROCESSES.Process(target=_run, args=(moment, source, out, server, known))
    process.start()
    process.join()
    code = process.exitcode
    process.close()
    assert code is not None
    return code


def operations(source: Path, out: Path, server: str, known: "BuiltOnce") -> int:
    """Run the pipeline to its end; give how many operations on files of the lake it takes."""
    counts = PROCESSES.SimpleQueue()
    process = PROCESSES.Process(target=_count, args=(source, out, server, known, counts))
    process.start()
    process.join()
    return int(counts.get())


def _run(moment: int, source: Path, out: Path, server: str, known: "BuiltOnce") -> None:
    with _counted(out, moment):
        _pipeline(source, out, server, known)


def _count(
    source: Path,
    out: Path,
    server: str,
    known: "BuiltOnce",
    counts: "multiprocessing.SimpleQueue[int]",
) -> None:
    with _counted(out, moment=0) as count:
        _pipeline(source, out, server, known)
        counts.put(count[0])


@contextmanager
def _counted(out: Path, moment: int) -> Iterator[list[int]]:
    """Count the operations on files below a folder, and kill this process at one of them."""
    count = [0]

    def note(event: str, args: tuple[object, ...]) -> None:
        if event in COUNTED and str(args[0]).startswith(str(out)):
            count[0] += 1
            if count[0] == moment:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(note)
    yield count


def _pipeline(source: Path, out: Path, server: str, known: "BuiltOnce") -> None:
    from prefect.settings import (  # noqa: PLC0415 (in the process that runs it)
        PREFECT_API_URL,
        PREFECT_FLOWS_HEARTBEAT_FREQUENCY,
        temporary_settings,
    )

    from tests.flows.written import run  # noqa: PLC0415

    pytest.MonkeyPatch().setattr("newsfacts.flows.batches.build", known)
    with temporary_settings({PREFECT_API_URL: server, PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
        run([str(source)], out, batch_size=3)
