"""Senses: what an event is by who takes part, and by how far it is a fact.

Abel attacked Baker .      a person, a person: he accuses him
Arcadia will attack .      not yet: it threatens to (PLOVER)
"""

import polars as pl

from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.events import EventRecasts, EventSenses
from newsfacts.transforms.lexicons.factuality import FactualityCues, cue_words

#: Types whose announcement threatens someone.
HARMING = ("SANCTION", "COERCE", "ASSAULT")


def sensed(found: pl.LazyFrame, participants: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Type by the sides what one does to another: "Abel attacked Baker" in a speech."""
    senses = read(EventSenses).lazy().with_columns(pl.col("actor", "recipient").cast(pl.String))
    side = (
        pl.when(pl.col("entity_id").str.starts_with("country:"))
        .then(pl.lit("state"))
        .when(pl.col("entity_type") == "PERSON")
        .then(pl.lit("person"))
        .when(pl.col("entity_id").is_not_null())
        .then(pl.lit("party"))
        .when(pl.col("low").is_in(["he", "she", "i"]))
        .then(pl.lit("one"))
        .otherwise(pl.lit("some"))
    )
    low = parse.select("low", at="i")
    sides = participants.join(low, on="at", how="left").select("trigger", "role", "at", side=side)
    actor, recipient = (
        sides.filter(pl.col("role") == role)
        .pipe(one_per, "trigger", "at")
        .select("trigger", "side")
        for role in ("actor", "recipient")
    )
    lemmas = parse.select("low", trigger="i")
    return (
        found.join(lemmas, on="trigger")
        .join(actor.rename({"side": "actor"}), on="trigger", how="left")
        .join(recipient.rename({"side": "recipient"}), on="trigger", how="left")
        .with_columns(pl.col("actor", "recipient").fill_null("-"))
        .with_columns(_someone("actor", "recipient"), _someone("recipient", "actor"))
        .join(
            senses.select(
                "actor",
                "recipient",
                low="lemma",
                sense="event_type",
                as_mode="mode",
                told=pl.lit(value=True),
            ),
            on=["low", "actor", "recipient"],
            how="left",
        )
        .filter(pl.col("told").is_null() | pl.col("sense").is_not_null())
        .with_columns(
            event_type=pl.coalesce("sense", "event_type"),
            mode=pl.when("told").then("as_mode").otherwise("mode"),
        )
        .drop("low", "actor", "recipient", "sense", "as_mode", "told")
    )


def _someone(side: str, other: str) -> pl.Expr:
    """A pronoun is a person as well known as those on the other side: "He attacked Obama"."""
    known = pl.col(other).is_in(["person", "party"])
    return (
        pl.when(pl.col(side) == "one")
        .then(pl.when(known).then(pl.lit("person")).otherwise(pl.lit("some")))
        .otherwise(side)
        .alias(side)
    )


def recast(found: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Type what has not happened by what saying so is: "will attack" is a threat (PLOVER).

    It takes someone who declares it, and for a threat someone who is threatened. What a word above
    tells already, as "threatened to attack", is not told twice.
    """
    recasts = read(EventRecasts).lazy().with_columns(pl.col("told_as").cast(pl.String))
    threatened = ~pl.col("event_type").is_in(HARMING) | (pl.col("sufferers") > 0)
    level = (
        pl.when(pl.col("actors") == 0)
        .then(None)
        .when((pl.col("factuality") == "negated") & pl.col("refuses"))
        .then(pl.lit("refused"))
        .when(pl.col("binds") & threatened)
        .then("factuality")
    )
    told = (
        found.join(_announcements(parse), on="trigger", how="left")
        .with_columns(level=level)
        .join(
            recasts,
            left_on=["event_type", "level"],
            right_on=["event_type", "factuality"],
            how="left",
        )
        .with_columns(
            event_type=pl.coalesce("becomes", "event_type"),
            factuality=pl.coalesce("told_as", "factuality"),
        )
        .cache()
    )
    above = told.select(h="trigger", type_above="event_type")
    same = (pl.col("type_above") == pl.col("event_type")).fill_null(value=False)
    return (
        told.join(above, on="h", how="left")
        .filter(pl.col("becomes").is_null() | ~same)
        .drop("binds", "refuses", "level", "becomes", "told_as", "type_above")
    )


def _announcements(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Verbs whose subject declares that they will, or will not: `trigger`, `binds`, `refuses`.

    "Will attack", "said it would attack", "is to attack", "plans to attack" bind; "would attack if"
    does not. "To make sure that he will not leave" refuses nothing, nor does "would have left".
    """
    clauses = parse.select(trigger="i", clause="dep", over=pl.col("head_lemma").str.to_lowercase())
    aux = parse.filter(pl.col("dep") == "aux").select("low", trigger="h")
    will = aux.filter(pl.col("low").is_in(["will", "would", "shall"])).join(clauses, on="trigger")
    past = aux.filter(pl.col("low") == "have")
    to = parse.filter(pl.col("dep") == "mark", pl.col("low") == "to").select(trigger="h")
    due = aux.filter(pl.col("low") == "be").join(to, on="trigger", how="semi")
    binding = read(FactualityCues).lazy().filter("commits").select(over="lemma")
    meant = clauses.join(binding, on="over", how="semi")
    declared = will.filter((pl.col("low") != "would") | (pl.col("clause") == "ccomp"))
    refusing = will.filter(~pl.col("over").is_in(cue_words("ensure")).fill_null(value=False))
    binds = pl.concat([frame.select("trigger") for frame in (declared, meant, due)])
    refuses = refusing.join(past, on="trigger", how="anti").select("trigger")
    return (
        pl.concat(
            [
                binds.with_columns(binds=pl.lit(value=True)),
                refuses.with_columns(refuses=pl.lit(value=True)),
            ],
            how="diagonal",
        )
        .group_by("trigger")
        .agg(pl.col("binds", "refuses").any())
    )
