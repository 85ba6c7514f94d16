"""Scheduled runs: each prints one line when it ends, whatever its outcome."""

import sys
from datetime import UTC, datetime
from typing import Any

from prefect.client.schemas.objects import FlowRun, State
from prefect.flows import Flow

from newsfacts.flows.interrupts import end_with_parent

#: What Prefect puts before the words of an error.
RAISED = "Flow run encountered an exception: "


def tell(flow: Flow[..., Any], flow_run: FlowRun, state: State[Any]) -> None:  # noqa: ARG001
    """Say how a run of a schedule ended; the command reports a run by hand."""
    if flow_run.deployment_id is None:
        return
    message = " ".join(str(state.message or "").removeprefix(RAISED).split())
    now = datetime.now(UTC)
    sys.stderr.write(f"{now:%Y-%m-%d %H:%M:%S}Z {str(state.name).lower()}: {message}\n")
    sys.stderr.flush()


def end_with_schedule(
    flow: Flow[..., Any],  # noqa: ARG001 (as Prefect calls it)
    flow_run: FlowRun,
    state: State[Any],  # noqa: ARG001
) -> None:
    """End this process with the schedule that started it: the server has ended with that.

    A run that goes on without a server fails in the end, and holds the folder until then.
    """
    if flow_run.deployment_id is not None:
        end_with_parent()
