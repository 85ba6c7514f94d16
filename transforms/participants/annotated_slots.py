"""Annotated slots: who takes part in an event, as the annotator reads it.

Gunmen robbed the museum in Oslo on Monday .
^actor            ^object   ^location
"""

from typing import Final

import polars as pl

from newsfacts.transforms.syntax.arcs import between

#: Roles of participants in events, by the label of the arc to them.
ROLES: Final = {
    "ACTOR": "actor",
    "RECIPIENT": "recipient",
    "OBJECT": "object",
    "PLACE": "location",
}


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
        annotated.filter("framed")
        .drop("framed")
        .join(framed, on=["trigger", "role"], how="anti")
        .join(framed, on=["trigger", "at"], how="anti")
    )
    columns = ["trigger", "role", "at"]
    rest = framed.join(own, on=["trigger", "role"], how="anti").join(
        own, on=["trigger", "at"], how="anti"
    )
    return pl.concat([own.select(columns), rest.select(columns), places.select(columns)])
