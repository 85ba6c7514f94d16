"""Topics: what an event is about, where its frame leaves it open.

Police arrested a man on suspicion of burglary .
       ^COERCE                        ^topic
"""

from typing import Final

import polars as pl

from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.events import TopicBearers, TopicMarkers
from newsfacts.transforms.syntax.phrases import prepositions

#: Relations of a complement with a preposition, and of a clause.
BEHIND: Final = ("obl", "obl:agent", "nmod", "xcomp", "ccomp", "advcl", "acl")
#: The marker assumed for a clause that has none: "claims they spied".
THAT: Final = "that"
#: Types of events that a disease brings.
OF_DISEASE: Final = ("INFECT", "TREAT", "VACCINATE", "DIE")


def with_topics(slots: pl.LazyFrame, triggers: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Add a topic to the slots of each trigger that has none.

    A clause or a complement whose marker the lexicon names for the type of event is its topic; so
    is the disease in the sentence of an infection. It may fill another slot, too: that of an actor
    that cannot act, for example.

    Args:
        slots: `trigger`, `role`, `at` (number of the head word).
        triggers: The triggers.
        parse: The parse.

    Returns:
        The slots, with topics.
    """
    slots = slots.cache()
    open_ = triggers.join(slots.filter(pl.col("role") == "topic"), on="trigger", how="anti")
    topics = (
        pl.concat([_marked(open_, parse), _diseases(open_, parse)])
        .pipe(one_per, "trigger", "steps", "at")
        .select("trigger", role=pl.lit("topic"), at="at")
    )
    return pl.concat([slots, topics]).pipe(_of_bearers, parse)


def _of_bearers(slots: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Take what "suspicion" and "charges" are of for the topic: "on suspicion of burglary"."""
    topic = pl.col("role") == "topic"
    return slots.join(_borne(parse), on="at", how="left").select(
        "trigger", "role", at=pl.when(topic).then(pl.coalesce("borne", "at")).otherwise("at")
    )


def _marked(triggers: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Complements whose marker introduces a topic: `trigger`, `at`, `steps` from the trigger."""
    markers = read(TopicMarkers).lazy()
    words = pl.col("words").str.split("|")
    fits = pl.col("words").eq("-") | words.list.contains(pl.col("low"))
    return (
        _near(triggers)
        .join(_complements(parse), on="near")
        .join(markers.select("event_type", "marker", "words"), on=["event_type", "marker"])
        .filter(fits)
        .select("trigger", "steps", "at")
    )


def _near(triggers: pl.LazyFrame) -> pl.LazyFrame:
    """Words whose complements may tell the topic: `trigger`, `event_type`, `near`, `steps`."""
    done = triggers.filter(pl.col("upos") == "NOUN", pl.col("dep").is_in(["obj", "nsubj:pass"]))
    return pl.concat(
        [
            triggers.select("trigger", "event_type", near="trigger", steps=pl.lit(0)),
            triggers.select("trigger", "event_type", near="object_at", steps=pl.lit(1)),
            done.select("trigger", "event_type", near="h", steps=pl.lit(1)),
        ]
    ).drop_nulls()


def _complements(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Complements and clauses with their markers: `near`, `at`, `low`, `marker`."""
    unmarked = pl.when(pl.col("dep") == "ccomp").then(pl.lit(THAT))
    return (
        parse.filter(pl.col("dep").is_in(BEHIND), pl.col("i") > pl.col("h"))
        .select("dep", "low", near="h", at="i")
        .join(prepositions(parse), left_on="at", right_on="h", how="left")
        .with_columns(marker=pl.coalesce("preposition", unmarked))
        .filter(pl.col("marker").is_not_null())
        .select("near", "at", "low", "marker")
    )


def _borne(parse: pl.LazyFrame) -> pl.LazyFrame:
    """What nouns such as "suspicion" and "charges" are of: `at` (the noun), `borne`."""
    bearers = read(TopicBearers)["lemma"]
    nouns = parse.filter(pl.col("low").is_in(bearers.implode())).select(at="i")
    below = parse.filter(pl.col("dep").is_in(["nmod", "acl"]), pl.col("i") > pl.col("h"))
    return (
        below.select(at="h", borne="i")
        .join(nouns, on="at", how="semi")
        .pipe(one_per, "at", "borne")
    )


def _diseases(triggers: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """The disease nearest to an infection in its sentence: `trigger`, `at`, `steps`."""
    sentence = ["article_id", "sentence_no"]
    named = parse.filter(
        pl.col("entity_type") == "DISEASE", ~pl.col("dep").is_in(["flat", "compound"])
    )
    return (
        triggers.filter(pl.col("event_type").is_in(OF_DISEASE))
        .select(*sentence, "trigger")
        .sort("trigger")
        .join_asof(
            named.select(*sentence, at="i").sort("at"),
            left_on="trigger",
            right_on="at",
            by=sentence,
            strategy="nearest",
            coalesce=False,
            check_sortedness=False,
        )
        .filter(pl.col("at").is_not_null())
        .select("trigger", pl.lit(2).alias("steps"), "at")
    )
