"""Extract: staged batches to facts; batches are independent and mapped over."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import ParamSpec, cast

import polars as pl
from prefect import Flow, flow, get_run_logger, task
from prefect.client.schemas.objects import State
from prefect.futures import PrefectFuture, as_completed
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from newsfacts.flows.bisection import Frames, built, line_of
from newsfacts.flows.fingerprints import annotator_version, pipeline_version
from newsfacts.flows.ingest import Staged
from newsfacts.flows.progress import progress
from newsfacts.flows.settings import Settings
from newsfacts.transforms.annotator.tokens import Tokens
from newsfacts.transforms.articles.raw import Raw
from newsfacts.transforms.registry import BUILDERS, build
from newsfacts.transforms.table import Table
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


@flow(name="newsfacts-extract")
def extract_all(staged: list[Staged], root: Path, annotator: str) -> Extracted:
    """Map the staged batches to their facts."""
    submitted = {
        extract_batch.submit(batch.folder, root, annotator): batch.articles for batch in staged
    }
    return gather("extract", submitted)


def derive(settings: Settings) -> Extracted:
    """Build the facts of every stored batch again, without reading a source."""
    return side_by_side(derive_all, settings)(settings.out, settings.annotator)


@flow(name="newsfacts-derive")
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
            else:
                done.failed.append(line_of(result))
                get_run_logger().error("a batch failed", exc_info=result)
    return done


def disk_failed(_task: object, _run: object, state: State[object]) -> bool:
    """Tell whether a task failed for a reason that may pass: the disk, not the data."""
    return isinstance(state.result(raise_on_failure=False), OSError)


@task(
    task_run_name="extract-{staged.name}",
    retries=2,
    retry_delay_seconds=[1, 10],
    retry_condition_fn=disk_failed,
)
def extract_batch(staged: Path, root: Path, annotator: str) -> Manifest:
    """Build the tables of one staged batch and write them, without articles that fail.

    The words are read once: where a rule fails, only the facts are built again by halves.
    """
    rows = pl.read_parquet(staged / "*.parquet").sort("article_id")
    read, unread = built(rows, partial(tables, annotator=annotator, wanted=[Tokens]))
    readable = rows.filter(~pl.col("content_hash").is_in([*unread]))
    frames, failed = built(readable, partial(tables, annotator=annotator, stored=read))
    return write(root, rows, frames, annotator, failed=unread | failed)


@task(
    task_run_name="derive-{batch_id}",
    retries=2,
    retry_delay_seconds=[1, 10],
    retry_condition_fn=disk_failed,
)
def derive_batch(
    batch_id: str,
    root: Path,
    annotator: str,
    version: str,
    damaged: frozenset[str] = frozenset(),
) -> Manifest:
    """Build the tables of a stored batch again, with the rules of today.

    A batch with an article that fails now stays as it is, so that the article is not lost.

    Args:
        batch_id: The batch.
        root: Folder of the lake.
        annotator: The model that reads the words.
        version: The version of the rules.
        damaged: Tables of the batch that cannot be read.
    """
    raw = with_columns_of(Raw, pl.read_parquet(lake.path(root, "raw", batch_id)))
    texts = pl.read_parquet(lake.path(root, "articles", batch_id), columns=["article_id", "text"])
    rows = raw.join(texts, on="article_id", maintain_order="left")
    made = lake.known(root)[batch_id]
    failed = made.failed if made.pipeline_version == version else {}  # other rules may not fail
    new_id = lake.batch_id([*raw["content_hash"], *failed], version)
    rows = rows.with_columns(batch_id=pl.lit(new_id), pipeline_version=pl.lit(version))
    stored: Frames = {}
    if made.annotator == annotator_version(annotator) and "tokens" not in damaged:
        stored[Tokens] = pl.read_parquet(lake.path(root, "tokens", batch_id))
    replaces = None if new_id == batch_id else batch_id
    frames = tables(rows, annotator, stored=stored)
    return write(root, rows, frames, annotator, replaces=replaces, failed=failed)


def with_columns_of(schema: type[Table], frame: pl.DataFrame) -> pl.DataFrame:
    """Give a table of an older version the columns that it lacks: nothing is known in them."""
    kinds = schema.create_empty().schema
    lacking = [pl.lit(None, kind).alias(n) for n, kind in kinds.items() if n not in frame.columns]
    return frame.with_columns(lacking).select(schema.column_names())


def tables(
    rows: pl.DataFrame,
    annotator: str,
    *,
    stored: Mapping[type[Table], pl.DataFrame] = MappingProxyType({}),
    wanted: Iterable[type[Table]] = BUILDERS,
) -> Frames:
    """Build tables of some articles; rows of theirs that are stored are not made again."""
    kept = {
        schema: frame.join(rows, on="article_id", how="semi", maintain_order="left")
        for schema, frame in stored.items()
    }
    raw, texts = rows.select(Raw.column_names()), rows.select("article_id", "text")
    return build(raw.lazy(), texts.lazy(), annotator, wanted, kept)


def write(
    root: Path,
    rows: pl.DataFrame,
    frames: Frames,
    annotator: str,
    *,
    replaces: str | None = None,
    failed: dict[str, str] | None = None,
) -> Manifest:
    """Write the tables of a batch of articles."""
    return lake.write(
        root,
        rows["batch_id"][0],
        rows["pipeline_version"][0],
        frames,
        replaces=replaces,
        annotator=annotator_version(annotator),
        failed=failed or {},
    )
