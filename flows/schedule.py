"""The schedule: repeated runs of the pipeline, one at a time."""

import hashlib
import os
import re
import sys
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.client.schemas.schedules import CronSchedule
from prefect.settings import PREFECT_API_AUTH_STRING, PREFECT_API_URL, temporary_settings

from newsfacts.flows import killed_runs, prefect_env
from newsfacts.flows.durations import DurationError, duration
from newsfacts.flows.fingerprints import pipeline_version
from newsfacts.flows.interrupts import heeded
from newsfacts.flows.pipeline import pipeline
from newsfacts.flows.prefect_server import server
from newsfacts.flows.settings import Settings
from newsfacts.flows.watching.following import located

#: One run at a time: what is due while one works is left out, for the next reads what it missed.
ONE = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW)
STOPPED = "stopped: the schedule is off"
#: Seconds in which Prefect may take the schedule off a server that lives on.
PATIENCE = 3


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
        DurationError: `every` is not a number and a unit, or `cron` no schedule.
        TimeoutError: Its server does not start.
    """
    interval = duration(every) if every else None
    if cron:
        check_cron(cron)
    given: dict[str, object] = {
        "sources": [located(source) for source in sources],
        "settings": settings.model_copy(update={"out": settings.out.resolve()}).model_dump(
            mode="json"
        ),
    }
    name = name_of(settings.out)
    with heeded(STOPPED, PATIENCE):
        if PREFECT_API_URL.value():
            _serve(name, given, interval, cron)
            return
        prefect_env.begun_home()
        with server() as own:
            asked = {PREFECT_API_URL: own.answering(), PREFECT_API_AUTH_STRING: own.password}
            with temporary_settings(asked):
                sys.stderr.write(f"schedule runs on {own.url} until Ctrl-C\n")
                killed_runs.end(f"{pipeline.name}/{name}")
                _serve(name, given, interval, cron)


def name_of(out: Path) -> str:
    """Name the deployment of a folder: those of several folders may share a server."""
    whole = str(out.resolve())
    readable = re.sub(r"[^\w.-]+", "-", out.resolve().name)
    return f"{readable}-{hashlib.sha256(os.fsencode(whole)).hexdigest()[:8]}"


def _serve(
    name: str, given: dict[str, object], interval: timedelta | None, cron: str | None
) -> None:
    """Let the schedule fire, and take it off when it is stopped."""
    pipeline.serve(
        name=name,
        tags=["newsfacts"],
        version=pipeline_version(),
        parameters=given,
        interval=interval,
        cron=cron,
        paused=False,
        global_limit=ONE,
        pause_on_shutdown=True,
        print_starting_message=False,
    )


def check_cron(text: str) -> None:
    """Check a cron schedule before a server is started.

    Raises:
        DurationError: It is not a duration.
    """
    try:
        CronSchedule(cron=text, timezone="UTC")
    except ValueError:
        advice = 'write five fields, as "0 6 * * *"'
        raise DurationError(f"--cron {text!r} is no cron schedule", advice=advice) from None
