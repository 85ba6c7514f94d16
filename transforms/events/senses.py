"""Senses: the type of an event, by its participants, or as the annotator surely reads it.

Abel attacked Baker .   one person another: ACCUSE, not ASSAULT
Abel blocked Baker .    COERCE, as the annotator reads it, not REJECT
"""

from typing import Final

import polars as pl

from newsfacts.transforms.entities.entity_ids import is_country
from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.events import EventSenses

#: Probability from which the type that the annotator reads holds against that of a bare word. In
#: the coded texts on which it was chosen it was right in four of five such rows, the word's own in
#: two.
SURE: Final = 0.8
#: Who agrees with whom is read by rules of its own, from the words that the lexicon lists.
AGREEING: Final = "AGREE"


def sensed(found: pl.LazyFrame, participants: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Change the type where the lexicon has a sense for the two sides: "Abel attacked Baker".

    A sense without type drops the event.

    Args:
        found: Triggers with `event_type` and `mode`.
        participants: The participants of each trigger.
        parse: The parse.
    """
    senses = (
        read(EventSenses)
        .lazy()
        .select(
            pl.col("actor", "recipient").cast(pl.String),
            low="lemma",
            sense="event_type",
            sense_mode="mode",
            listed=pl.lit(value=True),
        )
    )
    return (
        found.join(parse.select("low", trigger="i"), on="trigger")
        .pipe(_with_sides, participants, parse)
        .join(senses, on=["low", "actor", "recipient"], how="left")
        .filter(pl.col("listed").is_null() | pl.col("sense").is_not_null())
        .with_columns(
            event_type=pl.coalesce("sense", "event_type"),
            mode=pl.when("listed").then("sense_mode").otherwise("mode"),
        )
        .drop("low", "actor", "recipient", "sense", "sense_mode", "listed")
    )


def _with_sides(
    found: pl.LazyFrame, participants: pl.LazyFrame, parse: pl.LazyFrame
) -> pl.LazyFrame:
    """Add the sides of the first `actor` and the first `recipient`; `-` for none."""
    side = (
        pl.when(is_country())
        .then(pl.lit("state"))
        .when(pl.col("entity_type") == "PERSON")
        .then(pl.lit("person"))
        .when(pl.col("entity_id").is_not_null())
        .then(pl.lit("party"))
        .when(pl.col("low").is_in(["he", "she", "i"]))
        .then(pl.lit("one"))
        .otherwise(pl.lit("some"))
    )
    words = parse.select("low", at="i")
    sides = participants.join(words, on="at", how="left").select("trigger", "role", "at", side=side)
    for role in ("actor", "recipient"):
        first = sides.filter(pl.col("role") == role).pipe(one_per, "trigger", "at")
        found = found.join(first.select("trigger", **{role: "side"}), on="trigger", how="left")
    return found.with_columns(pl.col("actor", "recipient").fill_null("-")).with_columns(
        _someone("actor", "recipient"), _someone("recipient", "actor")
    )


def _someone(side: str, other: str) -> pl.Expr:
    """A singular pronoun is a person if the other side is named: "He attacked Obama"."""
    named = pl.col(other).is_in(["person", "party"])
    return (
        pl.when(pl.col(side) == "one")
        .then(pl.when(named).then(pl.lit("person")).otherwise(pl.lit("some")))
        .otherwise(side)
        .alias(side)
    )


def read_otherwise(found: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Give triggers whose frame is a bare word the type that the annotator surely reads instead.

    A frame with an object or a particle ("block a road") knows its sense. What is read so surely
    holds against a sense by participants, too. The mode goes with the frame's type.

    Args:
        found: Triggers with `event_type`, `mode`, `framed`, `rule`, `event_score`.
        parse: The parse.
    """
    read_type = pl.col("event_type").cast(pl.String)
    readings = (
        parse.filter(pl.col("event_score") >= SURE)
        .select(trigger="i", read_type=read_type, read_score="event_score")
        .filter(pl.col("read_type") != AGREEING)
    )
    bare = (
        pl.col("framed")
        & ~pl.col("rule").str.contains(" ", literal=True)
        & (pl.col("event_type") != AGREEING)
    )
    other = (bare & (pl.col("read_type") != pl.col("event_type"))).fill_null(value=False)
    return (
        found.join(readings, on="trigger", how="left")
        .with_columns(other=other)
        .with_columns(
            event_type=pl.when("other").then("read_type").otherwise("event_type"),
            mode=pl.when(~pl.col("other")).then("mode"),
            event_score=pl.when("other").then("read_score").otherwise("event_score"),
        )
        .drop("other", "read_type", "read_score")
    )
