"""The table of contents: each table with the function that builds it."""

import inspect
from collections.abc import Callable, Iterable
from graphlib import TopologicalSorter

import polars as pl

from transforms.annotation import tokens
from transforms.articles import Articles, articles
from transforms.paragraphs import Paragraphs, paragraphs
from transforms.raw import Raw
from transforms.sentences import Sentences, sentences
from transforms.table import Table
from transforms.times import Times, times
from transforms.tokens import Tokens

Builder = Callable[..., pl.LazyFrame]

#: Tables of the text, and how they are built. Parameter names are the tables that are read.
TEXTS: dict[type[Table], Builder] = {
    Paragraphs: paragraphs,
    Articles: articles,
    Tokens: tokens,
    Sentences: sentences,
}

#: Tables of facts, and how they are built.
FACTS: dict[type[Table], Builder] = {
    Times: times,
}

BUILDERS: dict[type[Table], Builder] = {**TEXTS, **FACTS}

#: Every table of a batch, as it is stored.
TABLES: tuple[type[Table], ...] = (Raw, *BUILDERS)


def order(wanted: Iterable[type[Table]] = BUILDERS) -> list[type[Table]]:
    """Put tables, and those that they read, in an order in which each comes after what it reads."""
    by_name = {schema.table_name(): schema for schema in BUILDERS}
    reads = {
        schema: [by_name[name] for name in inspect.signature(build).parameters if name in by_name]
        for schema, build in BUILDERS.items()
    }
    needed: dict[type[Table], list[type[Table]]] = {}
    ahead = [*wanted]
    while ahead:
        schema = ahead.pop()
        needed[schema] = reads[schema]
        ahead += [table for table in reads[schema] if table not in needed]
    return [*TopologicalSorter(needed).static_order()]


def build(
    raw: pl.LazyFrame,
    texts: pl.LazyFrame,
    annotator: str = "newsfacts",
    wanted: Iterable[type[Table]] = BUILDERS,
) -> dict[type[Table], pl.DataFrame]:
    """Build every table of a batch of articles.

    Args:
        raw: What the sources stated, one row per article.
        texts: The articles' texts: `article_id`, `text`.
        annotator: The model that reads the words.
        wanted: The tables to build; those that they read are built with them.
    """
    given: dict[str, pl.LazyFrame | str] = {"raw": raw, "texts": texts, "annotator": annotator}
    built: dict[type[Table], pl.DataFrame] = {
        Raw: raw.select(Raw.column_names()).sort("article_id").collect()
    }
    for schema in order(wanted):
        make = BUILDERS[schema]
        reads = {name: given[name] for name in inspect.signature(make).parameters}
        built[schema] = make(**reads).sort(schema.sort_key()).collect()
        given[schema.table_name()] = built[schema].lazy()
    return built
