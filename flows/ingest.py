"""Ingest: sources to batches of new articles, and the state of every record that was read."""

from dataclasses import dataclass
from pathlib import Path

import polars as pl
from prefect import flow, get_run_logger, task
from prefect.artifacts import create_table_artifact

from newsfacts.flows.clock import Clock
from newsfacts.flows.feeds.source import Source
from newsfacts.flows.fingerprints import pipeline_version
from newsfacts.flows.settings import Settings
from newsfacts.flows.sources.limits import Limits
from newsfacts.flows.spool import Spool, fill
from newsfacts.flows.tombstones import Tombstones
from newsfacts.flows.watching.following import parted
from newsfacts.transforms.articles.articles import Articles
from newsfacts.transforms.articles.inputs import Records
from newsfacts.transforms.articles.novelty import novelty
from newsfacts.transforms.articles.raw import Raw
from newsfacts.warehouse import lake
from newsfacts.warehouse.records import records, write_records

#: What decides which of several equal records is the article, so that their order does not.
PRECEDENCE = ["content_hash", "source", "source_id", "url", "title", "record_no"]


@dataclass(frozen=True, slots=True)
class Staged:
    """New articles of one batch: their folder and their number."""

    folder: Path
    articles: int


@dataclass(frozen=True, slots=True)
class Ingested:
    """What was read: the files, what each record is to the lake, and the batches to make."""

    sources: list[str]
    seen: pl.DataFrame
    doubted: int
    staged: list[Staged]


@flow(name="newsfacts-ingest", flow_run_name="read")
def ingest(sources: list[str], settings: Settings) -> Ingested:
    """Read the sources and stage the articles that the lake does not hold yet."""
    staging = settings.out / lake.STAGING
    spool = Spool(staging / "spool", Tombstones.read(settings.out))
    named, followed = parted(sources)
    read(spool, named, settings.limits)
    if followed:
        follow(spool, followed, settings)
    files = spool.scan().select(pl.col("source").unique()).collect()["source"].sort().to_list()
    doubted = spool.scan().filter(pl.col("warnings").list.len() > 0).select(pl.len()).collect()
    seen, staged = stage(spool, settings)
    told = "%d records read, %d new articles in %d batches"
    get_run_logger().info(told, seen.height, sum(one.articles for one in staged), len(staged))
    return Ingested(files, seen, doubted.item(), staged)


@task(task_run_name="read")
def read(spool: Spool, sources: list[str], limits: Limits) -> None:
    """Read the sources into the spool."""
    fill(spool, sources, limits)


@task(task_run_name="follow")
def follow(spool: Spool, followed: list[Source], settings: Settings) -> None:
    """Look at feeds and sitemaps, fetch what is new of them, and read it into the spool."""
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
    stored = lake.scan(root, Articles)
    seen = novelty(spool.scan(), new.lazy(), records(root), stored).collect()
    note(spool.scan().select(Records.column_names()), root, spool.cleared)
    return seen, written(spool, new, root)


def part(settings: Settings) -> pl.Expr:
    """Number the batch of each article: a batch holds some words, and not too many articles.

    An article takes its share of the words a batch may hold, at least its share of the articles.
    """
    share = pl.max_horizontal(pl.col("words") * settings.batch_size, settings.batch_words)
    return (share.cum_sum() - share) // (settings.batch_words * settings.batch_size)


def written(spool: Spool, new: pl.DataFrame, root: Path) -> list[Staged]:
    """Write the new articles, a folder for each batch."""
    if new.is_empty():
        return []
    version = pipeline_version()
    groups = {part: group for (part,), group in new.group_by("part", maintain_order=True)}
    ids = {part: lake.batch_id(g["content_hash"], version) for part, g in groups.items()}
    chosen = new.select(
        "content_hash", "source", "record_no", batch_id=pl.col("part").replace_strict(ids)
    )
    folder = root / lake.STAGING / "raw"
    rows = (
        spool.scan()
        .join(chosen.lazy(), on=["content_hash", "source", "record_no"])
        .with_columns(
            article_id=pl.col("content_hash").str.head(16), pipeline_version=pl.lit(version)
        )
        .select(*Raw.column_names(), "text")
    )
    rows.sink_parquet(pl.PartitionBy(folder, key="batch_id", include_key=True), mkdir=True)
    return [Staged(folder / f"batch_id={ids[part]}", g.height) for part, g in groups.items()]


def fresh(read: pl.LazyFrame, root: Path) -> pl.DataFrame:
    """Pick one record of each content that the lake does not hold, nor failed on by these rules."""
    stored = lake.scan(root, Articles).select("content_hash")
    failed = lake.failures(root, pipeline_version())
    known = pl.concat([stored, failed.select("content_hash")])
    return (
        read.filter(pl.col("content_hash").is_not_null())
        .select(*PRECEDENCE, "words")
        .join(known, on="content_hash", how="anti")
        .sort(PRECEDENCE, nulls_last=True)
        .unique("content_hash", keep="first", maintain_order=True)
        .collect()
    )


def note(read: pl.LazyFrame, root: Path, cleared: list[str]) -> None:
    """Keep the state of the records that were read, in the place of what was known of them."""
    now = read.collect()
    before = (
        records(root)
        .join(now.lazy(), on="source", how="anti")
        .filter(~pl.col("source").is_in(cleared))
        .collect()
    )
    write_records(root, pl.concat([before, now]).sort("source", "record_no"))
