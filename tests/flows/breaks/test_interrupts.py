"""What was broken on purpose, by class: interruptions. One line, and the next run goes on."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from newsfacts.flows.holding import alone
from newsfacts.warehouse import run_log

pytestmark = pytest.mark.usefixtures("prefect_server", "built_once")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_break_21_a_run_that_is_interrupted_says_one_line_and_the_next_goes_on(
    tmp_path: Path, prefect_server: str, number: signal.Signals
) -> None:
    rows = "".join(
        json.dumps({"text": f"It rained on May 3, 2020, in place {n}. The bridge closed. " * 40})
        + "\n"
        for n in range(600)
    )
    (tmp_path / "a.jsonl").write_text(rows)
    out = tmp_path / "out"
    running = subprocess.Popen(
        [sys.executable, "-m", "newsfacts.flows.cli", "run", str(tmp_path), "--out", str(out)],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PREFECT_API_URL": prefect_server},
    )
    until = time.monotonic() + 300
    while not (out / ".staging" / "raw").exists() and time.monotonic() < until:
        time.sleep(0.1)
    running.send_signal(number)
    told = running.communicate(timeout=300)[1]

    assert running.returncode == 128 + number
    assert told == "stopped: what was finished is kept; run again to go on\n"
    with alone(out):
        pass  # nothing holds the folder
    outcomes = query_outcomes(out)
    assert outcomes[0] == "interrupted"


def query_outcomes(out: Path) -> list[str]:
    from newsfacts.transforms.runs import runs  # noqa: PLC0415

    return runs(run_log.scan(out)).collect()["outcome"].to_list()


ENDS_AT_ONCE = """
import os, signal, time
from newsfacts.flows.interrupts import heeded
with heeded(patience=600):
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(600)
"""


def test_break_21_work_that_ends_at_once_leaves_with_the_code_of_its_signal() -> None:
    done = subprocess.run([sys.executable, "-c", ENDS_AT_ONCE], capture_output=True, check=False)

    assert done.returncode == 128 + signal.SIGTERM


PUBLISHES = """
import os, signal, sys, threading
from pathlib import Path
import duckdb
from newsfacts.flows.interrupts import heeded
from newsfacts.flows.runs import run
with heeded(), run(Path(sys.argv[2]), "load"):
    threading.Timer(1, os.kill, (os.getpid(), getattr(signal, sys.argv[1]))).start()
    duckdb.sql("SELECT sum(hash(range)) FROM range(1_000_000_000_000)").fetchall()
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_break_21_a_publish_that_is_interrupted_says_one_line(
    tmp_path: Path, number: signal.Signals
) -> None:
    command = [sys.executable, "-c", PUBLISHES, number.name, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 128 + number
    assert done.stderr == "stopped: what was finished is kept; run again to go on\n"
    assert query_outcomes(tmp_path) == ["interrupted"]
