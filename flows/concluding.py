"""Concluding: the state in Prefect that is true of a run."""

from typing import cast

from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed

from newsfacts.flows.summary import RunError, Summary


def concluded(summary: Summary) -> Summary:
    """End a flow in the state that is true of its run.

    Prefect takes a state that a flow returns as its own, and gives its data to who called it.
    """
    if summary.fault:
        failed: State[Summary] = Failed(
            message=f"{summary.fault}; {summary.message}", data=RunError(summary.fault, summary)
        )
        return cast("Summary", failed)
    return cast("Summary", Completed(message=summary.message, data=summary))
