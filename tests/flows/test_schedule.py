"""The schedule, with the real server that fires it."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest

from newsfacts.flows.durations import DurationError, duration
from newsfacts.warehouse import lake
from newsfacts.warehouse.load import NAME


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("90s", timedelta(seconds=90)),
        ("15m", timedelta(minutes=15)),
        ("2h", timedelta(hours=2)),
        ("1d", timedelta(days=1)),
    ],
)
def test_a_time_between_runs_is_a_number_and_a_unit(text: str, wanted: timedelta) -> None:
    assert duration(text) == wanted


@pytest.mark.parametrize("text", ["soon", "0m", "-5m", "15", "m", "1.5h", ""])
def test_other_times_between_runs_are_refused(text: str) -> None:
    with pytest.raises(DurationError, match="90s"):
        duration(text)


def test_a_schedule_runs_the_pipeline_until_it_is_stopped(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "rain.txt").write_text("It rained on May 3, 2020.")
    command = ["serve", str(tmp_path / "in"), "--every", "5s", "--out", str(tmp_path / "out")]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT_")}
    served = subprocess.Popen(
        [sys.executable, "-m", "newsfacts.flows.cli", *command],
        env={**environment, "PREFECT_HOME": str(tmp_path / "prefect")},
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    until = time.monotonic() + 240
    while not (tmp_path / "out" / NAME).exists() and time.monotonic() < until:
        assert served.poll() is None, served.stderr.read() if served.stderr else ""
        time.sleep(0.5)
    served.send_signal(signal.SIGINT)
    try:
        served.communicate(timeout=60)
    finally:
        if served.poll() is None:
            os.killpg(served.pid, signal.SIGKILL)

    assert (tmp_path / "out" / NAME).exists()
    assert sum(m.tables["articles"].rows for m in lake.manifests(tmp_path / "out")) == 1
