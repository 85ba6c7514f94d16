"""Annotated slots: who takes part in an event, as the annotator reads it.

Gunmen robbed the museum in Oslo on Monday .
^actor            ^object   ^location
"""

from typing import Final

import polars as pl

from newsfacts.transforms.syntax.arcs import between
from newsfacts.transforms.syntax.flags import flagged

#: Roles of participants in events, by the label of the arc to them.
ROLES: Final = {
    "ACTOR": "actor",
    "RECIPIENT": "recipient",
    "OBJECT": "object",
    "PLACE": "location",
}
#: Probability from which the annotator names an actor that a frame leaves open.
SURE: Final = 0.9
#: Probability from which what the annotator reads as an object is no recipient.
LIKELY: Final = 0.5
#: Types of events whose parties all act.
MUTUAL: Final = ("CONSULT", "COOPERATE")
#: Relations of a direct object.
DIRECT: Final = ("obj", "nsubj:pass")
#: Types of events that happen to someone without an actor.
UNDERGONE: Final = ("DIE",)


def annotated_slots(
    triggers: pl.LazyFrame, parse: pl.LazyFrame, arcs: pl.LazyFrame
) -> pl.LazyFrame:
    """Give the participants that the annotator reads.

    Returns:
        `trigger`, `role`, `at` (number of the head word), `score`, `framed` (whether the trigger
        has a frame of the lexicon), `scenery` (a place that is no state or city), `dep` and
        `named` (relation of the head word, and whether it is one of a name).
    """
    read = _read(triggers, parse, arcs).cache()
    # "Arcadia held its election": a place that does something acts, too.
    acting = read.filter("subject_of", pl.col("role") == "location")
    states = parse.filter(pl.col("entity_type") == "GPE").select(at="i")
    return (
        pl.concat([read, acting.with_columns(role=pl.lit("actor"))])
        .pipe(flagged, states, "at", "state")
        .with_columns(scenery=(pl.col("role") == "location") & ~pl.col("state"))
        .drop("subject_of", "state")
    )


def _read(triggers: pl.LazyFrame, parse: pl.LazyFrame, arcs: pl.LazyFrame) -> pl.LazyFrame:
    """The arcs from triggers to participants, with what the parse says of their words."""
    # "Abel Baker": an arc to the last word of a name is one to the name.
    names = parse.filter(pl.col("dep") == "flat").select(end="i", name="h")
    subjects = parse.filter(~pl.col("passive")).select(begin="i", end="subject")
    return (
        between(parse, arcs, "participant")
        .join(names, on="end", how="left")
        .with_columns(end=pl.coalesce("name", "end"))
        .join(triggers.select("framed", "event_type", begin="trigger"), on="begin")
        .pipe(flagged, subjects, ["begin", "end"], "subject_of")
        .join(parse.select("dep", end="i", named=pl.col("entity_type").is_not_null()), on="end")
        .filter(pl.col("begin") != pl.col("end"))
        .select(
            "framed",
            "score",
            "subject_of",
            "dep",
            "named",
            trigger="begin",
            at="end",
            role=_role(),
        )
    )


def _role() -> pl.Expr:
    """The role that an arc gives; who suffers an event may be one who acts, or its object."""
    suffering = pl.col("label") == "RECIPIENT"
    return (
        pl.when(suffering & pl.col("event_type").is_in(MUTUAL))
        .then(pl.lit("actor"))
        .when(suffering & pl.col("event_type").is_in(UNDERGONE))
        .then(pl.lit("object"))
        .otherwise(pl.col("label").replace_strict(ROLES))
    )


def with_annotated_slots(framed: pl.LazyFrame, annotated: pl.LazyFrame) -> pl.LazyFrame:
    """Add participants that the annotator reads to those of the frames.

    Where a frame of the lexicon fits, the annotator fills the roles that the frame leaves open, an
    actor only if it is sure; elsewhere its participants go first. Only a place has two roles.

    Args:
        framed: `trigger`, `role` and `at` by the frames.
        annotated: The same by the annotator, with `framed` and `scenery`.
    """
    # "Visited a town in the south": only a state or city suffers what happens there.
    placed = annotated.filter("framed", "scenery").select("trigger", "at")
    framed = framed.pipe(flagged, placed, ["trigger", "at"], "placed").filter(
        ~pl.col("placed") | (pl.col("role") != "recipient")
    )
    framed = framed.drop("placed").cache()
    own = annotated.filter(~pl.col("framed")).drop("framed").cache()
    topics = framed.filter(pl.col("role") == "topic")
    open_roles = (
        annotated.filter("framed", (pl.col("role") != "actor") | (pl.col("score") >= SURE))
        .join(framed, on=["trigger", "role"], how="anti")
        .pipe(flagged, framed, ["trigger", "at"], "taken")
        .pipe(flagged, topics, ["trigger", "at"], "topic")
        # "Arrived in Arcadia": whom an event concerns may be its place, too. "Rejected the bill":
        # what an event is about may be its object.
        .filter(
            ~pl.col("taken")
            | (pl.col("role") == "location")
            | pl.col("topic") & pl.col("dep").is_in(DIRECT) & (pl.col("role") == "object")
        )
    )
    columns = ["trigger", "role", "at"]
    rest = framed.join(own, on=["trigger", "role"], how="anti").join(
        own, on=["trigger", "at"], how="anti"
    )
    return pl.concat([own.select(columns), rest.select(columns), open_roles.select(columns)])


def objects_read(participants: pl.LazyFrame, annotated: pl.LazyFrame) -> pl.LazyFrame:
    """Make recipients objects where somebody acts and the annotator reads so: "broke the rules".

    Names stay, and who suffers in the passive: "the ministers were criticized".

    Args:
        participants: `trigger`, `role`, `at` and more.
        annotated: The participants that the annotator reads, of the triggers in question.
    """
    objects = annotated.filter(
        "framed",
        pl.col("role") == "object",
        pl.col("score") >= LIKELY,
        pl.col("dep") != "nsubj:pass",
        ~pl.col("named"),
    )
    acted = participants.filter(pl.col("role") == "actor")
    becomes = pl.col("object") & pl.col("acted") & (pl.col("role") == "recipient")
    return (
        participants.pipe(flagged, objects, ["trigger", "at"], "object")
        .pipe(flagged, acted, "trigger", "acted")
        .with_columns(role=pl.when(becomes).then(pl.lit("object")).otherwise("role"))
        .drop("object", "acted")
    )
