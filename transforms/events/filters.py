"""Filters: triggers that are no event in their context.

The new rate will silence critics .      figurative: a thing is the subject
Throw them out !                         an order
The storm killed ten people .            no attack
"""

from typing import Final

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.events import EventTypes
from newsfacts.transforms.participants.members import examples
from newsfacts.transforms.syntax.flags import flagged
from newsfacts.transforms.triggers.agent_nouns import crafts, nature
from newsfacts.transforms.triggers.annotated_events import ALONE

#: Probability of its type from which the annotator alone makes a trigger an event.
SURE: Final = 0.5
#: Columns that the filters read and nobody else.
ADDED: Final = (
    "subject", "passive", "takes_part", "subject_upos", "natural", "pack", "flown", "fits", "low",
    "read_score",
)  # fmt: skip


def plausible(
    found: pl.LazyFrame,
    participants: pl.LazyFrame,
    parse: pl.LazyFrame,
    verb_subjects: pl.LazyFrame,
) -> pl.LazyFrame:
    """Drop orders, figures of speech, and events without the participants they need.

    "The rate would silence critics", "when you get arrested", "ask experts" are no events. Events
    of the topic packs ("the rocket took off") and killing ("the blast killed six") need no actor.
    What the annotator reads as an event of that type needs nothing more.

    Args:
        found: Triggers with `needs`, `actors`, `recipients` (numbers of participants).
        participants: The participants of each trigger.
        parse: The parse.
        verb_subjects: Subject and voice of each verb.
    """
    subjects = parse.select(subject="i", subject_upos="upos", natural=pl.col("low").is_in(nature()))
    given = participants.join(examples(parse), left_on="at", right_on="member")
    takes_part = pl.concat(
        [participants.select("trigger", subject="at"), given.select("trigger", subject="at_right")]
    )
    return (
        found.join(_orders(parse), on="trigger", how="anti")
        .join(verb_subjects.rename({"verb": "trigger"}), on="trigger", how="left")
        .with_columns(pl.col("passive").fill_null(value=False))
        .pipe(flagged, takes_part, ["trigger", "subject"], "takes_part")
        .join(subjects, on="subject", how="left")
        .join(read(EventTypes).lazy().select("event_type", "pack"), on="event_type", how="left")
        .pipe(flagged, _spaceflights(participants, parse), "trigger", "flown")
        .with_columns(fits=_fits())
        .pipe(_read_alone, parse)
        .drop(ADDED)
    )


def _fits() -> pl.Expr:
    """Whether a trigger is an event by its frame, with the participants that it needs."""
    return (
        ((pl.col("pack") != "space") | pl.col("flown"))
        # A storm that kills is no attack.
        & ((pl.col("event_type") != "ASSAULT") | ~pl.col("natural").fill_null(value=False))
        & ((pl.col("upos") != "VERB") | ~_idle_subject() | _without_actor())
        & ((pl.col("pack") != "plover") | _needs_met())
    ).fill_null(value=False)


def _read_alone(found: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Drop triggers whose frame does not fit, unless the annotator surely reads them so.

    Such an event is the annotator's, not the frame's.
    """
    read_so = parse.select(
        "low", pl.col("event_type").cast(pl.String), trigger="i", read_score="event_score"
    )
    sure = pl.col("read_score").fill_null(0) >= SURE
    alone = pl.col("framed") & ~pl.col("fits")
    return (
        found.join(read_so, on=["trigger", "event_type"], how="left")
        .filter(~alone | sure)
        .with_columns(
            framed=pl.col("framed") & pl.col("fits"),
            event_score=pl.coalesce("event_score", "read_score"),
            rule=pl.when(alone).then(pl.format(ALONE, "low")).otherwise("rule"),
        )
    )


def _idle_subject() -> pl.Expr:
    """Whether the subject is no participant: a thing, or a pronoun for someone unknown."""
    return (
        pl.col("subject").is_not_null()
        & ~pl.col("passive")
        & ~pl.col("takes_part")
        & ((pl.col("actors") == 0) | pl.col("subject_upos").ne("PRON"))
    )


def _without_actor() -> pl.Expr:
    """Whether an event can do without an actor: of a topic pack, or killing by no pronoun."""
    kills = pl.col("event_type").eq("ASSAULT") & pl.col("subject_upos").ne("PRON")
    return (pl.col("pack").ne("plover") | kills).fill_null(value=False)


def _needs_met() -> pl.Expr:
    """Whether the participants that the frame needs are there; without needs, either will do."""
    actor, recipient = pl.col("actors") > 0, pl.col("recipients") > 0
    return (
        pl.when(pl.col("needs") == "both")
        .then(actor & recipient)
        .when(pl.col("needs") == "actor")
        .then(actor | pl.col("passive"))
        .when(pl.col("needs") == "recipient")
        .then(recipient)
        .when(pl.col("needs") == "doer")
        .then(actor)
        .otherwise(actor | recipient)
    )


def _spaceflights(participants: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Triggers with a spacecraft, its crew or a product: `trigger`.

    "It" counts in a sentence that names a product: "Soyuz left, and it landed".
    """
    products = parse.filter(pl.col("entity_type") == "PRODUCT")
    return (
        participants.join(parse.select("article_id", "sentence_no", "low", at="i"), on="at")
        .pipe(flagged, products, ["article_id", "sentence_no"], "with_product")
        .filter(
            pl.col("low").is_in(crafts())
            | pl.col("entity_type").eq("PRODUCT")
            | pl.col("low").eq("it") & pl.col("with_product")
        )
        .select("trigger")
    )


def _orders(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Imperatives, bare verbs without subject: "Throw them out!"."""
    with_auxiliary = parse.filter(pl.col("dep").is_in(["aux", "aux:pass"])).select(i="h")
    with_to = parse.filter(pl.col("dep") == "mark", pl.col("low") == "to").select(i="h")
    return (
        parse.filter(
            pl.col("xpos") == "VB",
            pl.col("subject").is_null(),
            pl.col("dep").is_in(["root", "parataxis", "conj"]),
        )
        .join(pl.concat([with_auxiliary, with_to]), on="i", how="anti")
        .select(trigger="i")
    )
