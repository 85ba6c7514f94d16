"""Publish: the lake to a warehouse and a data package."""

from pathlib import Path

from prefect import flow, task

from newsfacts.flows.extract import disk_failed
from newsfacts.flows.settings import Settings
from newsfacts.warehouse import load, package, rejects


@flow(name="newsfacts-publish")
def publish(settings: Settings) -> dict[str, int]:
    """Build the warehouse anew, check it and swap it in; list the rejects; describe the files.

    Returns:
        The number of rows of each table.
    """
    write_rejects(settings.out)
    counts = load_warehouse(settings.out, with_tokens=settings.with_tokens)
    write_package(settings.out)
    return counts


@task(task_run_name="load", retries=2, retry_delay_seconds=[1, 10], retry_condition_fn=disk_failed)
def load_warehouse(root: Path, *, with_tokens: bool) -> dict[str, int]:
    """Build the warehouse from the lake."""
    return load.publish(root, with_tokens=with_tokens)


@task(task_run_name="rejects")
def write_rejects(root: Path) -> None:
    """List what is not in the lake."""
    rejects.write(root)


@task(task_run_name="package")
def write_package(root: Path) -> None:
    """Describe the Parquet files as a data package."""
    package.write(root)
