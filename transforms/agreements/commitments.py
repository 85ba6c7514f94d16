"""Commitments: events in which somebody agrees, and how firmly.

The two nations signed a treaty.   status signed, the treaty is the instrument
"""

import polars as pl

from newsfacts.transforms.agreements.contexts import context_statuses
from newsfacts.transforms.articles.slices import with_slice
from newsfacts.transforms.lexicons.agreements import AgreementWords, Instruments
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.syntax import prepositions_of
from newsfacts.transforms.quotes.reporting import with_reporting_quote
from newsfacts.transforms.syntax.flags import flagged

#: Types of events that can be agreements.
BINDING = ("AGREE", "SUPPORT", "COOPERATE", "SANCTION")
#: Statuses of an agreement that stands, whoever the parties: "54 nations signed the treaty".
CONCLUDED = ("signed", "ratified")
#: Probability from which an event counts that no frame of the lexicon fits: "agreed with Arcadia".
SURE = 0.7


def binding(
    events: pl.LazyFrame,
    triggers: pl.LazyFrame,
    agreement_nouns: pl.LazyFrame,
    parse: pl.LazyFrame,
    quotes: pl.LazyFrame,
    texts: pl.LazyFrame,
) -> pl.LazyFrame:
    """Collect the events that are agreements, and nouns for agreements that no such event covers.

    Args:
        events: The events.
        triggers: The triggers with their frames.
        agreement_nouns: The nouns for agreements, a row for each party.
        parse: The parse.
        quotes: The quotes with their speakers.
        texts: One row per article: `article_id`, `text`.

    Returns:
        Columns of `events`, those that `binding_events` adds; `event_id` is NULL at a noun.
    """
    told = binding_events(events, triggers, parse).pipe(_in_context, parse).cache()
    nouns = (
        agreement_nouns.drop("entity_id", "party_start")
        .unique("trigger", maintain_order=True)
        .pipe(_not_told, told)
        .pipe(with_reporting_quote, quotes)
        .pipe(_like_events, texts)
    )
    return pl.concat([told, nouns], how="diagonal_relaxed")


def _in_context(told: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Give nouns the status that the word before them shows: "a proposed pact"."""
    nouns = parse.filter(pl.col("upos") == "NOUN").select("h", trigger="i")
    shown = context_statuses(nouns.join(told, on="trigger", how="semi"), parse)
    return (
        told.join(shown.rename({"status": "shown"}), on="trigger", how="left")
        .with_columns(status=pl.coalesce("shown", "status"))
        .drop("shown")
    )


def _not_told(nouns: pl.LazyFrame, told: pl.LazyFrame) -> pl.LazyFrame:
    """Drop nouns that an event already covers, as its trigger or its object."""
    taken = pl.concat([told.select("trigger"), told.select(trigger="object_at").drop_nulls()])
    return nouns.join(taken, on="trigger", how="anti")


def _like_events(nouns: pl.LazyFrame, texts: pl.LazyFrame) -> pl.LazyFrame:
    """Give nouns for agreements the columns of events that are agreements."""
    return nouns.pipe(with_slice, texts).with_columns(
        object_at="trigger",
        lays_down=pl.lit(value=True),
        joins=pl.lit(value=False),
        alone=pl.lit(value=True),
        factuality=pl.lit("actual"),
        rule=pl.concat_str(pl.lit("noun "), pl.col("text").str.to_lowercase()),
    )


def binding_events(
    events: pl.LazyFrame, triggers: pl.LazyFrame, parse: pl.LazyFrame
) -> pl.LazyFrame:
    """Find the events that are agreements.

    Args:
        events: The events.
        triggers: The triggers with their frames.
        parse: The parse.

    Returns:
        The events with `trigger` (word number), `status`, `object_at` (number of the object),
        `lays_down` (whether the object is an instrument), `joins` (whether the actor joins an
        agreement that others have made), `subtree_end`.
    """
    lexicon = read(AgreementWords).lazy().with_columns(pl.col("status", "upos").cast(pl.String))
    words = parse.select("article_id", "start_char", "low", "upos", "subtree_end", trigger="i")
    return (
        events.filter(
            pl.col("event_type").is_in(BINDING),
            pl.col("factuality").cast(pl.String) != "negated",
        )
        .join(words, on=["article_id", "start_char"])
        .join(lexicon, left_on=["low", "upos"], right_on=["lemma", "upos"])
        .join(
            triggers.select("trigger", "object_at", "particle", "framed", "event_score"),
            on="trigger",
        )
        .pipe(_with_object, parse)
        .join(_mere_talks(triggers), on="object_at", how="left")
        .filter(
            (pl.col("status") != "proposed") | pl.col("talks").is_null(),
            pl.col("framed") | _surely_agreed(),
            (pl.col("event_type") == "AGREE")
            | pl.col("lays_down")
            | pl.col("status").is_in(CONCLUDED)
            | pl.col("joins"),
        )
        .drop("talks")
    )


def _mere_talks(triggers: pl.LazyFrame) -> pl.LazyFrame:
    """Visits and meetings, which nobody agrees on by planning them: `object_at`, `talks`."""
    talks = pl.col("event_type") == "CONSULT"
    return triggers.filter(talks).select(object_at="trigger", talks=pl.lit(value=True))


def _surely_agreed() -> pl.Expr:
    """Whether an event without a frame is an agreement: "agreed with Arcadia to build a dam"."""
    return (pl.col("event_type") == "AGREE") & (pl.col("event_score") >= SURE) & pl.col("alone")


def _with_object(found: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Complete `object_at` of joining verbs; add `lays_down`, and `joins` of a joining object.

    "Agreed to join the treaty" joins as "joined the treaty" does.
    """
    next_object = (
        parse.filter(pl.col("dep").is_in(["obj", "obl"]), pl.col("h") < pl.col("i"))
        .group_by(trigger="h")
        .agg(next_at=pl.col("i").min())
    )
    objects = parse.select(
        object_at="i", object_low="low", named=pl.col("entity_type").is_not_null()
    )
    joining = read(AgreementWords).filter("joins")["lemma"]
    open_object = pl.col("joins") | pl.col("particle").is_in(prepositions_of("joining"))
    # "Signed the Kyoto Protocol": a name after the verb is an instrument, too.
    names_instrument = pl.col("named") & pl.col("next_at").eq(pl.col("object_at"))
    return (
        found.join(next_object, on="trigger", how="left")
        .with_columns(
            object_at=pl.when(open_object)
            .then(pl.coalesce("object_at", "next_at"))
            .otherwise("object_at")
        )
        .join(objects, on="object_at", how="left")
        .pipe(
            flagged,
            read(Instruments).lazy().rename({"noun": "object_low"}),
            "object_low",
            "lays_down",
        )
        .with_columns(
            joins=pl.col("joins")
            | pl.col("object_low").is_in(joining.implode()).fill_null(value=False),
            lays_down=pl.col("lays_down") | names_instrument,
        )
    )
