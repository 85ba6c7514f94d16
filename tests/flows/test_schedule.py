"""The schedule, with the real server that fires it."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from newsfacts.flows.durations import DurationError, duration
from newsfacts.flows.fingerprints import pipeline_version
from newsfacts.flows.schedule import name_of
from newsfacts.warehouse import lake
from newsfacts.warehouse.connection import NAME


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


def test_folders_with_the_same_name_have_deployments_of_their_own() -> None:
    """With one name for all, the sources of the one served last took the place of the others."""
    names = {name_of(Path(folder)) for folder in ("/a/news", "/b/news", "/a/my news, 100%", "/")}

    assert len(names) == 4
    assert not any(set(name) & set("/%&<>") for name in names)  # Prefect takes none of these


#: The password that its user has set, to ask the server of a schedule.
PASSWORD = ("newsfacts", "rain")


def states(url: str) -> Counter[str]:
    """Count the runs that a server knows and that were due, by the type of their state."""
    due = {"state": {"type": {"not_any_": ["SCHEDULED"]}}}
    asked = {"flow_runs": due, "sort": "EXPECTED_START_TIME_ASC", "limit": 200}
    runs = httpx.post(f"{url}/flow_runs/filter", json=asked, auth=PASSWORD, timeout=60).json()
    return Counter(run["state_type"] for run in runs if run["deployment_id"])


def serving(folder: Path, every: str = "1s") -> "subprocess.Popen[str]":
    """Start a schedule of a run every second, the first of which takes longer."""
    (folder / "in").mkdir(exist_ok=True)
    (folder / "in" / "rain.txt").write_text("It rained on May 3, 2020.")
    command = ["serve", str(folder / "in"), "--every", every, "--out", str(folder / "out")]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT_")}
    return subprocess.Popen(
        [sys.executable, "-m", "newsfacts.flows.cli", *command],
        env={
            **environment,
            "PREFECT_HOME": str(folder / "prefect"),
            "PREFECT_SERVER_API_AUTH_STRING": ":".join(PASSWORD),
        },
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def address(served: "subprocess.Popen[str]") -> str:
    """Wait until a schedule runs; give the address of its server."""
    assert served.stderr
    line = served.stderr.readline()
    assert line.startswith("schedule runs on http"), line
    return line.split()[3]


@pytest.mark.flow
@pytest.mark.slow
def test_break_15_a_schedule_leaves_out_what_is_due_while_it_works_and_stops_what_it_started(
    tmp_path: Path,
) -> None:
    served = serving(tmp_path)
    try:
        url = address(served)
        assert served.stderr
        until = time.monotonic() + 600
        while time.monotonic() < until:
            assert served.poll() is None, served.stderr.read()
            found = states(url)
            assert found["RUNNING"] + found["PENDING"] <= 1
            if found["COMPLETED"] and found["CANCELLED"] and (tmp_path / "out" / NAME).exists():
                break
            time.sleep(0.5)
        asked = f"{url}/deployments/filter"
        assert httpx.post(asked, json={}, timeout=60).status_code == 401
        (deployed,) = httpx.post(asked, json={}, auth=PASSWORD, timeout=60).json()
        served.send_signal(signal.SIGINT)
        told = served.communicate(timeout=120)[1].strip().splitlines()
    finally:
        if served.poll() is None:
            os.killpg(served.pid, signal.SIGKILL)

    assert (deployed["tags"], deployed["version"]) == (["newsfacts"], pipeline_version())
    assert found["CANCELLED"] >= 1
    assert sum(m.tables["articles"].rows for m in lake.manifests(tmp_path / "out")) == 1
    assert "completed: 1 input: 1 new, 0 known, 0 changed, 0 rejected" in told[0]
    assert "stopped: the schedule is off" in told
    assert all("input" in line or line.startswith("stopped") for line in told)
    with pytest.raises(httpx.TransportError):
        httpx.get(f"{url}/health")


@pytest.mark.flow
@pytest.mark.slow
def test_break_15_a_schedule_that_was_killed_leaves_no_run_and_its_next_runs_are_not_left_out(
    tmp_path: Path,
) -> None:
    """The run that it left held the one place of the deployment: all later ones were cancelled."""
    served = serving(tmp_path, "5s")
    try:
        url = address(served)
        while not (tmp_path / "out" / ".lock").exists():
            assert served.poll() is None
            time.sleep(0.1)
        assert states(url)["RUNNING"] == 1
    finally:
        os.kill(served.pid, signal.SIGKILL)
    served.communicate(timeout=60)  # its run has ended, too

    served = serving(tmp_path, "5s")
    try:
        url = address(served)
        assert served.stderr
        told = next(line for line in served.stderr if " completed: " in line)
        found = states(url)
    finally:
        os.killpg(served.pid, signal.SIGKILL)
        served.communicate()
    assert "1 input: " in told
    assert found["CRASHED"] >= 1
