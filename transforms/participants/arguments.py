"""Arguments: the head word of each slot in the frame of a trigger.

The two nations agreed to stage a joint drill .
    ^actor                            ^topic
"""

import polars as pl

from newsfacts.transforms.participants.annotated_slots import objects_read, with_annotated_slots
from newsfacts.transforms.participants.nominal_arguments import owners
from newsfacts.transforms.participants.protest_targets import denounced
from newsfacts.transforms.participants.support_verbs import bidden, duties, lifted
from newsfacts.transforms.participants.topics import with_topics
from newsfacts.transforms.syntax.flags import flagged
from newsfacts.transforms.syntax.phrases import prepositions
from newsfacts.transforms.triggers.agent_nouns import targets

#: Types whose subject moves or changes by itself, without actor: "the rocket took off".
MOVING = ("LAUNCH", "LAND", "DOCK", "DEORBIT", "DIE", "INFECT")
#: Types of events that befall the subject of a headline without object: "Minister stabbed".
SUFFERED = ("ASSAULT", "COERCE", "SANCTION")
#: Relations of a prepositional argument.
OBLIQUE = ("obl", "nmod", "obl:agent", "nmod:poss", "advcl", "acl")


def slots(
    triggers: pl.LazyFrame,
    parse: pl.LazyFrame,
    verb_subjects: pl.LazyFrame,
    annotated_slots: pl.LazyFrame,
) -> pl.LazyFrame:
    """Find the head word of each argument.

    Args:
        triggers: The triggers, with `object_role` and `roles`.
        parse: The parse.
        verb_subjects: Subject and voice of each verb.
        annotated_slots: Who takes part, as the annotator reads it.

    Returns:
        `trigger`, `role`, `at` (number of the head word). The roles are those of the frames, and
        the possible actors `owner` (possessive), `lifted` (of a support verb), `partner`.
    """
    framed = pl.concat(_framed(triggers, parse, verb_subjects)).filter(
        pl.col("role").is_in(["none", "-"]).not_(),
        pl.col("at").is_not_null(),
        pl.col("at") != pl.col("trigger"),
    )
    # An event whose frame needs a recipient would be none without.
    needy = triggers.filter(pl.col("needs").is_in(["recipient", "both"]))
    read = annotated_slots.join(needy, on="trigger", how="anti")
    framed = framed.unique().cache().pipe(objects_read, read)
    every = with_annotated_slots(framed, annotated_slots)
    return every.pipe(with_topics, triggers, parse)


def _framed(
    triggers: pl.LazyFrame, parse: pl.LazyFrame, verb_subjects: pl.LazyFrame
) -> list[pl.LazyFrame]:
    """The arguments by frame: `trigger`, `role`, `at`, from each place in the clause."""
    verbs = (
        triggers.filter(pl.col("upos") == "VERB")
        .join(verb_subjects.rename({"verb": "trigger"}), on="trigger")
        .cache()
    )
    objects = _objects(verbs, parse).cache()
    # A recipient as object excludes another after a preposition: "attacked him on his platform".
    filled = objects.filter(pl.col("role") == "recipient").select("trigger", "role").unique()
    return [
        _subjects(verbs, parse),
        _agents(verbs, parse),
        objects,
        _oblique(triggers, verbs, parse).join(filled, on=["trigger", "role"], how="anti"),
        owners(triggers, verbs, parse),
        lifted(triggers, parse),
        duties(triggers, parse),
        denounced(triggers, parse),
        bidden(verbs, parse).join(filled, on=["trigger", "role"], how="anti"),
    ]


def _subjects(verbs: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Subjects: the actor; in the passive, the role of the object."""
    having = parse.filter(pl.col("dep") == "obj").select(trigger="h", has=pl.lit(value=True))
    bare = _bare_participles(parse)
    suffers = pl.col("event_type").is_in(SUFFERED) & pl.col("bare") & pl.col("has").is_null()
    moves = pl.col("event_type").is_in(MOVING) & (
        pl.col("object_role").is_in(["none", "topic"]) | pl.col("has").is_null()
    )
    return (
        verbs.filter(pl.col("subject").is_not_null())
        .join(having.unique(), on="trigger", how="left")
        .pipe(flagged, bare, "trigger", "bare")
        .select(
            "trigger",
            role=pl.when(moves)
            .then(pl.lit("object"))
            .when(pl.col("passive") | suffers)
            .then("object_role")
            .otherwise(pl.lit("actor")),
            at="subject",
        )
    )


def _bare_participles(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Verbs of headlines, which leave out the auxiliary of the passive: "Minister stabbed"."""
    stops = parse.filter(pl.col("text") == ".").select("article_id", "sentence_no")
    auxiliaries = parse.filter(pl.col("dep").is_in(["aux", "aux:pass"])).select(i="h")
    participle = (pl.col("dep") == "root") & pl.col("xpos").is_in(["VBD", "VBN"])
    return (
        parse.filter(pl.col("paragraph_no") == 0, participle)
        .join(stops, on=["article_id", "sentence_no"], how="anti")
        .join(auxiliaries, on="i", how="anti")
        .select(trigger="i")
    )


def _agents(verbs: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Agents of passive verbs: "sanctioned by Arcadia"."""
    by = parse.filter(pl.col("dep") == "obl:agent").select(trigger="h", at="i")
    return by.join(verbs, on="trigger", how="semi").select("trigger", role=pl.lit("actor"), at="at")


def _objects(verbs: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Objects, in the role that the frame gives them; clauses only as topic."""
    below = parse.filter(pl.col("dep").is_in(["obj", "xcomp", "ccomp", "iobj"]))
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


def _oblique(triggers: pl.LazyFrame, verbs: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Prepositional arguments, in the role that the frame gives their preposition.

    Those of the object noun count as well: "imposed sanctions on Borduria".
    """
    case = prepositions(parse)
    clauses = parse.filter(pl.col("dep").is_in(["nsubj", "cop"])).select(i="h")
    behind = (
        parse.filter(pl.col("dep").is_in(OBLIQUE))
        .select("i", "low", "entity_type", near="h")
        .join(clauses, on="i", how="anti")
        .join(case, left_on="i", right_on="h")
    )
    # "Met with Borduria": Borduria is an actor besides the subject.
    with_whom = (pl.col("preposition") == "with") & (pl.col("role") == "actor")
    # "Shooting at the mall": the mall is the location, not the recipient.
    where = (pl.col("preposition") == "at") & (
        pl.col("entity_type").is_in(["FAC", "LOC", "GPE"]) | pl.col("low").is_in(targets())
    )
    frames = _prepositional_frames(triggers, verbs, parse)
    return frames.join(behind, on=["near", "preposition"]).select(
        "trigger",
        role=pl.when(with_whom)
        .then(pl.lit("partner"))
        .when(where)
        .then(pl.lit("location"))
        .otherwise("role"),
        at="i",
    )


def _prepositional_frames(
    triggers: pl.LazyFrame, verbs: pl.LazyFrame, parse: pl.LazyFrame
) -> pl.LazyFrame:
    """The role of each preposition in a frame: `trigger`, `near` (what it stands behind)."""
    carried = verbs.filter(pl.col("object_at").is_not_null())
    inner = parse.filter(pl.col("dep") == "nmod").select(object_at="h", near="i")
    near = pl.concat(
        [
            triggers.select("trigger", "roles", near="trigger"),
            carried.select("trigger", "roles", near="object_at"),
            carried.join(inner, on="object_at").select("trigger", "roles", "near"),
        ]
    )
    return (
        near.with_columns(frame=pl.col("roles").str.split(" "))
        .explode("frame")
        .filter(pl.col("frame").str.contains(":"))
        .with_columns(
            preposition=pl.col("frame").str.extract(r"^(.*):"),
            role=pl.col("frame").str.extract(r":(.*)$"),
        )
    )
