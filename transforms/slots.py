"""Slots: the word that heads each participant of an event, by the frame of its trigger.

The two nations agreed to stage a joint drill .
    ^actor                            ^topic
"""

import dataframely as dy
import polars as pl

from transforms.agents import targets
from transforms.lexicon import Lexicon, read
from transforms.phrases import prepositions

#: Types whose subject moves or changes by itself: "the rocket took off".
MOVING = ("LAUNCH", "LAND", "DOCK", "DEORBIT", "DIE", "INFECT")
#: Relations by which the owner or doer of a noun stands before it: "Russia's", "American".
BEFORE = ("nmod:poss", "amod", "compound", "nmod:desc")
#: Relations of what follows a preposition.
OBLIQUE = ("obl", "nmod", "obl:agent", "nmod:poss", "advcl", "acl")
#: Prepositions before what the subject takes part in: "took part in", "announced via".
TAKING_PART = ("in", "into", "to", "via", "through")


class CarryingVerbs(Lexicon):
    """Verbs whose subject does what their object tells: "held talks"."""

    lemma = dy.String(primary_key=True, description="The lemma, in lower case.")


def slots(triggers: pl.LazyFrame, words: pl.LazyFrame, voices: pl.LazyFrame) -> pl.LazyFrame:
    """Find the word that heads each participant.

    Args:
        triggers: The triggers, with `object_role` and `roles`.
        words: The parse.
        voices: Subject and voice of each verb.

    Returns:
        `trigger`, `role`, `at` (number of the participant's head word). Besides the roles of the
        frames: `owner` and `lifted`, who may be the actor, and `partner`, who is one.
    """
    verbs = (
        triggers.filter(pl.col("upos") == "VERB")
        .join(voices.rename({"verb": "trigger"}), on="trigger")
        .cache()
    )
    objects = _objects(verbs, words).cache()
    # Who is told as object is the recipient: "attacked him on his platform" attacks no platform.
    told = objects.filter(pl.col("role") == "recipient").select("trigger", "role").unique()
    found = [
        _subjects(verbs, words),
        _agents(verbs, words),
        objects,
        _oblique(triggers, verbs, words).join(told, on=["trigger", "role"], how="anti"),
        _owners(triggers, verbs, words),
        _lifted(triggers, words),
        _duties(triggers, words),
        _bidden(verbs, words).join(told, on=["trigger", "role"], how="anti"),
    ]
    return (
        pl.concat(found)
        .filter(
            pl.col("role").is_in(["none", "-"]).not_(),
            pl.col("at").is_not_null(),
            pl.col("at") != pl.col("trigger"),
        )
        .unique()
    )


def _subjects(verbs: pl.LazyFrame, words: pl.LazyFrame) -> pl.LazyFrame:
    """Who does what a verb tells; who undergoes it, in the passive."""
    having = words.filter(pl.col("dep") == "obj").select(trigger="h", has=pl.lit(value=True))
    moves = pl.col("event_type").is_in(MOVING) & (
        pl.col("object_role").eq("none") | pl.col("has").is_null()
    )
    return (
        verbs.filter(pl.col("subject").is_not_null())
        .join(having.unique(), on="trigger", how="left")
        .select(
            "trigger",
            role=pl.when(moves)
            .then(pl.lit("object"))
            .when("passive")
            .then("object_role")
            .otherwise(pl.lit("actor")),
            at="subject",
        )
    )


def _agents(verbs: pl.LazyFrame, words: pl.LazyFrame) -> pl.LazyFrame:
    """By whom something is done."""
    by = words.filter(pl.col("dep") == "obl:agent").select(trigger="h", at="i")
    return by.join(verbs, on="trigger", how="semi").select("trigger", role=pl.lit("actor"), at="at")


def _objects(verbs: pl.LazyFrame, words: pl.LazyFrame) -> pl.LazyFrame:
    """Whom or what a verb concerns; clauses only as topics."""
    below = words.filter(pl.col("dep").is_in(["obj", "xcomp", "ccomp", "iobj"]))
    topic = pl.col("object_role") == "topic"
    return (
        below.select("dep", trigger="h", at="i")
        .join(verbs.select("trigger", "object_role", "object_at"), on="trigger")
        .filter(
            pl.col("object_at").ne_missing(pl.col("at")) | (pl.col("object_role") != "none"),
            pl.col("dep").is_in(["obj", "iobj"]) | topic,
        )
        .select(
            "trigger",
            role=pl.when(pl.col("dep") == "iobj")
            .then(pl.lit("recipient"))
            .otherwise("object_role"),
            at="at",
        )
    )


def _oblique(triggers: pl.LazyFrame, verbs: pl.LazyFrame, words: pl.LazyFrame) -> pl.LazyFrame:
    """Participants behind prepositions, by the roles that the frame gives these.

    What an object noun carries belongs to the event: "imposed sanctions on Borduria".
    """
    carried = verbs.filter(pl.col("object_at").is_not_null())
    inner = words.filter(pl.col("dep") == "nmod").select(object_at="h", near="i")
    near = pl.concat(
        [
            triggers.select("trigger", "roles", near="trigger"),
            carried.select("trigger", "roles", near="object_at"),
            carried.join(inner, on="object_at").select("trigger", "roles", "near"),
        ]
    )
    case = prepositions(words)
    clauses = words.filter(pl.col("dep").is_in(["nsubj", "cop"])).select(i="h")
    behind = (
        words.filter(pl.col("dep").is_in(OBLIQUE))
        .select("i", "low", "entity_type", near="h")
        .join(clauses, on="i", how="anti")
        .join(case, left_on="i", right_on="h")
    )
    frames = (
        near.with_columns(frame=pl.col("roles").str.split(" "))
        .explode("frame")
        .filter(pl.col("frame").str.contains(":"))
        .with_columns(
            preposition=pl.col("frame").str.extract(r"^(.*):"),
            role=pl.col("frame").str.extract(r":(.*)$"),
        )
    )
    # Whom somebody met "with" is an actor too, and leaves room for the one who met them.
    with_whom = (pl.col("preposition") == "with") & (pl.col("role") == "actor")
    # "Shooting at the mall": the mall is where, and nobody who suffers.
    where = (pl.col("preposition") == "at") & (
        pl.col("entity_type").is_in(["FAC", "LOC", "GPE"]) | pl.col("low").is_in(targets())
    )
    return frames.join(behind, on=["near", "preposition"]).select(
        "trigger",
        role=pl.when(with_whom)
        .then(pl.lit("partner"))
        .when(where)
        .then(pl.lit("location"))
        .otherwise("role"),
        at="i",
    )


def _owners(triggers: pl.LazyFrame, verbs: pl.LazyFrame, words: pl.LazyFrame) -> pl.LazyFrame:
    """Whose a noun is: who does it, or undergoes it: "Arcadia's budget was cut"."""
    marked = pl.col("roles").str.contains
    nouns = triggers.filter(pl.col("upos") == "NOUN").select(
        "trigger", "object_role", "roles", near="trigger", nominal=pl.lit(value=True)
    )
    # "Asked for the agency's help": the agency is asked.
    asks = pl.when(pl.col("event_type") == "REQUEST").then(pl.lit("recipient"))
    carried = verbs.filter(pl.col("object_at").is_not_null()).select(
        "trigger",
        asks.otherwise("object_role").alias("object_role"),
        "roles",
        near="object_at",
        nominal=pl.lit(value=False),
    )
    before = words.filter(pl.col("dep").is_in(BEFORE)).select(
        near="h",
        at="i",
        placed=_placed(),
        compound=pl.col("dep").eq("compound"),
        named=pl.col("entity_start").is_not_null(),
        person=pl.col("entity_type").eq("PERSON").fill_null(value=False)
        | pl.col("xpos").eq("PRP$"),
    )
    undergoing = pl.col("object_role").eq("object") | (
        pl.col("object_role").eq("recipient") & (pl.col("person") | ~pl.col("nominal"))
    )
    return (
        pl.concat([nouns, carried])
        .join(before, on="near")
        .filter(~undergoing | pl.col("named"))
        .select(
            "trigger",
            role=pl.when(
                pl.col("placed") | pl.col("compound") & marked("before:location", literal=True)
            )
            .then(pl.lit("location"))
            .when(marked("owner:recipient", literal=True) & ~pl.col("compound"))
            .then(pl.lit("recipient"))
            .when(undergoing)
            .then("object_role")
            # "Requested Secret Service protection": that service requests nothing.
            .when(pl.col("nominal") | ~pl.col("compound"))
            .then(pl.lit("owner"))
            .otherwise(pl.lit("none")),
            at="at",
        )
    )


def _placed() -> pl.Expr:
    """Whether a place stands before a noun as in "the Oslo talks", not as in "the US attack"."""
    return (
        pl.col("dep").eq("compound")
        & pl.col("entity_type")
        .is_in(["GPE", "LOC", "FAC", "EVENT", "PERSON"])
        .fill_null(value=False)
        & ~pl.col("text").str.contains(r"^(?:[A-Z]\.?)+$")
    )


def _lifted(triggers: pl.LazyFrame, words: pl.LazyFrame) -> pl.LazyFrame:
    """The subject of a verb that only carries a noun: "held talks", "took part in talks"."""
    above = words.select(verb="i", at="subject", carrier="low", turned="passive").join(
        read(CarryingVerbs).lazy(), left_on="carrier", right_on="lemma", how="semi"
    )
    return (
        triggers.filter(pl.col("upos") == "NOUN")
        .select("trigger", verb="h", relation="dep")
        .join(prepositions(words), left_on="trigger", right_on="h", how="left")
        .filter(
            pl.col("relation").is_in(["obj", "nsubj:pass", "conj"])
            | pl.col("relation").eq("obl") & pl.col("preposition").is_in(TAKING_PART)
        )
        .join(above, on="verb")
        .filter(~pl.col("turned"))
        .select("trigger", role=pl.lit("lifted"), at="at")
    )


def _duties(triggers: pl.LazyFrame, words: pl.LazyFrame) -> pl.LazyFrame:
    """Who asks and who is asked by a duty: "Arcadia said that Borduria must leave"."""
    duties = (
        triggers.filter(pl.col("upos") == "AUX")
        .select("trigger", verb="h")
        .join(words.select(verb="i", asked="subject", clause="dep", cue="h"), on="verb")
        .filter(pl.col("clause") == "ccomp")
        .join(words.select(cue="i", asker="subject"), on="cue")
    )
    return pl.concat(
        [
            duties.select("trigger", role=pl.lit("recipient"), at="asked"),
            duties.select("trigger", role=pl.lit("actor"), at="asker"),
        ]
    )


def _bidden(verbs: pl.LazyFrame, words: pl.LazyFrame) -> pl.LazyFrame:
    """Who is asked by a clause: "demanded that Borduria leave"."""
    speakers = words.filter(pl.col("low").is_in(["we", "i"])).select(at="i")
    return (
        verbs.filter(pl.col("event_type") == "REQUEST")
        .select("trigger")
        .join(
            words.filter(pl.col("dep") == "ccomp").select(trigger="h", at="subject"), on="trigger"
        )
        .join(speakers, on="at", how="anti")
        .select("trigger", role=pl.lit("recipient"), at="at")
    )
