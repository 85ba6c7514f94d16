"""Publish: the lake to a warehouse and a data package."""

from dataclasses import replace
from pathlib import Path

from prefect import flow, get_run_logger, task

from newsfacts.flows.artifacts import keep
from newsfacts.flows.assets import materialized
from newsfacts.flows.retries import ON_DISK
from newsfacts.flows.settings import Settings
from newsfacts.flows.summary import Summary
from newsfacts.warehouse import load, package, rejects


@flow(name="newsfacts-publish", flow_run_name="publish")
def publish(
    settings: Settings, summary: Summary, *, whole: bool = False, renewed: bool = True
) -> Summary:
    """Bring the warehouse up to date, check it and swap it in; list the rejects; describe files.

    Args:
        settings: Where, and with which tables.
        summary: What the run did.
        whole: Build the warehouse from nothing, and not from a copy of the last one.
        renewed: Whether facts were made, so that the tables are new ones.

    Returns:
        The summary, with the number of rows of each table.
    """
    write_rejects(settings.out)
    counts = load_warehouse(settings.out, with_tokens=settings.with_tokens, whole=whole)
    write_package(settings.out)
    if renewed:
        materialized(settings.out, counts)
    get_run_logger().info("%d rows in %d tables published", sum(counts.values()), len(counts))
    done = replace(summary, counts=counts)
    keep(done)
    return done


@task(task_run_name="load", **ON_DISK)
def load_warehouse(root: Path, *, with_tokens: bool, whole: bool) -> dict[str, int]:
    """Build the warehouse from the lake."""
    return load.publish(root, with_tokens=with_tokens, whole=whole)


@task(task_run_name="rejects")
def write_rejects(root: Path) -> None:
    """List what is not in the lake."""
    rejects.write(root)


@task(task_run_name="package")
def write_package(root: Path) -> None:
    """Describe the Parquet files as a data package."""
    package.write(root)
