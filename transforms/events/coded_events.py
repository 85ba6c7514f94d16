"""Coded events: the triggers that are events, with type, mode and factuality.

Arcadia will attack Borduria .
             ^trigger ASSAULT, planned: coded as THREATEN
"""

import polars as pl

from newsfacts.transforms.events.filters import plausible
from newsfacts.transforms.events.recasts import recast
from newsfacts.transforms.events.senses import read_otherwise, sensed
from newsfacts.transforms.factuality.factuality import factuality

#: Roles of the paragraphs that report news.
NEWS_PARAGRAPHS = ("headline", "body", "caption", "subheading")


def coded_events(
    triggers: pl.LazyFrame,
    participants: pl.LazyFrame,
    parse: pl.LazyFrame,
    verb_subjects: pl.LazyFrame,
    paragraphs: pl.LazyFrame,
) -> pl.LazyFrame:
    """Keep the triggers that have participants and pass the filters.

    Args:
        triggers: The triggers with their frames.
        participants: The participants of each trigger.
        parse: The parse.
        verb_subjects: Subject and voice of each verb.
        paragraphs: The paragraphs; notices and promotion have no events.

    Returns:
        The triggers with span, text, `factuality`, and the counts of `_with_participants`.
    """
    parse = _sentences_of(triggers, parse).cache()
    return (
        _with_participants(triggers, participants, parse, paragraphs)
        .pipe(plausible, participants, parse, verb_subjects)
        .pipe(sensed, participants, parse)
        .pipe(read_otherwise, parse)
        .join(factuality(triggers, parse), on="trigger", how="left")
        .join(parse.select(pl.col("event_status").cast(pl.String), trigger="i"), on="trigger")
        .with_columns(factuality=_status())
        .pipe(recast, parse)
    )


def _status() -> pl.Expr:
    """A denial that the rules read; else what the annotator reads, if anything; else the rules."""
    by_rule = pl.col("factuality").fill_null("actual")
    return (
        pl.when(by_rule == "negated").then(by_rule).otherwise(pl.coalesce("event_status", by_rule))
    )


def _sentences_of(triggers: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Keep the sentences that have a trigger; no others are read further."""
    sentences = triggers.select("article_id", "sentence_no").unique()
    return parse.join(sentences, on=["article_id", "sentence_no"], how="semi")


def _with_participants(
    triggers: pl.LazyFrame,
    participants: pl.LazyFrame,
    parse: pl.LazyFrame,
    paragraphs: pl.LazyFrame,
) -> pl.LazyFrame:
    """Keep triggers in news text that have participants; add their span and the counts.

    Counts are `actors`, `recipients`, `others` (all but actors) and `known` (linked to an entity).
    """
    news = paragraphs.filter(pl.col("role").cast(pl.String).is_in(NEWS_PARAGRAPHS)).select(
        "article_id", "paragraph_no"
    )
    words = parse.select("start_char", "end_char", "text", "paragraph_no", "head_dep", trigger="i")
    counts = (
        participants.filter(pl.col("role") != "location")
        .group_by("trigger")
        .agg(
            actors=(pl.col("role") == "actor").sum(),
            known=pl.col("entity_id").is_not_null().sum(),
            recipients=(pl.col("role") == "recipient").sum(),
            others=(pl.col("role").is_in(["recipient", "object", "topic"])).sum(),
        )
    )
    verb = pl.col("upos") == "VERB"
    return (
        triggers.join(words, on="trigger")
        .join(news, on=["article_id", "paragraph_no"], how="semi")
        .join(counts, on="trigger", how="inner")
        .filter((pl.col("known") > 0) | verb & (pl.col("others") + pl.col("actors") > 0))
    )
