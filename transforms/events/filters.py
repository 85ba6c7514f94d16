"""Plausibility: which triggers tell of an event at all.

The new rate will silence critics .      no: a thing does nothing to them
Throw them out !                         no: an order
The storm killed ten people .            no attack
"""

import polars as pl

from newsfacts.transforms.events.agentivity import crafts, nature
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.events import EventTypes


def plausible(
    found: pl.LazyFrame,
    participants: pl.LazyFrame,
    parse: pl.LazyFrame,
    verb_subjects: pl.LazyFrame,
) -> pl.LazyFrame:
    """Drop figures of speech: what a thing does, or nobody named does, or nobody suffers.

    "The rate would silence critics", "when you get arrested", "ask experts": no events. What
    happens to things by itself ("the rocket took off") and what kills needs nobody who acts.
    """
    packs = read(EventTypes).lazy().select("event_type", "pack")
    told = participants.select("trigger", subject="at").unique().with_columns(acting=True)
    pronoun = parse.select(subject="i", subject_upos="upos", natural=pl.col("low").is_in(nature()))
    own = verb_subjects.rename({"verb": "trigger"})
    unsaid = (
        pl.col("subject").is_not_null()
        & ~pl.col("passive")
        & pl.col("acting").is_null()
        & ((pl.col("actors") == 0) | pl.col("subject_upos").ne("PRON"))
    )
    someone = (pl.col("actors") > 0) | (pl.col("sufferers") > 0)
    actor = (pl.col("actors") > 0) | pl.col("passive")
    recipient = pl.col("sufferers") > 0
    fulfilled = (
        pl.when(pl.col("needs") == "both")
        .then((pl.col("actors") > 0) & recipient)
        .when(pl.col("needs") == "actor")
        .then(actor)
        .when(pl.col("needs") == "recipient")
        .then(recipient)
        .when(pl.col("needs") == "doer")
        .then(pl.col("actors") > 0)
        .otherwise(someone)
    )
    by_itself = pl.col("pack").ne("plover") | (
        pl.col("event_type").eq("ASSAULT") & pl.col("subject_upos").ne("PRON")
    )
    verb = pl.col("upos") == "VERB"
    named = (
        parse.filter(pl.col("entity_type") == "PRODUCT")
        .select("article_id", "sentence_no", named=pl.lit(value=True))
        .unique()
    )
    flown = (
        participants.join(parse.select("article_id", "sentence_no", "low", at="i"), on="at")
        .join(named, on=["article_id", "sentence_no"], how="left")
        .filter(
            pl.col("low").is_in(crafts())
            | pl.col("entity_type").eq("PRODUCT")
            | pl.col("low").eq("it") & pl.col("named")
        )
        .select("trigger", flown=pl.lit(value=True))
        .unique()
    )
    return (
        found.join(_orders(parse), on="trigger", how="anti")
        .join(own, on="trigger", how="left")
        .with_columns(pl.col("passive").fill_null(value=False))
        .join(told, on=["trigger", "subject"], how="left")
        .join(pronoun, on="subject", how="left")
        .join(packs, on="event_type", how="left")
        .join(flown, on="trigger", how="left")
        .filter(
            (pl.col("pack") != "space") | pl.col("flown"),
            # A storm that kills attacks nobody.
            (pl.col("event_type") != "ASSAULT") | ~pl.col("natural").fill_null(value=False),
            ~(verb & unsaid) | by_itself.fill_null(value=False),
            (pl.col("pack") != "plover") | fulfilled,
        )
        .drop("subject", "passive", "acting", "subject_upos", "natural", "pack", "flown")
    )


def _orders(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Verbs that order: "Throw them out!" tells of nothing that is done."""
    aided = parse.filter(pl.col("dep").is_in(["aux", "aux:pass"])).select(i="h")
    to = parse.filter(pl.col("dep") == "mark", pl.col("low") == "to").select(i="h")
    return (
        parse.filter(
            pl.col("xpos") == "VB",
            pl.col("subject").is_null(),
            pl.col("dep").is_in(["root", "parataxis", "conj"]),
        )
        .join(pl.concat([aided, to]), on="i", how="anti")
        .select(trigger="i")
    )
