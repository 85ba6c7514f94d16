"""A fault at the n-th step, for every n: the old version stays readable, and the next run heals.

Source: the way of SQLite (https://sqlite.org/testing.html, "I/O error testing").
"""

import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import polars as pl
import pytest

from newsfacts.transforms.registry import build
from newsfacts.transforms.table import Table
from newsfacts.warehouse import catalogue, checked, corpus_files, lake, load, package, run_log
from newsfacts.warehouse.sweeping import sweep
from newsfacts.warehouse.verify import verify
from tests.support import bytes_of, given

pytestmark = pytest.mark.model

Frames = dict[type[Table], pl.DataFrame]


class KilledError(BaseException):
    """The end of the process: nothing is to catch it."""


FAULTS: dict[str, BaseException] = {
    "EIO": OSError(errno.EIO, "Input/output error"),
    "ENOSPC": OSError(errno.ENOSPC, "No space left on device"),
    "EINTR": InterruptedError(errno.EINTR, "Interrupted system call"),
    "exit": KilledError(),
}
#: Steps between two faults: NEWSFACTS_SWEEP=1 takes every one, which takes minutes.
STRIDE = int(os.environ.get("NEWSFACTS_SWEEP", "40"))
#: What Python tells of before it does it; `os.fsync` and `os.write` are told of by ourselves.
EVENTS = {"open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.scandir", "shutil.rmtree"}


class Steps:
    """Counts the steps that touch a folder, and raises at one of them."""

    def __init__(self) -> None:
        self.left = 0
        self.taken = 0
        self.fault: BaseException | None = None
        self.folder = ""

    def take(self) -> None:
        self.taken += 1
        self.left -= 1
        if self.fault and self.left == 0:
            raise self.fault

    def audit(self, event: str, args: tuple[object, ...]) -> None:
        # Files of open folders have names without a path.
        if self.folder and event in EVENTS and touches(self.folder, str(args[0])):
            self.take()


def touches(folder: str, name: str) -> bool:
    """Say whether a file is in a folder, or is named within an open folder."""
    return name.startswith(folder) or (os.sep not in name and not name.isdigit())


STEPS = Steps()
sys.addaudithook(STEPS.audit)  # it cannot be taken off again; without a folder it does nothing


@contextmanager
def faulty(
    monkeypatch: pytest.MonkeyPatch, folder: Path, at: int, fault: BaseException | None
) -> Iterator[Steps]:
    """Raise a fault at a step of what is done to a folder."""
    fsync, write = os.fsync, os.write

    def stepped(call: Callable[..., object]) -> Callable[..., object]:
        def take(*args: object) -> object:
            STEPS.take()
            return call(*args)

        return take

    STEPS.left, STEPS.taken, STEPS.fault, STEPS.folder = at, 0, fault, str(folder)
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", stepped(fsync))
        patched.setattr(os, "write", stepped(write))
        try:
            yield STEPS
        finally:
            STEPS.folder, STEPS.fault = "", None


@pytest.fixture(scope="module")
def versions() -> tuple[Frames, Frames]:
    """Give the tables of an article by two rules."""
    first = build(*given("It rained.", pipeline_version="1"))
    later = {
        schema: frame.with_columns(pl.col("^pipeline_version$").replace_strict({"1": "2"}))
        for schema, frame in first.items()
    }
    return first, later


def work(root: Path, frames: Frames) -> None:
    """Do what a run does to a lake, from its sweep to its end."""
    run_log.append(root, {"run_id": "2", "outcome": "started"})
    sweep(root)
    lake.write(root, "new", "2", frames, replaces="old")
    load.publish(root)
    package.write(root)
    sweep(root)
    run_log.append(root, {"run_id": "2", "outcome": "completed"})


def told(aside: Path, _schemas: object, root: Path, _old: object) -> dict[str, int]:
    """Build a warehouse that only says which batches it was built from."""
    aside.write_text(" ".join(manifest.batch_id for manifest in lake.manifests(root)))
    return {}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_at_any_step_leaves_a_version_whole_and_the_next_run_heals(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    versions: tuple[Frames, Frames],
    name: str,
) -> None:
    monkeypatch.setattr(load, "built", told)
    monkeypatch.setattr(corpus_files, "corpus", lambda schema, *_: schema.create_empty())
    old, new = versions
    base, whole = tmp_path / "base", tmp_path / "whole"
    lake.write(base, "old", "1", old)
    load.publish(base)
    shutil.copytree(base, whole)
    with faulty(monkeypatch, whole, 0, None) as steps:
        work(whole, new)
    moments, expected = steps.taken, bytes_of(whole)
    assert moments > 60

    first = 1 + [*FAULTS].index(name) * STRIDE // len(FAULTS)
    for moment in range(first, moments + 1, STRIDE):
        root = tmp_path / f"out{moment}"
        shutil.copytree(base, root)
        with (
            faulty(monkeypatch, root, moment, FAULTS[name]),
            suppress(OSError, KilledError),  # what a fault hides may also be of no account
        ):
            work(root, new)
        there = [manifest.batch_id for manifest in lake.manifests(root)]
        assert there in (["old"], ["new"]), moment
        assert checked.damage(root, again=True) == [], moment
        assert (root / load.NAME).read_text() in {"old", "new"}, moment

        work(root, new)
        assert bytes_of(root) == expected, moment
        assert [*verify(root)] == [], moment
        assert catalogue.read(root).damaged == [], moment
        shutil.rmtree(root)
