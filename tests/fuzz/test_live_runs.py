"""A few runs of a schedule, some killed: the whole is `python -m tests.fuzz.live_runs`."""

from pathlib import Path

import pytest

from tests.fuzz.live_runs import Faults, compared
from tests.fuzz.live_worker import articles_only

pytestmark = pytest.mark.slow


def test_killed_runs_of_a_schedule_end_as_runs_without_a_fault(tmp_path: Path) -> None:
    found = compared(tmp_path, 25, Faults(7), articles_only, print)

    assert (found.unlike, found.too_often) == ([], {})
    assert found.killed >= 3
    for worker in (found.calm, found.disturbed):
        files = [files for _, files, _ in worker.told]
        assert max(files[len(files) // 2 :]) <= max(files[: len(files) // 2]) + 2
