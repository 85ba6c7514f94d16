"""How Prefect is started: quick and quiet when no server is given, untouched when one is.

Flows need a server. Where none is given, ours starts while the command imports what it needs, and
lives on for the commands that follow. With all of Prefect's background services, which fight over
one SQLite file, a flow can wait a minute.
"""

import os
import sys
import tomllib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

from newsfacts.flows import prefect_database
from newsfacts.flows.kept_server import kept
from newsfacts.flows.prefect_server import Server, server

SERVICES = (
    "CANCELLATION_CLEANUP",
    "CLEANUP_RECONCILER",
    "EVENT_PERSISTER",
    "FOREMAN",
    "LATE_RUNS",
    "PAUSE_EXPIRATIONS",
    "REPOSSESSOR",
    "SCHEDULER",
    "TASK_RUN_RECORDER",
    "TRIGGERS",
)

#: Where a user of Prefect has a home.
USERS_HOME = Path("~/.prefect")

#: No telemetry, with a server of one's own or without.
SILENT = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_CLOUD_ENABLE_ORCHESTRATION_TELEMETRY": "false",
    "PREFECT_TELEMETRY_ENABLE_RESOURCE_METRICS": "false",
}

#: What a server does not need that only our flows use.
BRIEF = {
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
    "PREFECT_API_BLOCKS_REGISTER_ON_START": "false",
    **{f"PREFECT_SERVER_SERVICES_{name}_ENABLED": "false" for name in SERVICES},
}

#: In a home that is ours alone, runs that ended 30 days ago go, with their artifacts.
SHORT_MEMORY = {
    "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
    "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": str(30 * 24 * 60 * 60),
}

#: Prefect's own messages stay off the screen; we report foreseen failures in one line.
QUIET = {"PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL"}
#: Files of the folder of work in which Prefect looks for its settings.
PROJECT = "pyproject.toml"
FILES = (".env", "prefect.toml", PROJECT)
#: Where Prefect keeps its files, below the output.
HOME = ".prefect"


def prepare(*, verbose: bool = False, lasting: bool = False, home: Path | None = None) -> None:
    """Set Prefect's environment before it is imported; what the user has set stays.

    Args:
        verbose: Show Prefect's own messages.
        lasting: The server is to live on and fire schedules.
        home: Folder of the output: without a home of the user's, Prefect's files lie in it.
    """
    wanted = SILENT | ({"PREFECT_LOGGING_LEVEL": "INFO"} if verbose else QUIET)
    if home and "PREFECT_HOME" not in os.environ and not USERS_HOME.expanduser().exists():
        wanted["PREFECT_HOME"] = str(home.resolve() / HOME)
        if not any(name in os.environ for name in prefect_database.OTHERS):
            wanted |= SHORT_MEMORY
    if not lasting and not os.environ.get("PREFECT_API_URL"):
        wanted |= BRIEF
    for name, value in wanted.items():
        os.environ.setdefault(name, value)


@contextmanager
def started(minutes: float = 0) -> Iterator[Callable[[], AbstractContextManager[object]]]:
    """Start a server where none is given, or use the one that runs.

    Args:
        minutes: How long it lives on for the commands that follow.

    Yields:
        A function that gives the context in which flows run. What takes a while, as importing
        Prefect, is best done before: the server starts meanwhile.
    """
    if os.environ.get("PREFECT_API_URL") or _given():
        yield nullcontext
    else:
        home = begun_home()
        with kept(home, minutes) if minutes else server() as own:
            yield lambda: _on(own, home)


def begun_home() -> Path:
    """Return Prefect's home, with a database: a server of ours would take long to make one."""
    home = Path(os.environ.get("PREFECT_HOME", USERS_HOME)).expanduser()
    home.mkdir(parents=True, exist_ok=True)
    prefect_database.begin(home)
    return home


def server_given() -> bool:
    """Return whether the user has a server, or files that may name one."""
    if os.environ.get("PREFECT_API_URL") or _given():
        return True
    home = Path(os.environ.get("PREFECT_HOME", USERS_HOME)).expanduser()
    return any(map(_names_server, (home / "profiles.toml", *map(Path, FILES))))


def _names_server(file: Path) -> bool:
    """Return whether a file of settings names a server; one that cannot be read may."""
    try:
        text = file.read_text(encoding="utf-8")
        if file.suffix != ".toml" or file.name == "profiles.toml":
            return "prefect_api_url" in text.lower()
        found = tomllib.loads(text)
        settings = found.get("tool", {}).get("prefect", {}) if file.name == PROJECT else found
    except FileNotFoundError:
        return False
    except (OSError, ValueError, AttributeError):  # no TOML, or a value where a table should be
        return True
    return bool({"api", "PREFECT_API_URL"} & settings.keys())


def _given() -> bool:
    """Return whether this process uses a server already."""
    if "prefect.settings" not in sys.modules:
        return False
    from prefect.settings import PREFECT_API_URL  # noqa: PLC0415

    return bool(PREFECT_API_URL.value())


def _on(own: Server, home: Path) -> AbstractContextManager[object]:
    """Run flows on our own server, without the heartbeats that cost a second per flow."""
    from prefect.settings import (  # noqa: PLC0415 (after the environment is prepared)
        PREFECT_API_AUTH_STRING,
        PREFECT_API_URL,
        PREFECT_FLOWS_HEARTBEAT_FREQUENCY,
        temporary_settings,
    )

    if PREFECT_API_URL.value():  # by a profile or a file, which only Prefect knows
        own.stop()
        return nullcontext()
    url = own.answering()
    prefect_database.remember(home)
    asked = {PREFECT_API_URL: url, PREFECT_API_AUTH_STRING: own.password}
    return temporary_settings(asked | {PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None})
