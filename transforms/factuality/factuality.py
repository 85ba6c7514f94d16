"""Factuality: whether the words around an event say that it happened.

is planning to launch    planned        may work together       possible
has not signed           negated        launched                actual
"""

import polars as pl

from newsfacts.transforms.factuality.irrealis import unreal
from newsfacts.transforms.factuality.scope import Reach, reached
from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.events import CarryingVerbs
from newsfacts.transforms.lexicons.factuality import FactualityCues, cue_words

#: Relations of what stands beside a word and tells how far it is a fact: "may", "trips planned".
BESIDE = ("aux", "advmod", "det", "mark", "amod", "aux:pass", "acl")


def factuality(events: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Read for each trigger how far what it tells is a fact.

    Args:
        events: The triggers.
        parse: The parse.

    Returns:
        `trigger` and `factuality`; negation wins over possibility, that over plan.
    """
    cues = read(FactualityCues).lazy().with_columns(pl.col("factuality", "place").cast(pl.String))
    chain = events.select("trigger", near="trigger")
    carrier = _carriers(events, parse, cues)
    reach = reached(parse)
    shared = chain.join(reach.shared, on="near").select("trigger", near="over")
    told = pl.concat(
        [
            _marked(pl.concat([chain, carrier, shared]), chain, reach, parse, cues),
            _governed(events, carrier, reach, parse, cues),
            _kept(chain.join(reach.governed, on="near"), parse, cues),
            unreal(events, parse, cues),
        ]
    )
    told = _conditional(told, pl.concat([chain, carrier, shared]), chain, reach, parse)
    rank = pl.col("level").replace_strict(
        {"happened": 0, "negated": 1, "possible": 2, "planned": 3, "actual": 4},
        return_dtype=pl.Int32,
    )
    return (
        _delayed(told, events, parse)
        .pipe(one_per, "trigger", "trigger", rank)
        .select("trigger", factuality=pl.col("level").replace({"happened": "actual"}))
    )


def _marked(
    near: pl.LazyFrame,
    chain: pl.LazyFrame,
    reach: Reach,
    parse: pl.LazyFrame,
    cues: pl.LazyFrame,
) -> pl.LazyFrame:
    """Levels by the words beside a trigger, or beside a word that shares its marks with it."""
    beside = cues.filter(pl.col("place") == "beside").select(low="lemma", level="factuality")
    marks = (
        parse.filter(pl.col("dep").is_in(BESIDE))
        .join(beside, on="low")
        # "Vowed never to return": what is denied is the return.
        .filter(
            (pl.col("level") != "negated") | (pl.col("i") < pl.col("h")) | (pl.col("dep") == "det")
        )
        .select("level", near="h")
    )
    # "Not to bury but to praise": what stands behind "but" is not denied with what is ahead.
    but = parse.filter(pl.col("dep") == "cc", pl.col("low") == "but").select(near="h").unique()
    conj, opposed = (
        chain.join(reach.joined.join(but, on="near", how=how), on="near").select(
            "trigger", near="over"
        )
        for how in ("anti", "semi")
    )
    affirmed = opposed.join(marks.filter(pl.col("level") != "negated"), on="near")
    marked = pl.concat([near, conj]).join(marks, on="near")
    return pl.concat([marked, affirmed]).select("trigger", "level")


def _governed(
    events: pl.LazyFrame,
    carrier: pl.LazyFrame,
    reach: Reach,
    parse: pl.LazyFrame,
    cues: pl.LazyFrame,
) -> pl.LazyFrame:
    """Levels by the words that govern a trigger, or govern what governs it."""
    chain = events.select("trigger", near="trigger")
    governed = chain.join(reach.governed, on="near").select("trigger", near="over")
    # "Unwilling to end the attacks" denies no attacks, "unwilling to hold talks" the talks.
    nouns = events.filter(pl.col("upos") == "NOUN").select("trigger")
    verbs = chain.join(nouns, on="trigger", how="anti")
    above = verbs.join(reach.inward, on="near").select("trigger", near="over")
    outer = reach.governed.filter(pl.col("over_dep").is_in(["xcomp", "obj", "ccomp", "acl"]))
    twice = pl.concat([above, carrier]).join(outer, on="near").select("trigger", near="over")
    # "Denied the allegation": it was made.
    answered = parse.filter(
        pl.col("upos") == "NOUN",
        pl.col("low").is_in(cue_words("answered")),
        pl.col("head_lemma").is_in(cue_words("answer")),
    ).select(trigger="i", near="h")
    levels = cues.filter(pl.col("place") == "above").select(low="lemma", level="factuality")
    governors = parse.select(near="i", low="low").join(levels, on="low")
    return (
        pl.concat([governed, twice])
        .join(answered, on=["trigger", "near"], how="anti")
        .join(governors, on="near")
        .select("trigger", "level")
    )


def _conditional(
    told: pl.LazyFrame,
    near: pl.LazyFrame,
    chain: pl.LazyFrame,
    reach: Reach,
    parse: pl.LazyFrame,
) -> pl.LazyFrame:
    """Leave open what is told under a condition: "if they do not agree" denies nothing."""
    conditions = parse.filter(pl.col("dep") == "mark", pl.col("low").is_in(cue_words("if")))
    # What shares its subject with what it is joined to: "if they rise and attack".
    joined = chain.join(reach.coordinate, on="near").select("trigger", near="over")
    left_open = (
        pl.concat([near, joined])
        .join(conditions.select(near="h").unique(), on="near", how="semi")
        .select("trigger", level=pl.lit("possible"))
        .unique()
        .cache()
    )
    return pl.concat([told.join(left_open, on="trigger", how="anti"), left_open])


def _delayed(told: pl.LazyFrame, events: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Take what is denied until a time for planned: "not until then"."""
    until = parse.filter(pl.col("low") == "until").select("article_id", "sentence_no").unique()
    delayed = (
        events.join(until, on=["article_id", "sentence_no"], how="semi")
        .select("trigger")
        .with_columns(delayed=True)
    )
    denied = (pl.col("level") == "negated") & pl.col("delayed")
    return told.join(delayed, on="trigger", how="left").with_columns(
        level=pl.when(denied).then(pl.lit("planned")).otherwise("level")
    )


def _kept(governed: pl.LazyFrame, parse: pl.LazyFrame, cues: pl.LazyFrame) -> pl.LazyFrame:
    """What is only denied where "from" leads it: "kept him from leaving", but "kept attacking"."""
    apart = cues.filter(pl.col("place") == "from").select(low="lemma", level="factuality")
    led = parse.filter(pl.col("dep") == "mark", pl.col("low") == "from").select(near="h").unique()
    return (
        governed.join(led, on="near", how="semi")
        .join(parse.select("low", over="i"), on="over")
        .join(apart, on="low")
        .select("trigger", "level")
    )


def _carriers(events: pl.LazyFrame, parse: pl.LazyFrame, cues: pl.LazyFrame) -> pl.LazyFrame:
    """The verb that carries a noun shares its marks: "may hold talks", "talks will resume"."""
    happening = cues.filter(pl.col("place") == "happening").select(over="lemma", happens=True)
    carrying = read(CarryingVerbs).lazy().select(over="lemma", carries=True)
    return (
        events.filter(pl.col("upos") == "NOUN")
        .select("trigger", "dep", near="h")
        .join(parse.select(near="i", over="low"), on="near")
        .join(happening.unique(), on="over", how="left")
        .join(carrying, on="over", how="left")
        .filter(
            pl.col("dep").is_in(["obj", "nsubj:pass", "obl"]) & pl.col("carries")
            | pl.col("dep").eq("nsubj") & pl.col("happens")
        )
        .select("trigger", "near")
    )
