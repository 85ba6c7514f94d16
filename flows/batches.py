"""Batches: the tables of one batch of articles, built and written as a task."""

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType

import polars as pl
from prefect import task

from newsfacts.flows.bisection import Frames, built
from newsfacts.flows.fingerprints import annotator_version
from newsfacts.flows.retries import ON_DISK
from newsfacts.transforms.articles.raw import Raw
from newsfacts.transforms.registry import ANNOTATED, BUILDERS, build
from newsfacts.transforms.table import Table
from newsfacts.warehouse import lake
from newsfacts.warehouse.atomic_files import read_parquet
from newsfacts.warehouse.manifests import Manifest


@task(task_run_name="extract-{staged.name}", **ON_DISK)
def extract_batch(staged: Path, root: Path, annotator: str) -> Manifest:
    """Build the tables of one staged batch and write them, without articles that fail.

    The words are read once: where a rule fails, only the facts are built again by halves.
    """
    rows = pl.read_parquet(staged / "*.parquet").sort("article_id")
    read, unread = built(rows, partial(tables, annotator=annotator, wanted=ANNOTATED))
    readable = rows.filter(~pl.col("content_hash").is_in([*unread]))
    frames, failed = built(readable, partial(tables, annotator=annotator, stored=read))
    return write(root, rows, frames, annotator, failed=unread | failed)


@task(task_run_name="derive-{batch_id}", **ON_DISK)
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
    raw = with_columns_of(Raw, read_parquet(lake.path(root, "raw", batch_id)))
    texts = read_parquet(lake.path(root, "articles", batch_id), columns=["article_id", "text"])
    rows = raw.join(texts, on="article_id", maintain_order="left")
    made = lake.known(root)[batch_id]
    failed = made.failed if made.pipeline_version == version else {}  # other rules may not fail
    new_id = lake.batch_id([*raw["content_hash"], *failed], version)
    rows = rows.with_columns(batch_id=pl.lit(new_id), pipeline_version=pl.lit(version))
    stored: Frames = {}
    read = {schema.table_name(): schema for schema in ANNOTATED}
    if made.annotator == annotator_version(annotator) and not read.keys() & damaged:
        for name, schema in read.items():
            stored[schema] = read_parquet(lake.path(root, name, batch_id))
    replaces = None if new_id == batch_id else batch_id
    frames = tables(rows, annotator, stored=stored)
    return write(root, rows, frames, annotator, replaces=replaces, failed=failed)


def with_columns_of(schema: type[Table], frame: pl.DataFrame) -> pl.DataFrame:
    """Return a table of an older version the columns that it lacks: nothing is known in them."""
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
