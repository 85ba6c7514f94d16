"""Ingest: sources to batches of new articles, and the state of every record that was read."""

import polars as pl
from prefect import flow, get_run_logger, task
from prefect.artifacts import create_table_artifact

from newsfacts.flows.clock import Clock
from newsfacts.flows.feeds.source import Source
from newsfacts.flows.settings import Settings
from newsfacts.flows.sources.limits import Limits
from newsfacts.flows.sources.walk import passed_over
from newsfacts.flows.spool import Spool, fill
from newsfacts.flows.staging import Ingested, Staged, fresh, ingested, note, part, states, written
from newsfacts.flows.tombstones import Tombstones
from newsfacts.flows.watching.following import parted
from newsfacts.transforms.articles.inputs import Records
from newsfacts.warehouse import lake


@flow(name="newsfacts-ingest", flow_run_name="read")
def ingest(sources: list[str], settings: Settings) -> Ingested:
    """Read the sources and stage the articles that the lake does not hold yet."""
    staging = settings.out / lake.STAGING
    spool = Spool(staging / "spool", Tombstones.read(settings.out))
    named, followed = parted(sources)
    read(spool, named, settings.limits)
    left_out = passed_over(named)
    if followed:
        left_out += follow(spool, followed, settings)
    seen, staged = stage(spool, settings)
    told = "%d records read, %d new articles in %d batches"
    get_run_logger().info(told, seen.height, sum(one.articles for one in staged), len(staged))
    return ingested(spool, seen, staged, left_out)


@task(task_run_name="read")
def read(spool: Spool, sources: list[str], limits: Limits) -> None:
    """Read the sources into the spool."""
    fill(spool, sources, limits)


@task(task_run_name="follow")
def follow(spool: Spool, followed: list[Source], settings: Settings) -> list[str]:
    """Look at feeds and sitemaps, fetch what is new of them, and read it into the spool.

    Returns:
        What was left out of them.
    """
    from newsfacts.flows.watching.pages import read_pages  # noqa: PLC0415 (files need no network)
    from newsfacts.flows.watching.watch import watch  # noqa: PLC0415

    watched = watch(followed, settings, Clock())
    read_pages(settings.out, spool, watched)
    counts = ", ".join(f"{number} {name}" for name, number in sorted(watched.outcomes.items()))
    get_run_logger().info("%d sources: %s", len(followed), counts or "nothing was due")
    create_table_artifact(
        key="newsfacts-fetches",
        table=[{"outcome": name, "fetches": n} for name, n in sorted(watched.outcomes.items())],
        description="What became of what was asked for",
    )
    slowest = sorted(watched.seconds.items(), key=lambda one: -one[1])[:20]
    create_table_artifact(
        key="newsfacts-slowest-sources",
        table=[{"source": name, "seconds": round(seconds, 1)} for name, seconds in slowest],
        description="The sources that took the most time",
    )
    return watched.left_out


@task(task_run_name="stage")
def stage(spool: Spool, settings: Settings) -> tuple[pl.DataFrame, list[Staged]]:
    """Note every record, and write the new articles as batches.

    Articles are put in the order of their content hashes: the batches, and so every byte of
    their files, do not depend on the order in which the sources were named or read.

    Returns:
        What each record is to the lake, and the batches.
    """
    root = settings.out
    new = fresh(spool.scan(), root).with_columns(part=part(settings))
    seen = states(spool, new, root)
    note(spool.scan().select(Records.column_names()), root, spool.cleared)
    return seen, written(spool, new, root)
