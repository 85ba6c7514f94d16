"""Older texts of addresses: facts follow the newest, what the older ones said is compared."""

from pathlib import Path

import polars as pl

from newsfacts.transforms.articles.articles import Articles
from newsfacts.transforms.articles.sentences import Sentences
from newsfacts.transforms.registry import TABLES
from newsfacts.transforms.revisions.article_revisions import article_revisions, superseded
from newsfacts.transforms.revisions.changes import comparable, is_compared
from newsfacts.warehouse import lake
from newsfacts.warehouse.fetch_state import fetched


def followed(root: Path) -> pl.LazyFrame:
    """Return the articles that addresses which are followed have shown; the others are not read."""
    seen = pl.col("article_id").drop_nulls().unique()
    ids = fetched(root).select(seen).collect()["article_id"]
    if ids.is_empty():
        return Articles.create_empty().lazy()
    return lake.scan(root, Articles).filter(pl.col("article_id").is_in(ids.implode()))


def older(root: Path) -> pl.DataFrame:
    """Return the articles that no address shows any more: one row per `article_id`."""
    return superseded(article_revisions(fetched(root), followed(root))).collect()


def compared(root: Path) -> pl.LazyFrame:
    """Return what sentences and facts say, of all texts of addresses that have had several."""
    revisions = article_revisions(fetched(root), followed(root))
    several = pl.col("article_id").n_unique().over("url") > 1
    ids = revisions.filter(several).select("article_id").unique().collect()["article_id"]
    if ids.is_empty():
        return comparable(Sentences, Sentences.create_empty().lazy())
    theirs = pl.col("article_id").is_in(ids.implode())
    # The other batches need not be read.
    stored = lake.scan(root, Articles).filter(theirs).select("batch_id").unique().collect()
    batches = frozenset(stored["batch_id"])
    return pl.concat(
        comparable(schema, lake.scan(root, schema, batches).filter(theirs))
        for schema in TABLES
        if is_compared(schema)
    )
