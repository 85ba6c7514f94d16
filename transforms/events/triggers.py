"""Triggers: the words that tell an event, with the frame that says who takes part in it.

Arcadia imposed sanctions on Borduria .
        ^trigger SANCTION    ^on: recipient
"""

import polars as pl

from newsfacts.transforms.events.complements import completions, particles
from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.events import EventTriggers

#: Relations of a noun whose event the verb above it only carries: "held talks".
CARRIED = ("obj", "nsubj:pass", "obl", "nsubj")
#: What a protest demands or denounces is what it is about, and no second event (PLOVER).
PROTESTED = ("ACCUSE", "REJECT", "REQUEST")
#: Relations of clauses that tell what something is done for: "rallied to demand reforms".
AIMS = ("advcl", "acl", "xcomp")


def triggers(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Find the triggers in the parse.

    Args:
        parse: The parse.

    Returns:
        One row per trigger: `trigger` (number of its word), `object_at` (number of the word that
        completes it, if its frame needs one), `event_type`, `mode`, `object_role`, `roles`, `rule`.
    """
    lexicon = (
        read(EventTriggers)
        .lazy()
        .with_columns(
            pl.col("upos", "object_role", "needs").cast(pl.String),
            object=pl.col("object").str.split("|"),
        )
        .explode("object")
        .drop("example")
    )
    bare = pl.col("object") == "-"
    clausal = pl.col("object").is_in(["none", "to", "that"])
    # "Talks" are no talk.
    nouns = read(EventTriggers).filter(pl.col("upos").cast(pl.String) == "NOUN")["lemma"].unique()
    form = pl.col("text").str.to_lowercase()
    place = parse.select(
        "article_id",
        "sentence_no",
        "h",
        "dep",
        "upos",
        "xpos",
        low=pl.when(pl.col("upos").eq("NOUN") & form.is_in(nouns.implode()))
        .then(form)
        .otherwise("low"),
        trigger="i",
    )
    objects = completions(parse).cache()
    alone = objects.filter(pl.col("object") == "none").select("trigger", alone=pl.lit(value=True))
    keys = ["lemma", "upos"]
    found = pl.concat(
        [
            place.join(lexicon.filter(bare), left_on=["low", "upos"], right_on=keys),
            place.join(objects, on="trigger").join(
                lexicon.filter(~bare),
                left_on=["low", "upos", "object"],
                right_on=[*keys, "object"],
            ),
        ],
        how="diagonal_relaxed",
    )
    led = pl.concat_str(pl.lit(" "), "roles").str.contains(
        pl.concat_str(pl.lit(" "), "particle", pl.lit(":")), literal=True
    )
    fitting = (
        found.join(particles(parse), on=["trigger", "particle"], how="left")
        .join(alone, on="trigger", how="left")
        .filter(
            (pl.col("particle") == "-")
            | pl.col("fits")
            # "Seized on that" is no event, though "on" stands before "that".
            | pl.col("fits").is_not_null() & pl.col("event_type").is_null() & pl.col("alone")
            | pl.col("fits").is_not_null() & led
        )
        .with_columns(demands=(pl.col("particle") != "-").cast(pl.Int8) + 2 * (~bare).cast(pl.Int8))
        # "Pushed back for days": what stands at the verb goes before what stands behind it.
        .pipe(
            one_per,
            "trigger",
            "trigger",
            "demands",
            pl.col("fits").fill_null(value=False),
            "object_at",
            descending=[False, True, True, False],
        )
        .filter(pl.col("event_type").is_not_null())
        .cache()
    )
    carried = fitting.select(h="trigger", verb_type="event_type", verb_object="object_at")
    named = parse.filter(pl.col("entity_start").is_not_null()).select(trigger="i", named=True)
    return (
        fitting.join(carried, on="h", how="left")
        .join(named, on="trigger", how="left")
        .filter(
            pl.col("named").is_null() | (pl.col("upos") == "VERB"),
            # "impeachment investigators" investigate; they are not impeached.
            (pl.col("upos") != "NOUN") | (pl.col("dep") != "compound"),
            (pl.col("upos") != "VERB") | (pl.col("dep") != "amod"),
            pl.col("upos").is_in(["VERB", "AUX"])
            | pl.col("verb_type").is_null()
            | (
                (pl.col("verb_type") != pl.col("event_type"))
                & pl.col("verb_object").ne_missing(pl.col("trigger"))
            )
            | ~pl.col("dep").is_in(CARRIED),
            (pl.col("verb_type").ne_missing("PROTEST"))
            | ~pl.col("event_type").is_in(PROTESTED)
            | ~pl.col("dep").is_in(AIMS)
            | ~pl.col("xpos").is_in(["VB", "VBG"]),
        )
        .select(
            "article_id",
            "sentence_no",
            "trigger",
            "object_at",
            "event_type",
            "mode",
            "object_role",
            "roles",
            "needs",
            "upos",
            "dep",
            "h",
            rule=pl.concat_str(
                "low",
                pl.when(pl.col("particle") != "-").then("particle"),
                pl.when(~bare & ~clausal).then("object"),
                separator=" ",
                ignore_nulls=True,
            ),
        )
    )
