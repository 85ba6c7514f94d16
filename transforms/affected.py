"""The affected: states that an event is done to, where the frame does not name them.

Arcadia agreed to lift its embargo on sales to Borduria .
^actor                                         ^recipient
"""

import polars as pl

from transforms.choice import one_per
from transforms.participants import heads_meant

#: Types of events that one side does to another, whom the text may name far from the trigger.
ONE_SIDED = (
    "AGREE",
    "REQUEST",
    "REJECT",
    "THREATEN",
    "CONCEDE",
    "AID",
    "ACCUSE",
    "SANCTION",
    "COERCE",
    "ASSAULT",
    "SUPPORT",
    "RETREAT",
)
#: Relations of clauses whose states are not affected by the clause above.
ASIDE = ("advcl", "acl", "acl:relcl", "parataxis")


def parts(
    told_parts: pl.LazyFrame,
    triggers: pl.LazyFrame,
    words: pl.LazyFrame,
    mentions: pl.LazyFrame,
) -> pl.LazyFrame:
    """Complete the participants: where no recipient is told, the nearest other state is it.

    Args:
        told_parts: Who and what takes part by the frames of the triggers.
        triggers: The words that tell events.
        words: The parse.
        mentions: Who is meant by which words.

    Returns:
        The rows of `told_parts`, and those that were found besides.
    """
    meant = heads_meant(words, mentions)
    told = told_parts.filter(pl.col("role") == "recipient", pl.col("country").is_not_null()).select(
        "trigger"
    )
    actors = told_parts.filter(pl.col("role") == "actor").select("trigger", "country").unique()
    scope = words.select("article_id", "sentence_no", trigger="i", scope_end="subtree_end")
    states = meant.filter(pl.col("entity_id").str.starts_with("country:")).join(
        words.select("article_id", "sentence_no", at="i"), on="at"
    )
    # What stands in a clause of its own is affected by that one: "backed a bill that Iran hates".
    aside = words.filter(pl.col("dep").is_in(ASIDE)).select(
        "article_id",
        "sentence_no",
        clause="i",
        aside_start="subtree_start",
        aside_end="subtree_end",
    )
    near = (
        triggers.filter(pl.col("event_type").is_in(ONE_SIDED), pl.col("upos") == "VERB")
        .select("trigger")
        .join(told, on="trigger", how="anti")
        .join(scope, on="trigger")
        .join(states, on=["article_id", "sentence_no"])
        .filter(pl.col("at") > pl.col("trigger"), pl.col("start_char") < pl.col("scope_end"))
        .join(actors, on=["trigger", "country"], how="anti")
    )
    elsewhere = (
        near.join(aside, on=["article_id", "sentence_no"])
        .filter(
            pl.col("clause") > pl.col("trigger"),
            pl.col("start_char").is_between("aside_start", "aside_end", closed="left"),
        )
        .select("trigger", "at")
    )
    near = near.join(elsewhere, on=["trigger", "at"], how="anti").pipe(one_per, "trigger", "at")
    listed = words.filter(pl.col("dep") == "conj").select(first="h", at="i")
    others = (
        near.select("trigger", first="at")
        .join(listed, on="first")
        .join(states.drop("article_id", "sentence_no"), on="at")
    )
    columns = ["trigger", "entity_id", "country", "entity_type", "start_char", "end_char", "at"]
    affected = pl.concat([near.select(columns), others.select(columns)]).with_columns(
        role=pl.lit("recipient")
    )
    return pl.concat([told_parts, affected], how="diagonal_relaxed")
