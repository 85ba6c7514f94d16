"""Annotated events: triggers and participants that the annotator reads beyond the lexicon.

Gunmen robbed the museum in Oslo on Monday .     no lexicon lists `rob`
       ^trigger COERCE, by the annotator
^actor            ^object   ^location
"""

from typing import Final

import polars as pl

from newsfacts.transforms.syntax.arcs import between

#: Probability of its type from which a word that the lexicon does not list is a trigger.
LIKELY: Final = 0.25
#: Roles of participants in events, by the label of the arc to them.
ROLES: Final = {
    "ACTOR": "actor",
    "RECIPIENT": "recipient",
    "OBJECT": "object",
    "PLACE": "location",
}


def with_annotated(listed: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Add the triggers that the annotator reads and the lexicon does not list.

    Args:
        listed: The triggers that the lexicon lists, with their frames.
        parse: The parse.

    Returns:
        The triggers, with `framed` (whether they have a frame of the lexicon). A subject of the
        others is the actor, an object the recipient; no frame says more.
    """
    listed = listed.cache()
    # "Held talks" is one event: the object of a listed trigger is no other.
    taken = pl.concat([listed.select(i="trigger"), listed.select(i="object_at").drop_nulls()])
    others = (
        parse.filter(pl.col("event_score") >= LIKELY)
        .join(taken, on="i", how="anti")
        .select(
            "article_id",
            "sentence_no",
            "upos",
            "dep",
            "h",
            "event_score",
            pl.col("event_type").cast(pl.String),
            trigger="i",
            object_role=pl.lit("recipient"),
            roles=pl.lit("-"),
            needs=pl.lit("-"),
            particle=pl.lit("-"),
            rule=pl.concat_str(pl.lit("annotator: "), "low"),
            framed=pl.lit(value=False),
        )
    )
    return pl.concat(
        [listed.with_columns(framed=pl.lit(value=True)), others], how="diagonal_relaxed"
    )


def annotated_slots(
    triggers: pl.LazyFrame, parse: pl.LazyFrame, arcs: pl.LazyFrame
) -> pl.LazyFrame:
    """Give the participants that the annotator reads: `trigger`, `role`, `at`, `framed`."""
    return (
        between(parse, arcs, "participant")
        .join(triggers.select("framed", begin="trigger"), on="begin")
        .filter(pl.col("begin") != pl.col("end"))
        .select("framed", trigger="begin", at="end", role=pl.col("label").replace_strict(ROLES))
    )


def with_annotated_slots(framed: pl.LazyFrame, annotated: pl.LazyFrame) -> pl.LazyFrame:
    """Add participants that the annotator reads to those of the frames.

    What the lexicon lists takes only its place from the annotator, since its frame knows who takes
    part; in what it does not list, the annotator's participants go first.

    Args:
        framed: `trigger`, `role` and `at` by the frames.
        annotated: The same by the annotator, with `framed`.
    """
    own = annotated.filter(~pl.col("framed")).drop("framed").cache()
    places = (
        annotated.filter("framed", pl.col("role") == "location")
        .drop("framed")
        .join(framed, on=["trigger", "role"], how="anti")
    )
    columns = ["trigger", "role", "at"]
    rest = framed.join(own, on=["trigger", "role"], how="anti")
    return pl.concat([own.select(columns), rest.select(columns), places.select(columns)])
