"""The pipeline: ingest, extract and publish in order, one run at a time; what a schedule runs."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import polars as pl
from filelock import FileLock, Timeout
from prefect import flow
from prefect.artifacts import create_table_artifact
from prefect.runtime import flow_run

from newsfacts.flows.extract import Extracted, derive, extract
from newsfacts.flows.feeds.source_list import is_address
from newsfacts.flows.fetching.secrets import shown
from newsfacts.flows.ingest import ingest
from newsfacts.flows.publish import publish
from newsfacts.flows.settings import Settings
from newsfacts.flows.watching.pages import discard
from newsfacts.transforms.annotator.annotation import ENGLISH
from newsfacts.transforms.articles.articles import Articles
from newsfacts.transforms.articles.inputs import Inputs
from newsfacts.warehouse import lake
from newsfacts.warehouse.load import corpus


class BusyError(Exception):
    """Another run works on the same folder."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did: records by status, rejects, rows per table, articles not read, failures."""

    statuses: dict[str, int]
    rejects: list[dict[str, object]]
    counts: dict[str, int]
    foreign: int
    set_aside: int
    failed: list[str]


def run_name() -> str:
    """Name a run after what it reads."""
    sources = [str(source) for source in flow_run.parameters.get("sources", [])]
    names = [shown(one) if is_address(one) else Path(one).name for one in sources]
    return f"newsfacts {', '.join(names[:3])}{' ...' if len(names) > 3 else ''}"


@flow(name="newsfacts", flow_run_name=run_name)
def pipeline(sources: list[str], settings: Settings) -> Summary:
    """Read sources, extract the facts of what is new, and publish.

    Args:
        sources: Files and folders, addresses of feeds or sitemaps, lists of them (sources.toml).
        settings: How to run.

    Raises:
        BusyError: Another run works on the same folder.
    """
    with alone(settings.out):
        lake.sweep(settings.out)
        ingested = ingest(sources, settings)
        extracted = extract(ingested.staged, settings)
        discard(settings.out)
        counts = publish(settings)
        lake.sweep(settings.out)
        return report(ingested.sources, settings.out, extracted, counts)


@flow(name="newsfacts-derive-and-publish")
def rederive(settings: Settings) -> Summary:
    """Extract the facts of all stored articles again, and publish."""
    with alone(settings.out):
        lake.sweep(settings.out)
        extracted = derive(settings)
        return report([], settings.out, extracted, publish(settings))


@flow(name="newsfacts-load")
def reload(settings: Settings) -> Summary:
    """Build the warehouse again from the Parquet files."""
    with alone(settings.out):
        return report([], settings.out, Extracted(), publish(settings))


def report(
    sources: Iterable[str], root: Path, extracted: Extracted, counts: dict[str, int]
) -> Summary:
    """Sum up a run, and keep the sums with it as artifacts."""
    read = corpus(Inputs, root).filter(pl.col("source").is_in([*sources]))
    statuses = {"loaded": 0, "duplicate": 0, "rejected": 0} | dict(
        read.group_by("status").len().sort("status").iter_rows()
    )
    one_of_several = pl.format("{}, record_no {}", "source", "record_no")
    where = pl.when(pl.len().over("source") > 1).then(one_of_several).otherwise("source")
    rejects = (
        read.with_columns(where=where)
        .filter(pl.col("status") == "rejected")
        .select("where", "reason", "advice")
    )
    foreign = lake.scan(root, Articles).filter(pl.col("language") != ENGLISH)
    summary = Summary(
        statuses=statuses,
        rejects=rejects.to_dicts(),
        counts=counts,
        foreign=foreign.select(pl.len()).collect().item(),
        set_aside=sum(sum(m.set_aside.values()) for m in extracted.manifests),
        failed=extracted.failed,
    )
    create_table_artifact(
        key="newsfacts-counts",
        table=[{"table": name, "rows": rows} for name, rows in counts.items()],
        description="Rows per table",
    )
    create_table_artifact(
        key="newsfacts-inputs",
        table=[{"status": name, "records": rows} for name, rows in statuses.items()],
        description="What became of the records that were read",
    )
    create_table_artifact(
        key="newsfacts-rejects",
        table=summary.rejects[:1000],
        description="What could not be read, and what to do (at most 1,000)",
    )
    return summary


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Hold the folder, so that two runs never write to it at the same time."""
    root.mkdir(parents=True, exist_ok=True)
    lock = FileLock(root / ".lock", timeout=0)
    try:
        lock.acquire()
    except Timeout:
        message = f"another run works on {root}: wait for it to end, or name another --out"
        raise BusyError(message) from None
    try:
        yield
    finally:
        lock.release()
