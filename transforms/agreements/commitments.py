"""Binding events: those in which somebody agrees, and how firmly.

The two nations signed a treaty.   signed, and the treaty lays it down
"""

import polars as pl

from newsfacts.transforms.lexicons.agreements import AgreementWords, Instruments
from newsfacts.transforms.lexicons.base import read

#: Types of events that can be agreements.
BINDING = ("AGREE", "SUPPORT", "COOPERATE", "SANCTION")
#: Verbs by which one more becomes a party to what others have agreed.
JOINING = ("join", "rejoin", "accede")


def binding_events(
    events: pl.LazyFrame, triggers: pl.LazyFrame, parse: pl.LazyFrame
) -> pl.LazyFrame:
    """Find the events that tell agreements.

    Args:
        events: The events.
        triggers: The words that tell them.
        parse: The parse.

    Returns:
        The events with their `trigger`, its `status`, what it is done to (`object_at`), and whether
        that `lays_down` what is agreed, or the actor only `joins` what others agreed.
    """
    lexicon = read(AgreementWords).lazy().with_columns(pl.col("status", "upos").cast(pl.String))
    nouns = read(Instruments).lazy().select(object_low="noun", lays_down=pl.lit(value=True))
    place = parse.select(
        "article_id",
        "start_char",
        "low",
        "upos",
        "h",
        "dep",
        "subtree_start",
        "subtree_end",
        trigger="i",
    )
    frame = triggers.select("trigger", "object_at")
    objects = parse.select(
        object_at="i", object_low="low", named=pl.col("entity_type").is_not_null()
    )
    behind = (
        parse.filter(pl.col("dep").is_in(["obj", "obl"]), pl.col("h") < pl.col("i"))
        .group_by(trigger="h")
        .agg(near_at=pl.col("i").min())
    )
    return (
        events.filter(
            pl.col("event_type").is_in(BINDING),
            pl.col("factuality").cast(pl.String) != "negated",
        )
        .join(place, on=["article_id", "start_char"])
        .join(lexicon, left_on=["low", "upos"], right_on=["lemma", "upos"])
        .join(frame, on="trigger")
        .join(behind, on="trigger", how="left")
        .with_columns(
            joins=pl.col("low").is_in(JOINING),
            object_at=pl.when(
                pl.col("low").is_in(JOINING) | pl.col("rule").str.contains(r" on(?:to)?$")
            )
            .then(pl.coalesce("object_at", "near_at"))
            .otherwise("object_at"),
        )
        .join(objects, on="object_at", how="left")
        .join(nouns, on="object_low", how="left")
        .with_columns(
            joins=pl.col("joins") | pl.col("object_low").is_in(JOINING).fill_null(value=False),
            lays_down=pl.col("lays_down")
            | pl.col("named") & pl.col("near_at").eq(pl.col("object_at")),
        )
        .filter(
            (pl.col("event_type") == "AGREE")
            | pl.col("lays_down")
            | (pl.col("status").is_in(["signed", "ratified"]))
            | pl.col("joins")
        )
    )
