"""Retries: tasks that the disk failed are tried again; faults of the data would only come back."""

from collections.abc import Callable
from typing import TypedDict

from prefect.client.schemas.objects import State


class Retries(TypedDict):
    """How often a task is tried again, after how many seconds, and when."""

    retries: int
    retry_delay_seconds: list[float]
    retry_condition_fn: Callable[[object, object, State[object]], bool]


def disk_failed(_task: object, _run: object, state: State[object]) -> bool:
    """Return whether a task failed for a reason that may pass: the disk, not the data."""
    return isinstance(state.result(raise_on_failure=False), OSError)


ON_DISK: Retries = {
    "retries": 2,
    "retry_delay_seconds": [1, 10],
    "retry_condition_fn": disk_failed,
}
