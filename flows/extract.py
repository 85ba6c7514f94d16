"""Extract: staged batches to facts; batches are independent and mapped over."""

from collections.abc import Mapping
from pathlib import Path
from typing import cast

from prefect import flow, get_run_logger
from prefect.futures import PrefectFuture, as_completed

from newsfacts.flows.batches import derive_batch, extract_batch
from newsfacts.flows.bisection import line_of
from newsfacts.flows.extracted import Extracted
from newsfacts.flows.fingerprints import pipeline_version
from newsfacts.flows.progress import progress
from newsfacts.flows.runners import runner
from newsfacts.flows.settings import Settings
from newsfacts.flows.staging import Staged
from newsfacts.warehouse import lake
from newsfacts.warehouse.manifests import Manifest
from newsfacts.warehouse.sweeping import sweep


def extract(staged: list[Staged], settings: Settings) -> Extracted:
    """Build and write every staged batch, some at the same time."""
    with runner(settings, len(staged)) as workers:
        mapped = extract_all.with_options(task_runner=workers)
        return mapped(staged, settings.out, settings.annotator)


@flow(name="newsfacts-extract", flow_run_name="extract")
def extract_all(staged: list[Staged], root: Path, annotator: str) -> Extracted:
    """Map the staged batches to their facts."""
    submitted = {
        extract_batch.submit(batch.folder, root, annotator): batch.articles for batch in staged
    }
    return gather("extract", submitted)


def derive(settings: Settings) -> Extracted:
    """Build the facts of every stored batch again, without reading a source."""
    with runner(settings, len(lake.manifests(settings.out))) as workers:
        mapped = derive_all.with_options(task_runner=workers)
        return mapped(settings.out, settings.annotator)


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


def result_of(future: PrefectFuture[Manifest]) -> Manifest | BaseException:
    """Return what a batch gave, or what was raised; a worker that was killed raises, too."""
    try:
        return cast("Manifest | BaseException", future.result(raise_on_failure=False))
    except Exception as error:  # noqa: BLE001 (each runner has classes of its own)
        return error


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
            result = result_of(future)
            if isinstance(result, Manifest):
                done.manifests.append(result)
                rows = sum(table.rows for table in result.tables.values())
                told = "batch %s: %d articles, %d rows"
                get_run_logger().info(told, result.batch_id[:8], result.articles, rows)
            else:
                done.failed.append(line_of(result))
                get_run_logger().error("a batch failed", exc_info=result)
    return done
