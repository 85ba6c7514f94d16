"""Senses: the type of an event, by its participants.

Abel attacked Baker .      one person another: ACCUSE, not ASSAULT
"""

import polars as pl

from newsfacts.transforms.entities.entity_ids import is_country
from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.events import EventSenses


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
