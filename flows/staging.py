"""Staging: what of the records that were read is new, and its batches."""

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from newsfacts.flows.fingerprints import pipeline_version
from newsfacts.flows.settings import Settings
from newsfacts.flows.spool import Spool
from newsfacts.transforms.articles.articles import Articles
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
    """What was read: files, what each record is to the lake, batches to make, what was left out."""

    sources: list[str]
    seen: pl.DataFrame
    doubted: int
    staged: list[Staged]
    left_out: list[str]


def ingested(
    spool: Spool, seen: pl.DataFrame, staged: list[Staged], left_out: list[str]
) -> Ingested:
    """Sum up what was read.

    Args:
        spool: What was read.
        seen: What each record is to the lake.
        staged: The batches to make.
        left_out: What feeds list and was not looked at.
    """
    files = spool.scan().select(pl.col("source").unique()).collect()["source"].sort().to_list()
    doubted = spool.scan().filter(pl.col("warnings").list.len() > 0).select(pl.len()).collect()
    return Ingested(files, seen, doubted.item(), staged, left_out)


def states(spool: Spool, new: pl.DataFrame, root: Path) -> pl.DataFrame:
    """Say what each record of a spool is to the lake, by the new ones among them."""
    stored = lake.scan(root, Articles)
    return novelty(spool.scan(), new.lazy(), records(root), stored).collect()


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
