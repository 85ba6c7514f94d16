"""Agreements: who agreed with whom, on what, how firmly, for when, and by whose report.

The two nations agreed to stage a joint drill next year on handling outbreaks.
    ^parties    ^agreed                       ^planned     ^topic
"""

import dataframely as dy
import polars as pl

from newsfacts.transforms.agreements.commitments import CONCLUDED, binding_events
from newsfacts.transforms.agreements.nominal import PARTIES, nominal_agreements
from newsfacts.transforms.agreements.terms import documents, instruments, planned, topics
from newsfacts.transforms.articles.slices import with_slice
from newsfacts.transforms.events.events import with_quotes
from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.agreements import STATUSES, AgreementWords
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.syntax.flags import flagged
from newsfacts.transforms.table import Fact


class Agreements(Fact):
    """One row per agreement in an article, from the offer to its end."""

    agreement_id = dy.String(primary_key=True, description="Identifies the agreement.")
    event_id = dy.String(
        nullable=True,
        description="The event that it is; key of `events`; NULL where only a noun tells of it.",
    )
    parties = dy.List(dy.String(), description="Names of the parties, as far as they are named.")
    instrument = dy.String(
        nullable=True, description="Document that records it, as written: `a treaty`."
    )
    status = dy.Enum(STATUSES, description="How firm it is, by this article.")
    topics = dy.List(dy.String(), description="Its topics, each as written.")
    planned_earliest = dy.Date(nullable=True, description="First day that it plans for.")
    planned_latest = dy.Date(nullable=True, description="Last day that it plans for.")
    quote_id = dy.String(
        nullable=True,
        description=(
            "The quote that reports it; key of `quotes`; NULL if the article itself asserts it."
        ),
    )


def agreements(
    events: pl.LazyFrame,
    participants: pl.LazyFrame,
    triggers: pl.LazyFrame,
    parse: pl.LazyFrame,
    mentions: pl.LazyFrame,
    times: pl.LazyFrame,
    quotes: pl.LazyFrame,
    texts: pl.LazyFrame,
    verb_subjects: pl.LazyFrame,
) -> pl.LazyFrame:
    """Find the events in which parties commit themselves, nouns for agreements, and the terms.

    Args:
        events: The events.
        participants: The participants of each trigger.
        triggers: The triggers with their frames.
        parse: The parse.
        mentions: The mentions of entities.
        times: The dated expressions.
        quotes: The quotes with their speakers.
        texts: One row per article: `article_id`, `text`.
        verb_subjects: Subject and voice of each verb.
    """
    told = binding_events(events, triggers, parse).cache()
    nouns, parties = nominal_agreements(parse, mentions, verb_subjects)
    nouns = nouns.pipe(_not_told, told).pipe(with_quotes, quotes)
    binding = pl.concat([told, _like_events(nouns, texts)], how="diagonal_relaxed").cache()
    return (
        _with_parties(binding, pl.concat([_parties(participants), parties]), mentions)
        .pipe(_outermost, parse)
        .join(topics(binding, parse, texts), on="trigger", how="left")
        .join(instruments(binding, parse, texts), on="trigger", how="left")
        .join(documents(quotes), on="quote_id", how="left")
        .join(planned(binding, parse, times), on="trigger", how="left")
        .pipe(flagged, _announced(parse), "trigger", "announced")
        .with_columns(
            topics=pl.col("topics").fill_null([]),
            instrument=pl.coalesce("instrument", "document"),
            status=_status(),
            agreement_id=pl.format("{}:agreement:{}", "article_id", "start_char"),
        )
        .pipe(one_per, "agreement_id")
        .select(Agreements.column_names())
    )


def _parties(participants: pl.LazyFrame) -> pl.LazyFrame:
    """Participants that can be parties: `trigger`, `entity_id`, `start_char`."""
    return participants.filter(
        pl.col("role").is_in(["actor", "recipient"]), pl.col("entity_type").is_in(PARTIES)
    ).select("trigger", "entity_id", "start_char")


def _not_told(nouns: pl.LazyFrame, told: pl.LazyFrame) -> pl.LazyFrame:
    """Drop nouns that an event tells of already, as its word or its object."""
    taken = pl.concat([told.select("trigger"), told.select(trigger="object_at").drop_nulls()])
    return nouns.join(taken, on="trigger", how="anti")


def _like_events(nouns: pl.LazyFrame, texts: pl.LazyFrame) -> pl.LazyFrame:
    """Give nouns for agreements the columns of events that are agreements."""
    return nouns.pipe(with_slice, texts).with_columns(
        object_at="trigger",
        lays_down=pl.lit(value=True),
        joins=pl.lit(value=False),
        factuality=pl.lit("actual"),
        rule=pl.concat_str(pl.lit("noun "), pl.col("text").str.to_lowercase()),
    )


def _enough_parties() -> pl.Expr:
    """Whether two parties are named, or one that joins, or a concluded agreement needs none."""
    parties = pl.col("parties").list.len()
    concluded = pl.col("lays_down") & pl.col("status").is_in(CONCLUDED)
    one = pl.col("joins") | pl.col("lays_down")
    return (parties >= 2) | concluded | one & (parties > 0)


def _status() -> pl.Expr:
    """The status of the trigger, lowered for a mere plan, raised for an announced proposal."""
    planned_only = (
        (pl.col("factuality").cast(pl.String) == "planned")
        & (pl.col("status") == "announced")
        & pl.col("document").is_null()
        & ~pl.col("announced")
    )
    return (
        pl.when(planned_only)
        .then(pl.lit("proposed"))
        .when(pl.col("announced") & (pl.col("status") == "proposed"))
        .then(pl.lit("announced"))
        .otherwise("status")
    )


def _outermost(found: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Drop agreements in the clause of another: "agreed to sign a treaty" is one agreement."""
    inner = parse.select(inside="i", above="h", over_dep="dep").filter(
        pl.col("over_dep").is_in(["xcomp", "ccomp", "conj", "acl"])
    )
    heads = found.select(above="trigger", outer=pl.lit(value=True))
    below = inner.join(heads, on="above").filter(pl.col("over_dep") != "conj")
    deeper = inner.join(below.select(above="inside"), on="above", how="semi")
    nested = pl.concat([below.select("inside"), deeper.select("inside")]).unique()
    return found.join(nested, left_on="trigger", right_on="inside", how="anti")


def _with_parties(
    binding: pl.LazyFrame, parties: pl.LazyFrame, mentions: pl.LazyFrame
) -> pl.LazyFrame:
    """Add `parties`, each by its most frequent name in the article; drop what has too few.

    A name in capitals, as in a headline, is used only if there is no other.
    """
    counted = mentions.group_by("article_id", "entity_id", name="entity_name").len()
    small = ~pl.col("name").str.contains(r"^\P{Ll}*$")
    named = counted.pipe(
        one_per, ["article_id", "entity_id"], small, "len", "name", descending=[True, True, False]
    )
    listed = (
        binding.select("trigger", "article_id")
        .join(parties, on="trigger")
        .join(named, on=["article_id", "entity_id"])
        .pipe(one_per, ["trigger", "entity_id"], "trigger", "start_char", "entity_id")
        .group_by("trigger", maintain_order=True)
        .agg(parties=pl.col("name"))
    )
    return (
        binding.join(listed, on="trigger", how="left")
        .with_columns(pl.col("parties").fill_null([]))
        .filter(_enough_parties())
    )


def _announced(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Verbs one or two clauses below a verb of announcing: "announced it planned to"."""
    verbs = read(AgreementWords).filter(pl.col("status").cast(pl.String) == "announced")["lemma"]
    up = parse.filter(pl.col("dep").is_in(["ccomp", "xcomp"])).select("h", trigger="i")
    announcing = parse.filter(pl.col("low").is_in(verbs.implode())).select(h="i")
    one = up.join(announcing, on="h", how="semi").select("trigger")
    two = up.join(one, left_on="h", right_on="trigger", how="semi").select("trigger")
    return pl.concat([one, two])
