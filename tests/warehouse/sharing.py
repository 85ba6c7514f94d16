"""Batches that several machines share, and where they keep them."""

from pathlib import Path

import polars as pl

from newsfacts.transforms.articles.raw import Raw
from newsfacts.transforms.table import Table
from newsfacts.warehouse import lake
from tests.support import built

TEXTS = "It rained. It poured.", "The bridge closed on May 3, 2020."


def frames(*numbers: int) -> dict[type[Table], pl.DataFrame]:
    """The tables of some of the articles, as a batch of them holds."""
    ids = [f"article-{number}" for number in numbers]
    return {
        schema: frame.filter(pl.col("article_id").is_in(ids))
        if "article_id" in frame.columns
        else frame
        for schema, frame in built(*TEXTS).items()
    }


def articles(root: Path) -> list[str]:
    return lake.scan(root, Raw).collect()["article_id"].sort().to_list()
