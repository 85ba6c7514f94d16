"""Lent: participants of a trigger that another word lends it.

Arcadia held talks .                  the subject of `held` talks
Arcadia said Borduria must leave .    Borduria is asked, Arcadia asks
They demanded that Borduria leave .   Borduria is asked
"""

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.events import CarryingVerbs
from newsfacts.transforms.syntax.phrases import prepositions

#: Prepositions before what the subject takes part in: "took part in", "announced via".
TAKING_PART = ("in", "into", "to", "via", "through")


def lifted(triggers: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """The subject of a verb that only carries a noun: "held talks", "took part in talks"."""
    above = parse.select(verb="i", at="subject", carrier="low", turned="passive").join(
        read(CarryingVerbs).lazy(), left_on="carrier", right_on="lemma", how="semi"
    )
    # "Opened an inquiry into the attack": who opens it attacks nobody.
    asking = triggers.filter(pl.col("event_type") == "ACCUSE").select(verb="trigger", asks=True)
    return (
        triggers.filter(pl.col("upos") == "NOUN")
        .select("trigger", verb="h", relation="dep")
        .join(asking, on="verb", how="left")
        .join(prepositions(parse), left_on="trigger", right_on="h", how="left")
        .filter(
            pl.col("relation").is_in(["obj", "nsubj:pass", "conj"])
            | pl.col("relation").eq("obl")
            & pl.col("preposition").is_in(TAKING_PART)
            & pl.col("asks").is_null()
        )
        .join(above, on="verb")
        .filter(~pl.col("turned"))
        .select("trigger", role=pl.lit("lifted"), at="at")
    )


def duties(triggers: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Who asks and who is asked by a duty: "Arcadia said that Borduria must leave".

    "Said that Borduria must be told" asks others.
    """
    clauses = parse.filter(pl.col("dep") == "ccomp").select(
        verb="i", asked="subject", others="passive", cue="h"
    )
    told = (
        triggers.filter(pl.col("upos") == "AUX")
        .select("trigger", verb="h")
        .join(clauses, on="verb")
        .join(parse.select(cue="i", asker="subject"), on="cue")
    )
    return pl.concat(
        [
            told.filter(~pl.col("others")).select("trigger", role=pl.lit("recipient"), at="asked"),
            told.select("trigger", role=pl.lit("actor"), at="asker"),
        ]
    )


def bidden(verbs: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Who is asked by a clause: "demanded that Borduria leave"."""
    speakers = parse.filter(pl.col("low").is_in(["we", "i"])).select(at="i")
    return (
        verbs.filter(pl.col("event_type") == "REQUEST")
        .select("trigger")
        .join(
            parse.filter(pl.col("dep") == "ccomp").select(trigger="h", at="subject"), on="trigger"
        )
        .join(speakers, on="at", how="anti")
        .select("trigger", role=pl.lit("recipient"), at="at")
    )
