"""Agreements: who agreed with whom, on what, how firmly, for when, and who says so.

The two nations agreed to stage a joint drill next year on handling outbreaks.
    ^parties    ^agreed                       ^planned     ^topic
"""

import dataframely as dy
import polars as pl

from newsfacts.transforms.agreements.commitments import binding_events
from newsfacts.transforms.agreements.terms import documents, instruments, planned, topics
from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.agreements import STATUSES, AgreementWords
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.table import Fact


class Agreements(Fact):
    """One row per agreement that a text tells of, from the offer to its end."""

    agreement_id = dy.String(primary_key=True, description="Identifies the agreement.")
    event_id = dy.String(description="The event that tells it; key of `events`.")
    parties = dy.List(dy.String(), description="Names of those who agree; those who are named.")
    instrument = dy.String(nullable=True, description="What it is laid down in, as written.")
    status = dy.Enum(STATUSES, description="How firm it is, as this text tells it.")
    topics = dy.List(dy.String(), description="What it is about, each item as written.")
    planned_earliest = dy.Date(nullable=True, description="First day for which it plans.")
    planned_latest = dy.Date(nullable=True, description="Last day for which it plans.")
    quote_id = dy.String(
        nullable=True, description="Who says so; key of `quotes`; NULL if the article itself does."
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
) -> pl.LazyFrame:
    """Find the events in which parties bind themselves, and what they bind themselves to.

    Args:
        events: The events.
        participants: Who and what takes part in them.
        triggers: The words that tell them.
        parse: The parse.
        mentions: Names of who is meant.
        times: When things are said to be.
        quotes: What is said by whom.
        texts: One row per article: `article_id`, `text`.
    """
    binding = binding_events(events, triggers, parse).cache()
    parties = _parties(binding, participants, mentions)
    return (
        binding.join(parties, on="trigger", how="left")
        .with_columns(pl.col("parties").fill_null([]))
        .filter(
            (pl.col("parties").list.len() >= 2)
            | pl.col("lays_down") & _done()
            | pl.col("joins") & (pl.col("parties").list.len() > 0)
        )
        .pipe(_outermost, parse)
        .join(topics(binding, parse, texts), on="trigger", how="left")
        .join(instruments(binding, parse, texts), on="trigger", how="left")
        .join(documents(quotes), on="quote_id", how="left")
        .join(_heralded(parse), on="trigger", how="left")
        .join(planned(binding, parse, times), on="trigger", how="left")
        .with_columns(
            topics=pl.col("topics").fill_null([]),
            instrument=pl.coalesce("instrument", "document"),
            status=pl.when(
                (pl.col("factuality").cast(pl.String) == "planned")
                & (pl.col("status") == "announced")
                & pl.col("document").is_null()
                & pl.col("heralded").is_null()
            )
            .then(pl.lit("proposed"))
            .when(pl.col("heralded") & (pl.col("status") == "proposed"))
            .then(pl.lit("announced"))
            .otherwise("status"),
            agreement_id=pl.format("{}:agreement:{}", "article_id", "start_char"),
        )
        .pipe(one_per, "agreement_id")
        .select(Agreements.column_names())
    )


def _done() -> pl.Expr:
    """What is signed is an agreement, whoever has signed it: "54 nations signed the treaty"."""
    return pl.col("status").is_in(["signed", "ratified"])


def _outermost(found: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Leave out what another agreement promises: it is part of that one."""
    inner = parse.select(inside="i", above="h", over_dep="dep").filter(
        pl.col("over_dep").is_in(["xcomp", "ccomp", "conj", "acl"])
    )
    heads = found.select(above="trigger", outer=pl.lit(value=True))
    below = inner.join(heads, on="above").filter(pl.col("over_dep") != "conj")
    deeper = inner.join(below.select(above="inside"), on="above", how="semi")
    nested = pl.concat([below.select("inside"), deeper.select("inside")]).unique()
    return found.join(nested, left_on="trigger", right_on="inside", how="anti")


def _parties(
    binding: pl.LazyFrame, participants: pl.LazyFrame, mentions: pl.LazyFrame
) -> pl.LazyFrame:
    """Those who agree."""
    counted = mentions.group_by("article_id", "entity_id", name="entity_name").len()
    small = ~pl.col("name").str.contains(r"^\P{Ll}*$")
    named = counted.pipe(
        one_per, ["article_id", "entity_id"], small, "len", "name", descending=[True, True, False]
    )
    return (
        binding.select("trigger", "article_id")
        .join(participants, on="trigger")
        .filter(
            pl.col("role").is_in(["actor", "recipient"]),
            pl.col("entity_type").is_in(["GPE", "NORP", "ORG", "PERSON"]),
        )
        .join(named, on=["article_id", "entity_id"])
        .pipe(one_per, ["trigger", "entity_id"], "trigger", "start_char", "entity_id")
        .group_by("trigger", maintain_order=True)
        .agg(parties=pl.col("name"))
    )


def _heralded(parse: pl.LazyFrame) -> pl.LazyFrame:
    """What somebody announces, however many clauses lie between: "announced it planned to"."""
    verbs = read(AgreementWords).filter(pl.col("status").cast(pl.String) == "announced")["lemma"]
    up = parse.filter(pl.col("dep").is_in(["ccomp", "xcomp"])).select("h", trigger="i")
    told = parse.filter(pl.col("low").is_in(verbs.implode())).select(h="i")
    one = up.join(told, on="h", how="semi").select("trigger")
    two = up.join(one, left_on="h", right_on="trigger", how="semi").select("trigger")
    return pl.concat([one, two]).unique().with_columns(heralded=pl.lit(value=True))
