"""The server that a command starts for itself."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from newsfacts.flows.prefect_server import server

BEGIN = """
import time
from newsfacts.flows.prefect_server import server
with server() as own:
    print(own.pid, flush=True)
    time.sleep(600)
"""


def ends(pid: int) -> bool:
    """Tell whether a process is gone, or goes within a minute."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except FileNotFoundError:
            return True
        if state == "Z":  # ended; its new parent has not asked how yet
            return True
        time.sleep(0.1)
    return False


@pytest.mark.flow
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="tells processes by /proc")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_server_ends_with_the_command_that_started_it(how: signal.Signals) -> None:
    command = subprocess.Popen(
        [sys.executable, "-c", BEGIN],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert command.stdout
    pid = int(command.stdout.readline())
    os.kill(pid, 0)

    command.send_signal(how)
    command.communicate(timeout=60)

    assert ends(pid)


@pytest.mark.flow
def test_a_server_that_ended_is_not_waited_for() -> None:
    with server() as own:
        own.stop()
        while own.lives():
            time.sleep(0.05)
        with pytest.raises(TimeoutError, match="no answer"):
            own.answering()


@pytest.mark.flow
def test_a_server_answers_nobody_but_its_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any user of the machine, and any page in a browser, could start runs as its user."""
    monkeypatch.delenv("PREFECT_SERVER_API_AUTH_STRING", raising=False)
    with server() as own:
        url, page = f"{own.answering()}/admin/version", {"Origin": "https://example.org"}
        user, _, word = own.password.partition(":")
        others = httpx.get(url, headers=page, timeout=60)
        answered = httpx.get(url, headers=page, auth=(user, word), timeout=60)

    assert (others.status_code, answered.status_code) == (401, 200)
    assert len(word) > 20
    assert "access-control-allow-origin" not in {*others.headers, *answered.headers}


@pytest.mark.flow
def test_a_server_asks_for_the_password_that_its_user_has_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PREFECT_SERVER_API_AUTH_STRING", "newsfacts:rain")
    with server() as own:
        asked = httpx.get(f"{own.answering()}/admin/version", auth=("newsfacts", "rain"))

    assert asked.status_code == 200
