"""The table of contents: each table with the function that builds it."""

import inspect
from collections.abc import Callable
from graphlib import TopologicalSorter

import polars as pl

from transforms.articles import Articles, articles
from transforms.paragraphs import Paragraphs, paragraphs
from transforms.raw import Raw
from transforms.sentences import Sentences, sentences
from transforms.table import Table
from transforms.times import Times, times

Builder = Callable[..., pl.LazyFrame]

#: Tables of the text, and how they are built. Parameter names are the tables that are read.
TEXTS: dict[type[Table], Builder] = {
    Paragraphs: paragraphs,
    Articles: articles,
    Sentences: sentences,
}

#: Tables of facts, and how they are built.
FACTS: dict[type[Table], Builder] = {
    Times: times,
}

BUILDERS: dict[type[Table], Builder] = {**TEXTS, **FACTS}

#: Every table of a batch, as it is stored.
TABLES: tuple[type[Table], ...] = (Raw, *BUILDERS)


def order() -> list[type[Table]]:
    """Put the tables in an order in which each comes after those it reads."""
    by_name = {schema.table_name(): schema for schema in BUILDERS}
    reads = {
        schema: [by_name[name] for name in inspect.signature(build).parameters if name in by_name]
        for schema, build in BUILDERS.items()
    }
    return list(TopologicalSorter(reads).static_order())


def build(raw: pl.LazyFrame, texts: pl.LazyFrame) -> dict[type[Table], pl.DataFrame]:
    """Build every table of a batch of articles.

    Args:
        raw: What the sources stated, one row per article.
        texts: The articles' texts: `article_id`, `text`.
    """
    frames = {"raw": raw, "texts": texts}
    built: dict[type[Table], pl.DataFrame] = {
        Raw: raw.select(Raw.column_names()).sort("article_id").collect()
    }
    for schema in order():
        make = BUILDERS[schema]
        reads = {name: frames[name] for name in inspect.signature(make).parameters}
        built[schema] = make(**reads).sort(schema.sort_key()).collect()
        frames[schema.table_name()] = built[schema].lazy()
    return built
