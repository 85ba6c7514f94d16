"""Registry: each table with the function that builds it, and the order to build them in."""

import inspect
from collections.abc import Iterable, Mapping
from functools import cache
from graphlib import TopologicalSorter
from typing import Literal

import polars as pl

from newsfacts.transforms.agreements.agreements import Agreements, agreements
from newsfacts.transforms.annotator.annotation import arcs, tokens
from newsfacts.transforms.annotator.arcs import Arcs
from newsfacts.transforms.annotator.tokens import Tokens
from newsfacts.transforms.articles.articles import Articles, articles
from newsfacts.transforms.articles.inputs import Inputs, inputs
from newsfacts.transforms.articles.paragraphs import Paragraphs, paragraphs
from newsfacts.transforms.articles.raw import Raw
from newsfacts.transforms.articles.sentences import Sentences, sentences
from newsfacts.transforms.articles.shingles import Shingles, shingles
from newsfacts.transforms.articles.stories import Stories, stories
from newsfacts.transforms.articles.terms import Terms, terms
from newsfacts.transforms.articles.warnings import Warnings, warnings
from newsfacts.transforms.entities.entities import Entities, entities
from newsfacts.transforms.entities.mentions import Mentions, mentions
from newsfacts.transforms.events.events import Events, events
from newsfacts.transforms.participants.event_participants import (
    EventParticipants,
    event_participants,
)
from newsfacts.transforms.quantities.quantities import Quantities, quantities
from newsfacts.transforms.quotes.quotes import Quotes, quotes
from newsfacts.transforms.relations.relations import Relations, relations
from newsfacts.transforms.revisions.article_revisions import ArticleRevisions, article_revisions
from newsfacts.transforms.revisions.changes import Changes, changes
from newsfacts.transforms.revisions.fetches import Fetches, fetches
from newsfacts.transforms.roles.roles import Roles, roles
from newsfacts.transforms.runs import Runs, runs
from newsfacts.transforms.table import Table
from newsfacts.transforms.times.times import Times, times
from newsfacts.transforms.workings import WORKINGS, Builder

#: Tables of the text, with their builders. The parameters of a builder name the tables it reads.
TEXTS: dict[type[Table], Builder] = {
    Paragraphs: paragraphs,
    Shingles: shingles,
    Articles: articles,
    Terms: terms,
    Tokens: tokens,
    Arcs: arcs,
    Sentences: sentences,
}

#: Tables of facts, with their builders.
FACTS: dict[type[Table], Builder] = {
    Times: times,
    Quantities: quantities,
    Mentions: mentions,
    Quotes: quotes,
    Roles: roles,
    Relations: relations,
    Events: events,
    EventParticipants: event_participants,
    Agreements: agreements,
}

#: Tables that are built from all batches, at publish.
CORPUS: dict[type[Table], Builder] = {
    Entities: entities,
    Stories: stories,
    Inputs: inputs,
    Warnings: warnings,
    Runs: runs,
    Fetches: fetches,
    ArticleRevisions: article_revisions,
    Changes: changes,
}

#: Tables of the corpus that read older texts of an address too; the others read the newest.
OF_ALL_TEXTS: frozenset[type[Table]] = frozenset({Stories, Inputs, ArticleRevisions, Changes})

#: Columns of a stored table that depend on all batches are in a table of the corpus.
LATE: dict[type[Table], type[Table]] = {Articles: Stories}

BUILDERS: dict[type[Table], Builder] = {**TEXTS, **FACTS}

#: The tables that need a model; all facts are queries over them.
ANNOTATED: tuple[type[Table], ...] = (Tokens, Arcs)

#: Joins are made in the order in which they are written. The optimizer may join frames of many
#: articles by a name that they share, before the article that parts them: rows squared.
#: Nothing in the rules can be simplified, and to look for it is a seventh of a short text's time.
AS_WRITTEN = pl.QueryOptFlags(join_order=False, simplify_expression=False)

#: All tables that are stored for a batch.
TABLES: tuple[type[Table], ...] = (Raw, *BUILDERS)


def order(
    wanted: Iterable[type[Table]] = BUILDERS, known: Iterable[str] = frozenset()
) -> list[str]:
    """List tables and workings so that each comes after those it reads.

    Args:
        wanted: The tables to build.
        known: Names of tables that exist already; the tables they read are not needed.
    """
    builders = _builders()
    there = frozenset(known)
    needed: dict[str, list[str]] = {}
    ahead = [schema.table_name() for schema in wanted]
    while ahead:
        name = ahead.pop()
        if name not in needed:
            read = () if name in there else reads(builders[name])
            needed[name] = [name for name in read if name in builders]
            ahead += needed[name]
    return [*TopologicalSorter(needed).static_order()]


def build(
    raw: pl.LazyFrame,
    texts: pl.LazyFrame,
    annotator: str = "newsfacts",
    wanted: Iterable[type[Table]] = BUILDERS,
    stored: Mapping[type[Table], pl.DataFrame] | None = None,
) -> dict[type[Table], pl.DataFrame]:
    """Build the tables of a batch of articles.

    Args:
        raw: Metadata from the sources, one row per article.
        texts: The articles' texts: `article_id`, `text`.
        annotator: Name of the model that tags and parses the tokens.
        wanted: The tables to build; tables that they read are built, too.
        stored: Tables that exist already, such as tokens from an earlier build.

    Returns:
        The built tables, each sorted by its `sort_key`.
    """
    given: dict[str, pl.LazyFrame | str] = {"raw": raw, "texts": texts, "annotator": annotator}
    schemas = {schema.table_name(): schema for schema in BUILDERS}
    built = {Raw: raw.select(Raw.column_names()).sort("article_id").collect()} | {**(stored or {})}
    given |= {schema.table_name(): frame.lazy() for schema, frame in (stored or {}).items()}
    builders = _builders()
    steps = [name for name in order(wanted, {*given}) if name not in given]
    last_reader = {read: name for name in steps for read in reads(builders[name])}
    for name in steps:
        read = reads(builders[name])
        frame = builders[name](**{each: given[each] for each in read})
        schema = schemas.get(name)
        # The inputs are in memory; the streaming engine takes longer to plan and to join them.
        made = collected(frame.sort(schema.sort_key()) if schema else frame, engine="in-memory")
        given[name] = made.lazy()
        if schema:
            built[schema] = made
        for each in read:  # a working that is read no more would take memory to the end
            if last_reader[each] == name:
                del given[each]
    return built


def collected(frame: pl.LazyFrame, engine: Literal["auto", "in-memory"] = "auto") -> pl.DataFrame:
    """Make the rows of a table, its joins as they are written."""
    return frame.collect(engine=engine, optimizations=AS_WRITTEN)


@cache
def reads(build_it: Builder) -> tuple[str, ...]:
    """List the tables that a builder reads: its parameters."""
    return tuple(inspect.signature(build_it).parameters)


def _builders() -> dict[str, Builder]:
    return WORKINGS | {schema.table_name(): make for schema, make in BUILDERS.items()}
