"""Triggers: the words that express an event, each with its frame.

Arcadia imposed sanctions on Borduria .
        ^trigger SANCTION    ^on: recipient
"""

import polars as pl

from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.events import EventTriggers
from newsfacts.transforms.syntax.flags import flagged
from newsfacts.transforms.triggers.annotated_events import with_annotated
from newsfacts.transforms.triggers.complements import completions, particles

#: Relations of a noun to a support verb: "held talks".
CARRIED = ("obj", "nsubj:pass", "obl", "nsubj")
#: Types of events that, below a protest, are its topic and not a second event (PLOVER).
PROTESTED = ("ACCUSE", "REJECT", "REQUEST")
#: Relations of clauses of purpose: "rallied to demand reforms".
AIMS = ("advcl", "acl", "xcomp")
#: The entry of a frame without object, and those of a frame with any complement but a noun.
ANY_OBJECT, CLAUSAL = "-", ("none", "to", "that")


def triggers(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Find the triggers in the parse.

    Args:
        parse: The parse.

    Returns:
        One row per trigger: `article_id`, `sentence_no`, `trigger` (word number), `object_at`
        (number of the object, if the frame needs one), `event_type`, `mode`, `object_role`,
        `roles`, `needs`, `particle` (of the frame; `-` for none), `upos`, `dep`, `h` (of the
        word), `rule`, `framed` (whether it has a frame of the lexicon).
    """
    objects = completions(parse).cache()
    fitting = (
        _matches(parse, objects).pipe(_with_particle, parse, objects).pipe(_most_specific).cache()
    )
    events = fitting.filter(pl.col("event_type").is_not_null())
    listed = _not_part_of_another(events, parse).select(
        "article_id",
        "sentence_no",
        "trigger",
        "object_at",
        "event_type",
        "mode",
        "object_role",
        "roles",
        "needs",
        "particle",
        "upos",
        "dep",
        "h",
        rule=_rule(),
    )
    no_events = fitting.filter(pl.col("event_type").is_null(), pl.col("demands") > 0)
    return with_annotated(listed, no_events.select(i="trigger"), parse)


def _rule() -> pl.Expr:
    """The words of the frame: "impose sanction"."""
    return pl.concat_str(
        "low",
        pl.when(pl.col("particle") != "-").then("particle"),
        pl.when(~pl.col("object").is_in([ANY_OBJECT, *CLAUSAL])).then("object"),
        separator=" ",
        ignore_nulls=True,
    )


def _matches(parse: pl.LazyFrame, objects: pl.LazyFrame) -> pl.LazyFrame:
    """Look words up in the lexicon, alone or with an object: "broke the ceasefire"."""
    frames = (
        read(EventTriggers)
        .lazy()
        .with_columns(
            pl.col("upos", "object_role", "needs").cast(pl.String),
            object=pl.col("object").str.split("|"),
        )
        .explode("object")
        .drop("example")
    )
    words = _words(parse)
    alone = words.join(
        frames.filter(pl.col("object") == ANY_OBJECT),
        left_on=["low", "upos"],
        right_on=["lemma", "upos"],
    )
    with_object = words.join(objects, on="trigger").join(
        frames.filter(pl.col("object") != ANY_OBJECT),
        left_on=["low", "upos", "object"],
        right_on=["lemma", "upos", "object"],
    )
    return pl.concat([alone, with_object], how="diagonal_relaxed")


def _words(parse: pl.LazyFrame) -> pl.LazyFrame:
    """The words as the lexicon spells them: by lemma, nouns also by form ("talks", not "talk")."""
    nouns = read(EventTriggers).filter(pl.col("upos").cast(pl.String) == "NOUN")["lemma"].unique()
    form = pl.col("text").str.to_lowercase()
    listed_form = pl.col("upos").eq("NOUN") & form.is_in(nouns.implode())
    return parse.select(
        "article_id",
        "sentence_no",
        "h",
        "dep",
        "upos",
        "xpos",
        low=pl.when(listed_form).then(form).otherwise("low"),
        trigger="i",
    )


def _with_particle(found: pl.LazyFrame, parse: pl.LazyFrame, objects: pl.LazyFrame) -> pl.LazyFrame:
    """Keep the frames whose particle or preposition is there: "gave in", "arrived in Oslo"."""
    # "imposed on Borduria": the frame gives the preposition a role, `on:recipient`.
    has_role = pl.concat_str(pl.lit(" "), "roles").str.contains(
        pl.concat_str(pl.lit(" "), "particle", pl.lit(":")), literal=True
    )
    return (
        found.join(particles(parse), on=["trigger", "particle"], how="left")
        .pipe(flagged, objects.filter(pl.col("object") == "none"), "trigger", "without_object")
        .filter(
            (pl.col("particle") == "-")
            | pl.col("fits")
            # "Seized on that" is no event, though "on" belongs to "that".
            | pl.col("fits").is_not_null()
            & pl.col("event_type").is_null()
            & pl.col("without_object")
            | pl.col("fits").is_not_null() & has_role
        )
    )


def _most_specific(found: pl.LazyFrame) -> pl.LazyFrame:
    """Keep the frame with the most `demands` per word; without a type, the word is no event."""
    demands = (pl.col("particle") != "-").cast(pl.Int8) + 2 * (pl.col("object") != ANY_OBJECT).cast(
        pl.Int8
    )
    return (
        found.with_columns(demands=demands)
        # "Pushed back for days": a particle of the verb goes before a preposition.
        .pipe(
            one_per,
            "trigger",
            "trigger",
            "demands",
            pl.col("fits").fill_null(value=False),
            "object_at",
            descending=[False, True, True, False],
        )
    )


def _not_part_of_another(fitting: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Drop triggers that are part of a name, of a noun phrase or of the event of their head."""
    of_head = fitting.select(h="trigger", verb_type="event_type", verb_object="object_at")
    names = parse.filter(pl.col("entity_start").is_not_null()).select(trigger="i")
    # "Imposed sanctions" is one event; "halted the attacks" are two.
    own_event = (pl.col("verb_type") != pl.col("event_type")) & pl.col("verb_object").ne_missing(
        pl.col("trigger")
    )
    topic_of_protest = (
        pl.col("event_type").is_in(PROTESTED)
        & pl.col("dep").is_in(AIMS)
        & pl.col("xpos").is_in(["VB", "VBG"])
    )
    return (
        fitting.join(of_head, on="h", how="left")
        .pipe(flagged, names, "trigger", "named")
        .filter(
            ~pl.col("named") | (pl.col("upos") == "VERB"),
            # "impeachment investigators" investigate; they are not impeached.
            (pl.col("upos") != "NOUN") | (pl.col("dep") != "compound"),
            (pl.col("upos") != "VERB") | (pl.col("dep") != "amod"),
            pl.col("upos").is_in(["VERB", "AUX"])
            | pl.col("verb_type").is_null()
            | own_event
            | ~pl.col("dep").is_in(CARRIED),
            pl.col("verb_type").ne_missing("PROTEST") | ~topic_of_protest,
        )
    )
