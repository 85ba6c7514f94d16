"""The shared lake of a run: what other machines have added comes, and what was made here goes."""

from prefect import task

from newsfacts.flows.settings import Settings
from newsfacts.warehouse import shared
from newsfacts.warehouse.objects import Objects


def pull(settings: Settings) -> None:
    """Take in the batches of other machines, where the lake is shared."""
    if settings.lake:
        pull_batches(settings)


def push(settings: Settings) -> list[str]:
    """Add the batches that were made here; give a line for each that others had, too."""
    return push_batches(settings) if settings.lake else []


@task(task_run_name="pull")
def pull_batches(settings: Settings) -> list[str]:
    """Take in the batches of other machines; give their ids."""
    return shared.pull(settings.out, Objects(str(settings.lake)))


@task(task_run_name="push")
def push_batches(settings: Settings) -> list[str]:
    """Add the batches that were made here."""
    return shared.push(settings.out, Objects(str(settings.lake)))
