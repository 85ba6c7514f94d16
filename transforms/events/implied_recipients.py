"""The affected: states that an event is done to, where the frame does not name them.

Arcadia agreed to lift its embargo on sales to Borduria .
^actor                                         ^recipient
"""

import polars as pl

from newsfacts.transforms.events.participants import heads_meant
from newsfacts.transforms.first_per import one_per

#: Types of events that one side does to another, whom the text may name far from the trigger.
ONE_SIDED = ("AGREE", "REJECT", "THREATEN", "CONCEDE", "ACCUSE", "COERCE")
#: Relations by which what somebody is affected in hangs on the trigger, and how many of them.
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
#: Prepositions that compare, tell since when, or whom the affected one harms.
COMPARING = ("as", "like", "than", "during", "since", "against")


def participants(
    stated_participants: pl.LazyFrame,
    triggers: pl.LazyFrame,
    parse: pl.LazyFrame,
    mentions: pl.LazyFrame,
) -> pl.LazyFrame:
    """Complete the participants: where no recipient is told, the nearest other state is it.

    Args:
        stated_participants: Who and what takes part by the frames of the triggers.
        triggers: The words that tell events.
        parse: The parse.
        mentions: Who is meant by which words.

    Returns:
        The rows of `told_parts`, and those that were found besides.
    """
    meant = heads_meant(parse, mentions)
    told = stated_participants.filter(
        pl.col("role") == "recipient", pl.col("country").is_not_null()
    ).select("trigger")
    actors = (
        stated_participants.filter(pl.col("role") == "actor").select("trigger", "country").unique()
    )
    states = meant.filter(pl.col("entity_id").str.starts_with("country:")).cache()
    near = (
        triggers.filter(pl.col("event_type").is_in(ONE_SIDED), pl.col("upos") == "VERB")
        .select("trigger")
        .join(told, on="trigger", how="anti")
        .join(_reached(parse, triggers, states), on="trigger")
        .join(states, on="at")
        .join(actors, on=["trigger", "country"], how="anti")
        .pipe(one_per, "trigger", "at")
    )
    listed = parse.filter(pl.col("dep") == "conj").select(first="h", at="i")
    others = near.select("trigger", first="at").join(listed, on="first").join(states, on="at")
    columns = ["trigger", "entity_id", "country", "entity_type", "start_char", "end_char", "at"]
    affected = pl.concat([near.select(columns), others.select(columns)]).with_columns(
        role=pl.lit("recipient")
    )
    return pl.concat([stated_participants, affected], how="diagonal_relaxed")


def _reached(parse: pl.LazyFrame, triggers: pl.LazyFrame, states: pl.LazyFrame) -> pl.LazyFrame:
    """States behind a trigger that hang on it by phrases, not by clauses of their own.

    Returns:
        `trigger`, `at`.
    """
    compared = parse.filter(pl.col("dep") == "case", pl.col("low").is_in(COMPARING)).select(i="h")
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
