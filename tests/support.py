"""Helpers of the tests: raw articles from plain texts, and the content of a lake."""

import hashlib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import polars as pl

from newsfacts.transforms.articles.raw import Raw
from newsfacts.transforms.registry import TABLES, build
from newsfacts.transforms.table import Table
from newsfacts.warehouse import lake
from newsfacts.warehouse.atomic_files import digest


def given(*texts: str, **stated: object) -> tuple[pl.LazyFrame, pl.LazyFrame]:
    """Make the frames `raw` and `texts` of some articles; `stated` is their metadata."""
    rows = [
        {
            "article_id": f"article-{number}",
            "content_hash": hashlib.sha256(text.encode()).hexdigest(),
            "body_start": 0,
            "authors": [],
            "metadata_sources": [],
            "source": "a.txt",
            "batch_id": "batch",
            "pipeline_version": "0",
            "text": text,
            **stated,
        }
        for number, text in enumerate(texts)
    ]
    schema = {**Raw.create_empty().schema, "text": pl.String()}
    frame = pl.DataFrame(rows, schema=schema)
    return frame.select(Raw.column_names()).lazy(), frame.select("article_id", "text").lazy()


@cache
def built(*texts: str, **stated: object) -> Mapping[type[Table], pl.DataFrame]:
    """Build all tables of some articles, once for all tests: it takes more than a second."""
    return build(*given(*texts, **stated))


def facts_of(
    schema: type[Table], *texts: str, published: date | None = None, **stated: object
) -> pl.DataFrame:
    """Build one table of some articles."""
    return build(*given(*texts, published_on=published, **stated), wanted=[schema])[schema]


def rows_of(root: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows of a lake, sorted, without `batch_id`."""
    content = {}
    for schema in TABLES:
        frame = lake.scan(root, schema).drop("batch_id", strict=False).collect()
        content[schema.table_name()] = sorted(frame.rows(), key=repr)
    return content


def bytes_of(root: Path) -> dict[str, str]:
    """Return the hash of every Parquet file in a folder, but for the list of runs."""
    return {
        file.relative_to(root).as_posix(): digest(file)
        for file in sorted(root.rglob("*.parquet"))
        if file != root / "corpus" / "runs.parquet"
    }
