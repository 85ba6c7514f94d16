"""Older texts of addresses: facts follow the newest, what the older ones said is compared."""

from pathlib import Path

import polars as pl

from newsfacts.transforms.articles.articles import Articles
from newsfacts.transforms.registry import TABLES
from newsfacts.transforms.revisions.article_revisions import article_revisions, superseded
from newsfacts.transforms.revisions.changes import comparable, is_compared
from newsfacts.warehouse import lake
from newsfacts.warehouse.fetch_state import fetched


def older(root: Path) -> pl.DataFrame:
    """Return the articles that no address shows any more: one row per `article_id`."""
    known = fetched(root)
    if known.select(pl.len()).collect().item() == 0:
        return pl.DataFrame(schema={"article_id": pl.String})
    revisions = article_revisions(known, lake.scan(root, Articles))
    return superseded(revisions).collect()


def compared(root: Path) -> pl.LazyFrame:
    """Return what sentences and facts say, of all texts of addresses that have had several."""
    revisions = article_revisions(fetched(root), lake.scan(root, Articles))
    several = pl.col("article_id").n_unique().over("url") > 1
    ids = revisions.filter(several).select("article_id").unique().collect()["article_id"]
    theirs = pl.col("article_id").is_in(ids.implode())
    # The other batches need not be read.
    stored = lake.scan(root, Articles).filter(theirs).select("batch_id").unique().collect()
    batches = frozenset(stored["batch_id"])
    return pl.concat(
        comparable(schema, lake.scan(root, schema, batches).filter(theirs))
        for schema in TABLES
        if is_compared(schema)
    )
