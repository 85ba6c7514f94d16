"""Annotated events: triggers that the annotator reads beyond the lexicon.

Gunmen robbed the museum in Oslo on Monday .     no lexicon lists `rob`
       ^trigger COERCE, by the annotator
"""

from typing import Final

import polars as pl

from newsfacts.transforms.syntax.flags import flagged

#: Probability of its type from which a word that the lexicon does not list is a trigger.
LIKELY: Final = 0.3
#: The same for a word that the lexicon lists as no event with its object or particle.
SURE: Final = 0.5
#: The rule of an event that no frame fits, by its word.
ALONE: Final = "annotator: {}"


def with_annotated(
    listed: pl.LazyFrame, no_events: pl.LazyFrame, parse: pl.LazyFrame
) -> pl.LazyFrame:
    """Add the triggers that the annotator reads and the lexicon does not list.

    Args:
        listed: The triggers that the lexicon lists, with their frames.
        no_events: Words that are no event by a frame of the lexicon, "meet the press": `i`.
        parse: The parse.

    Returns:
        The triggers, with `framed` (whether they have a frame of the lexicon). A subject of the
        others is the actor, an object the object; who suffers is what the annotator reads.
    """
    listed = listed.cache()
    # "Held talks" is one event: the object of a listed trigger is no other.
    taken = pl.concat([listed.select(i="trigger"), listed.select(i="object_at").drop_nulls()])
    likely = pl.when("no_event").then(SURE).otherwise(LIKELY)
    others = (
        parse.pipe(flagged, no_events, "i", "no_event")
        .filter(pl.col("event_score") >= likely)
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
            object_role=pl.lit("object"),
            rule=pl.format(ALONE, "low"),
            framed=pl.lit(value=False),
            **dict.fromkeys(("roles", "needs", "particle"), pl.lit("-")),
        )
    )
    framed = listed.with_columns(framed=pl.lit(value=True))
    return pl.concat([framed, others], how="diagonal_relaxed")
