"""Killed runs: a server of a schedule that was killed has runs that never end.

Such a run holds the one place that the schedule has for a run, and all that are due are left out.
"""

from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterDeploymentId,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import StateType
from prefect.exceptions import ObjectNotFound
from prefect.states import Crashed

UNDERWAY = [StateType.PENDING, StateType.RUNNING, StateType.CANCELLING]
KILLED = "its schedule was killed; the next run goes on with what it left"


def end(deployment: str) -> int:
    """End the runs of a deployment that a server of ours, which no longer lives, left underway.

    Args:
        deployment: Names of the flow and of its deployment, as `newsfacts/newsfacts`.

    Returns:
        How many there were.
    """
    with get_client(sync_client=True) as client:
        try:
            known = client.read_deployment_by_name(deployment)
        except ObjectNotFound:
            return 0
        left = client.read_flow_runs(
            flow_run_filter=FlowRunFilter(
                deployment_id=FlowRunFilterDeploymentId(any_=[known.id]),
                state=FlowRunFilterState(type=FlowRunFilterStateType(any_=UNDERWAY)),
            )
        )
        for run in left:  # it gives its place free
            client.set_flow_run_state(run.id, Crashed(message=KILLED), force=True)
    return len(left)
