"""The schedule: the pipeline again and again, one run at a time."""

import sys
from collections.abc import Iterable
from datetime import timedelta

from prefect.settings import PREFECT_API_URL, temporary_settings

from newsfacts.flows.durations import duration
from newsfacts.flows.pipeline import pipeline
from newsfacts.flows.prefect_server import server
from newsfacts.flows.settings import Settings
from newsfacts.flows.watching.following import located


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
        TimeoutError: Its server does not start.
    """
    interval = duration(every) if every else None
    given: dict[str, object] = {
        "sources": [located(source) for source in sources],
        "settings": settings.model_copy(update={"out": settings.out.resolve()}).model_dump(
            mode="json"
        ),
    }
    if PREFECT_API_URL.value():
        _serve(given, interval, cron)
        return
    with server() as own, temporary_settings({PREFECT_API_URL: own.answering()}):
        sys.stderr.write(f"schedule runs on {own.url} until Ctrl-C\n")
        _serve(given, interval, cron)


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
