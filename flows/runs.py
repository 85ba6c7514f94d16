"""The log of a run: its steps are timed, and its states are recorded in the lake."""

import secrets
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from newsfacts.flows.bisection import line_of
from newsfacts.flows.fingerprints import pipeline_version
from newsfacts.transforms.runs import PUBLISHING
from newsfacts.warehouse import run_log
from newsfacts.warehouse.errors import KnownError

STOPPED = "stopped before its end; the next run goes on"


@dataclass(slots=True)
class Run:
    """A run at work; `known` holds columns of `runs` as they become known."""

    root: Path
    command: str
    known: dict[str, object] = field(default_factory=dict)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time a step: `read`, `extract` or `publish`."""
        began = time.monotonic()
        yield
        self.known[f"{name}_seconds"] = round(time.monotonic() - began, 3)

    def note(self, outcome: str, message: str | None = None) -> None:
        """Note the state of the run."""
        run_log.append(self.root, {**self.known, "outcome": outcome, "message": message})

    def publishing(self, counts: Mapping[str, int], message: str, fault: str | None = None) -> None:
        """Record what was read and done, and what failed, before the warehouse with it is built."""
        self.known |= counts
        self.note("failed" if fault else PUBLISHING, fault or message)


@contextmanager
def run(root: Path, command: str) -> Iterator[Run]:
    """Note that a run begins and, where it breaks off, how.

    Args:
        root: Folder of the lake.
        command: What was asked for.
    """
    now = datetime.now(UTC)
    run_id = f"{now:%Y%m%dT%H%M%S.%fZ}-{secrets.token_hex(3)}"
    started = {"run_id": run_id, "started_at": now.isoformat(), "command": command}
    this = Run(root, command, {**started, "version": pipeline_version()})
    this.note("started")
    try:
        yield this
    except (KeyboardInterrupt, SystemExit):
        this.note("interrupted", STOPPED)
        raise
    except Exception as error:
        if isinstance(error.__cause__, KeyboardInterrupt):  # as DuckDB passes it on
            this.note("interrupted", STOPPED)
            raise
        this.note("failed", str(error) if isinstance(error, KnownError) else line_of(error))
        raise
