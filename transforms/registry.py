"""Registry: each table with the function that builds it, and the order to build them in."""

import inspect
from collections.abc import Callable, Iterable, Mapping
from graphlib import TopologicalSorter

import polars as pl

from newsfacts.transforms.agreements.agreement_nouns import agreement_nouns
from newsfacts.transforms.agreements.agreements import Agreements, agreements
from newsfacts.transforms.agreements.commitments import binding
from newsfacts.transforms.agreements.parties import agreement_parties
from newsfacts.transforms.annotator.annotation import annotated, arcs, tokens
from newsfacts.transforms.annotator.arcs import Arcs
from newsfacts.transforms.annotator.tokens import Tokens
from newsfacts.transforms.articles.articles import Articles, articles
from newsfacts.transforms.articles.inputs import Inputs, inputs
from newsfacts.transforms.articles.paragraphs import Paragraphs, paragraphs
from newsfacts.transforms.articles.raw import Raw
from newsfacts.transforms.articles.readable import readable
from newsfacts.transforms.articles.sentences import Sentences, sentences
from newsfacts.transforms.articles.shingles import Shingles, shingles
from newsfacts.transforms.articles.stories import Stories, stories
from newsfacts.transforms.articles.terms import Terms, terms
from newsfacts.transforms.articles.warnings import Warnings, warnings
from newsfacts.transforms.coreference.coreference import references
from newsfacts.transforms.entities.entities import Entities, entities
from newsfacts.transforms.entities.linking import linked_names
from newsfacts.transforms.entities.mentions import Mentions, mentions
from newsfacts.transforms.events.arguments import slots
from newsfacts.transforms.events.coded_events import coded_events
from newsfacts.transforms.events.event_participants import EventParticipants, event_participants
from newsfacts.transforms.events.events import Events, events
from newsfacts.transforms.events.implied_recipients import participants
from newsfacts.transforms.events.participants import stated_participants
from newsfacts.transforms.events.triggers import triggers
from newsfacts.transforms.names.model_names import tagged_names
from newsfacts.transforms.names.names import named_spans, names
from newsfacts.transforms.quantities.quantities import Quantities, amounts, quantities
from newsfacts.transforms.quotes.attributions import attributions
from newsfacts.transforms.quotes.direct_speech import direct_quotes
from newsfacts.transforms.quotes.quotes import Quotes, quotes
from newsfacts.transforms.relations.relations import Relations, relations
from newsfacts.transforms.revisions.article_revisions import ArticleRevisions, article_revisions
from newsfacts.transforms.revisions.changes import Changes, changes
from newsfacts.transforms.revisions.fetches import Fetches, fetches
from newsfacts.transforms.roles.roles import Roles, roles
from newsfacts.transforms.runs import Runs, runs
from newsfacts.transforms.syntax.control import verb_subjects
from newsfacts.transforms.syntax.parse import headed, tokens_in_order
from newsfacts.transforms.syntax.quotation_marks import quotations
from newsfacts.transforms.syntax.subjects import parse
from newsfacts.transforms.table import Table
from newsfacts.transforms.times.times import Times, times

Builder = Callable[..., pl.LazyFrame]

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

#: Intermediate frames, which are not stored: several builders read them, or one reads them twice.
WORKINGS: dict[str, Builder] = {
    "readable": readable,
    "annotated": annotated,
    "amounts": amounts,
    "tokens_in_order": tokens_in_order,
    "headed": headed,
    "parse": parse,
    "tagged_names": tagged_names,
    "named_spans": named_spans,
    "names": names,
    "linked_names": linked_names,
    "references": references,
    "quotations": quotations,
    "attributions": attributions,
    "direct_quotes": direct_quotes,
    "verb_subjects": verb_subjects,
    "triggers": triggers,
    "slots": slots,
    "stated_participants": stated_participants,
    "participants": participants,
    "coded_events": coded_events,
    "agreement_nouns": agreement_nouns,
    "binding": binding,
    "agreement_parties": agreement_parties,
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
    built: dict[type[Table], pl.DataFrame] = {}
    built[Raw] = raw.select(Raw.column_names()).sort("article_id").collect()
    known = {schema.table_name(): frame for schema, frame in (stored or {}).items()}
    for name in order(wanted, known):
        if name in known:
            given[name] = known[name].lazy()
            built[schemas[name]] = known[name]
            continue
        builder = _builders()[name]
        frame = builder(**{read: given[read] for read in reads(builder)})
        schema = schemas.get(name)
        if schema:
            frame = frame.sort(schema.sort_key())
        # The inputs are in memory; the streaming engine takes longer to plan and to join them.
        made = frame.collect(engine="in-memory")
        given[name] = made.lazy()
        if schema:
            built[schema] = made
    return built


def reads(build_it: Builder) -> list[str]:
    """List the tables that a builder reads: its parameters."""
    return [*inspect.signature(build_it).parameters]


def _builders() -> dict[str, Builder]:
    return WORKINGS | {schema.table_name(): make for schema, make in BUILDERS.items()}
