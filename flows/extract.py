"""Extract: staged batches to facts; batches are independent and mapped over."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import ParamSpec, cast

from prefect import Flow, flow, get_run_logger
from prefect.futures import PrefectFuture, as_completed
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from newsfacts.flows.batches import derive_batch, extract_batch
from newsfacts.flows.bisection import line_of
from newsfacts.flows.fingerprints import pipeline_version
from newsfacts.flows.ingest import Staged
from newsfacts.flows.progress import progress
from newsfacts.flows.settings import Settings
from newsfacts.warehouse import lake
from newsfacts.warehouse.manifests import Manifest
from newsfacts.warehouse.sweeping import sweep

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Extracted:
    """The batches that were written, and one line for each that failed."""

    manifests: list[Manifest] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


def extract(staged: list[Staged], settings: Settings) -> Extracted:
    """Build and write every staged batch, some at the same time."""
    return side_by_side(extract_all, settings)(staged, settings.out, settings.annotator)


@flow(name="newsfacts-extract", flow_run_name="extract")
def extract_all(staged: list[Staged], root: Path, annotator: str) -> Extracted:
    """Map the staged batches to their facts."""
    submitted = {
        extract_batch.submit(batch.folder, root, annotator): batch.articles for batch in staged
    }
    return gather("extract", submitted)


def derive(settings: Settings) -> Extracted:
    """Build the facts of every stored batch again, without reading a source."""
    return side_by_side(derive_all, settings)(settings.out, settings.annotator)


@flow(name="newsfacts-derive", flow_run_name="derive")
def derive_all(root: Path, annotator: str) -> Extracted:
    """Map the stored batches to batches made by the rules of today."""
    version = pipeline_version()
    submitted = {
        derive_batch.submit(made.batch_id, root, annotator, version): made.articles
        for made in lake.manifests(root)
    }
    done = gather("derive", submitted)
    sweep(root)
    return done


def side_by_side(mapped: Flow[P, Extracted], settings: Settings) -> Flow[P, Extracted]:
    """Let a flow work on as many batches at the same time as the settings say."""
    runner: ThreadPoolTaskRunner[Manifest] = ThreadPoolTaskRunner(max_workers=settings.workers)
    return mapped.with_options(task_runner=cast("TaskRunner[PrefectFuture[object]]", runner))


def gather(what: str, submitted: Mapping[PrefectFuture[Manifest], int]) -> Extracted:
    """Wait for batches; one that fails does not stop the others.

    Args:
        what: What is done with them.
        submitted: Each batch at work, with the number of its articles.
    """
    done = Extracted()
    with progress(what, sum(submitted.values())) as advance:
        for future in as_completed([*submitted]):
            advance(submitted[future])
            result = future.result(raise_on_failure=False)
            if isinstance(result, Manifest):
                done.manifests.append(result)
                rows = sum(table.rows for table in result.tables.values())
                told = "batch %s: %d articles, %d rows"
                get_run_logger().info(told, result.batch_id[:8], result.articles, rows)
            else:
                done.failed.append(line_of(result))
                get_run_logger().error("a batch failed", exc_info=result)
    return done
