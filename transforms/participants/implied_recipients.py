"""Implied recipients: countries, and owners of what is acted on, where the frame names none.

Arcadia agreed to lift its embargo on sales to Borduria .
^actor                                         ^recipient
Arcadia criticized Song 's decision .
                   ^recipient
"""

import polars as pl

from newsfacts.transforms.entities.entity_ids import is_country
from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.syntax import prepositions_of
from newsfacts.transforms.participants.participants import heads_meant

#: Types of events with a recipient, which may be named far from the trigger.
ONE_SIDED = ("AGREE", "REJECT", "THREATEN", "CONCEDE", "ACCUSE", "COERCE")
#: Types of events whose recipient may be expressed as the owner of their object.
OWNED = ("ACCUSE", "REJECT", "SUPPORT", "SANCTION", "COERCE")
#: Relations on the path from the recipient up to the trigger, and the longest path.
PATH = (
    "obl",
    "obl:agent",
    "nmod",
    "nmod:poss",
    "nmod:desc",
    "amod",
    "compound",
    "flat",
    "appos",
    "conj",
    "obj",
    "iobj",
    "xcomp",
)
STEPS = 6


def participants(
    stated_participants: pl.LazyFrame,
    triggers: pl.LazyFrame,
    parse: pl.LazyFrame,
    mentions: pl.LazyFrame,
) -> pl.LazyFrame:
    """Add the nearest other country, or the owner of the object, where the frame fills none.

    Args:
        stated_participants: The participants by the frames of the triggers.
        triggers: The triggers with their frames.
        parse: The parse.
        mentions: The mentions of entities.

    Returns:
        The rows of `stated_participants`, and those inferred.
    """
    meant = heads_meant(parse, mentions).cache()
    states = meant.filter(is_country()).cache()
    near = _nearest(triggers, _reached(parse, triggers, states), states, stated_participants)
    listed = parse.filter(pl.col("dep") == "conj").select(first="h", at="i")
    others = near.select("trigger", first="at").join(listed, on="first").join(states, on="at")
    columns = ["trigger", "entity_id", "country", "entity_type", "start_char", "end_char", "at"]
    owners = _owners(triggers, parse, meant, stated_participants).join(
        near, on="trigger", how="anti"
    )
    inferred = pl.concat(rows.select(columns) for rows in (near, others, owners)).with_columns(
        role=pl.lit("recipient")
    )
    return pl.concat([stated_participants, inferred], how="diagonal_relaxed")


def _owners(
    triggers: pl.LazyFrame, parse: pl.LazyFrame, meant: pl.LazyFrame, stated: pl.LazyFrame
) -> pl.LazyFrame:
    """Whose object a verb without recipient acts on, if not the actor's own."""
    verbs = triggers.filter(pl.col("event_type").is_in(OWNED), pl.col("upos") == "VERB")
    complete = stated.filter(pl.col("role") == "recipient").select("trigger")
    actors = stated.filter(pl.col("role") == "actor").select("trigger", "entity_id")
    acted_on = pl.col("dep").is_in(["obj", "nsubj:pass"])
    objects = parse.filter(acted_on).select(trigger="h", object="i")
    owners = parse.filter(pl.col("dep") == "nmod:poss").select(object="h", at="i")
    return (
        objects.join(verbs.select("trigger").unique(), on="trigger", how="semi")
        .join(complete, on="trigger", how="anti")
        .join(owners, on="object")
        .join(meant, on="at")
        .join(actors, on=["trigger", "entity_id"], how="anti")
        .pipe(one_per, "trigger", "at")
    )


def _nearest(
    triggers: pl.LazyFrame, reached: pl.LazyFrame, states: pl.LazyFrame, stated: pl.LazyFrame
) -> pl.LazyFrame:
    """The first country that a trigger without a recipient reaches, no actor's: `trigger`, `at`."""
    complete = stated.filter(pl.col("role") == "recipient", pl.col("country").is_not_null())
    actors = stated.filter(pl.col("role") == "actor").select("trigger", "country").unique()
    return (
        triggers.filter("framed", pl.col("event_type").is_in(ONE_SIDED), pl.col("upos") == "VERB")
        .select("trigger")
        .join(complete.select("trigger"), on="trigger", how="anti")
        .join(reached, on="trigger")
        .join(states, on="at")
        .join(actors, on=["trigger", "country"], how="anti")
        .pipe(one_per, "trigger", "at")
    )


def _reached(parse: pl.LazyFrame, triggers: pl.LazyFrame, states: pl.LazyFrame) -> pl.LazyFrame:
    """Countries after a trigger that depend on it through phrases, not through other clauses.

    Returns:
        `trigger`, `at`.
    """
    compared = parse.filter(
        pl.col("dep") == "case", pl.col("low").is_in(prepositions_of("comparison"))
    ).select(i="h")
    links = (
        parse.filter(pl.col("dep").is_in(PATH)).join(compared, on="i", how="anti").select("i", "h")
    )
    links = links.cache()
    starts = triggers.select("trigger").unique()
    path = links.join(states.select(i="at"), on="i", how="semi").select("h", at="i")
    reached = []
    for _ in range(STEPS):
        ended = path.join(starts, left_on="h", right_on="trigger").select("at", trigger="h")
        reached.append(ended.filter(pl.col("at") > pl.col("trigger")))
        path = path.join(links.rename({"h": "above"}), left_on="h", right_on="i").select(
            "at", h="above"
        )
    return pl.concat(reached).unique()
