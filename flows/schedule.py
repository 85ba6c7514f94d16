"""The schedule: the pipeline again and again, one run at a time."""

import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import httpx
from prefect.settings import PREFECT_API_URL, temporary_settings

from flows.pipeline import pipeline
from flows.settings import Settings

UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


#: Seconds in which a server must answer.
PATIENCE = 120


class DurationError(ValueError):
    """A time between runs that cannot be read."""


def serve_pipeline(
    sources: Iterable[str], settings: Settings, *, every: str | None, cron: str | None
) -> None:
    """Serve the pipeline on a schedule until interrupted.

    A run that is due while another works is left out: the next one reads what it missed.

    Args:
        sources: Files and folders, read again by each run.
        settings: How to run.
        every: Time between two runs, as `15m`.
        cron: A cron schedule in UTC, where `every` is not given.

    Raises:
        DurationError: `every` is not a number and a unit.
    """
    interval = duration(every) if every else None
    given: dict[str, object] = {
        "sources": [str(Path(source).resolve()) for source in sources],
        "settings": settings.model_copy(update={"out": settings.out.resolve()}).model_dump(
            mode="json"
        ),
    }
    if PREFECT_API_URL.value():
        _serve(given, interval, cron)
        return
    with server() as url, temporary_settings({PREFECT_API_URL: url}):
        sys.stderr.write(f"schedule runs on {url} until Ctrl-C\n")
        _serve(given, interval, cron)


@contextmanager
def server() -> Iterator[str]:
    """Run a server of one's own; one that Prefect starts by itself fires no schedule.

    Raises:
        TimeoutError: The server did not answer within two minutes.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    url = f"http://127.0.0.1:{port}/api"
    command = ["-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", port, "--no-ui"]
    with subprocess.Popen(  # noqa: S603 (our own interpreter and words)
        [sys.executable, *command], stdout=subprocess.DEVNULL
    ) as process:
        try:
            _wait(url)
            yield url
        finally:
            process.terminate()


def _wait(url: str) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            if httpx.get(f"{url}/health").is_success:
                return
        except httpx.TransportError:
            time.sleep(0.2)
    raise TimeoutError(f"no answer from the schedule's server at {url} in {PATIENCE} s")


def _serve(given: dict[str, object], interval: timedelta | None, cron: str | None) -> None:
    pipeline.serve(
        name="newsfacts",
        parameters=given,
        interval=interval,
        cron=cron,
        global_limit=1,
        pause_on_shutdown=False,
        print_starting_message=False,
    )


def duration(text: str) -> timedelta:
    """Read a duration: a whole number and a unit.

    >>> duration("15m")
    datetime.timedelta(seconds=900)
    """
    parts = re.fullmatch(r"([1-9]\d{0,5})\s*([smhd])", text.strip())
    if not parts:
        message = f"--every {text!r} is not a time: write 90s, 15m, 2h or 1d"
        raise DurationError(message)
    return timedelta(**{UNITS[parts[2]]: int(parts[1])})
