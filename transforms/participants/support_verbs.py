"""Support verbs: arguments that a trigger inherits from the verb above it.

Arcadia held talks .                  the subject of `held` talks
Arcadia said Borduria must leave .    Arcadia requests it of Borduria
They demanded that Borduria leave .   they request it of Borduria
"""

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.events import CarryingVerbs
from newsfacts.transforms.lexicons.syntax import prepositions_of
from newsfacts.transforms.syntax.phrases import prepositions


def lifted(triggers: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """The subject of a support verb, a possible actor: "held talks", "took part in talks".

    Returns:
        `trigger`, `role` (`lifted`), `at` (number of the subject).
    """
    above = parse.select(verb="i", at="subject", carrier="low", turned="passive").join(
        read(CarryingVerbs).lazy(), left_on="carrier", right_on="lemma", how="semi"
    )
    # "Opened an inquiry into the attack": the subject is not the attacker.
    asking = triggers.filter(pl.col("event_type") == "ACCUSE").select(verb="trigger", asks=True)
    return (
        triggers.filter(pl.col("upos") == "NOUN")
        .select("trigger", verb="h", relation="dep")
        .join(asking, on="verb", how="left")
        .join(prepositions(parse), left_on="trigger", right_on="h", how="left")
        .filter(
            pl.col("relation").is_in(["obj", "nsubj:pass", "conj"])
            | pl.col("relation").eq("obl")
            & pl.col("preposition").is_in(prepositions_of("activity"))
            & pl.col("asks").is_null()
        )
        .join(above, on="verb")
        .filter(~pl.col("turned"))
        .select("trigger", role=pl.lit("lifted"), at="at")
    )


def duties(triggers: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """The actor and the recipient of a duty: "Arcadia said that Borduria must leave".

    In the passive the subject is no recipient: "said that Borduria must be told".

    Returns:
        `trigger`, `role`, `at` (number of the head word).
    """
    clauses = parse.filter(pl.col("dep") == "ccomp").select(
        verb="i", asked="subject", others="passive", cue="h"
    )
    reported = (
        triggers.filter(pl.col("upos") == "AUX")
        .select("trigger", verb="h")
        .join(clauses, on="verb")
        .join(parse.select(cue="i", asker="subject"), on="cue")
    )
    return pl.concat(
        [
            reported.filter(~pl.col("others")).select(
                "trigger", role=pl.lit("recipient"), at="asked"
            ),
            reported.select("trigger", role=pl.lit("actor"), at="asker"),
        ]
    )


def bidden(verbs: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """The subject of a demanded clause, the recipient: "demanded that Borduria leave".

    Returns:
        `trigger`, `role`, `at` (number of the subject).
    """
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
