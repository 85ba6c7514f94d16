"""Factuality: actual, planned, possible or negated, by the words around a trigger.

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
from newsfacts.transforms.syntax.flags import flagged

#: Relations of a modifier that changes the level of its head: "may", "trips planned".
BESIDE = ("aux", "advmod", "det", "mark", "amod", "aux:pass", "acl")
#: Levels in order of precedence; `happened` overrules negation: "should not have left".
PRECEDENCE = {"happened": 0, "negated": 1, "possible": 2, "planned": 3, "actual": 4}


def factuality(events: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Find the factuality of each trigger for which the text gives a clue.

    Negation overrules possibility, possibility overrules a plan.

    Args:
        events: The triggers.
        parse: The parse.

    Returns:
        `trigger` and `factuality`; no row for a trigger without any clue, which is a fact.
    """
    cues = read(FactualityCues).lazy().with_columns(pl.col("factuality", "place").cast(pl.String))
    itself = events.select("trigger", near="trigger")
    carrier = _carriers(events, parse, cues)
    reach = reached(parse)
    shared = itself.join(reach.shared, on="near").select("trigger", near="over")
    near = pl.concat([itself, carrier, shared])
    levels = pl.concat(
        [
            _modified(near, itself, reach, parse, cues),
            _governed(events, carrier, reach, parse, cues),
            _prevented(itself.join(reach.governed, on="near"), parse, cues),
            unreal(events, parse, cues),
        ]
    )
    levels = _conditional(levels, near, itself, reach, parse)
    rank = pl.col("level").replace_strict(PRECEDENCE, return_dtype=pl.Int32)
    return (
        _delayed(levels, events, parse)
        .pipe(one_per, "trigger", "trigger", rank)
        .select("trigger", factuality=pl.col("level").replace({"happened": "actual"}))
    )


def _modified(
    near: pl.LazyFrame,
    itself: pl.LazyFrame,
    reach: Reach,
    parse: pl.LazyFrame,
    cues: pl.LazyFrame,
) -> pl.LazyFrame:
    """Levels from the modifiers of a trigger, or of a word whose modifiers apply to it as well."""
    beside = cues.filter(pl.col("place") == "beside").select(low="lemma", level="factuality")
    marks = (
        parse.filter(pl.col("dep").is_in(BESIDE))
        .join(beside, on="low")
        # "Vowed never to return" negates the return, not the vow.
        .filter(
            (pl.col("level") != "negated") | (pl.col("i") < pl.col("h")) | (pl.col("dep") == "det")
        )
        .select("level", near="h")
    )
    # "Not to bury but to praise": the negation ends at "but".
    but = parse.filter(pl.col("dep") == "cc", pl.col("low") == "but").select(near="h").unique()
    conj, opposed = (
        itself.join(reach.joined.join(but, on="near", how=how), on="near").select(
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
    """Levels from the words that govern a trigger, or that govern its governor."""
    itself = events.select("trigger", near="trigger")
    governed = itself.join(reach.governed, on="near").select("trigger", near="over")
    # "Unwilling to end the attacks" negates no attacks; "unwilling to hold talks" the talks.
    nouns = events.filter(pl.col("upos") == "NOUN").select("trigger")
    verbs = itself.join(nouns, on="trigger", how="anti")
    above = verbs.join(reach.inward, on="near").select("trigger", near="over")
    outer = reach.governed.filter(pl.col("over_dep").is_in(["xcomp", "obj", "ccomp", "acl"]))
    twice = pl.concat([above, carrier]).join(outer, on="near").select("trigger", near="over")
    # "Denied the allegation": the allegation itself is a fact.
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
    levels: pl.LazyFrame,
    near: pl.LazyFrame,
    itself: pl.LazyFrame,
    reach: Reach,
    parse: pl.LazyFrame,
) -> pl.LazyFrame:
    """Make everything in a condition possible: "if they do not agree" negates nothing."""
    conditions = parse.filter(pl.col("dep") == "mark", pl.col("low").is_in(cue_words("if")))
    # "If they rise and attack": the condition extends to a conjunct with the same subject.
    joined = itself.join(reach.coordinate, on="near").select("trigger", near="over")
    left_open = (
        pl.concat([near, joined])
        .join(conditions.select(near="h").unique(), on="near", how="semi")
        .select("trigger", level=pl.lit("possible"))
        .unique()
        .cache()
    )
    return pl.concat([levels.join(left_open, on="trigger", how="anti"), left_open])


def _delayed(levels: pl.LazyFrame, events: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Turn a negation into a plan in a sentence with "until": "not until May"."""
    until = parse.filter(pl.col("low") == "until").select("article_id", "sentence_no")
    delayed = events.join(until, on=["article_id", "sentence_no"], how="semi")
    return levels.pipe(flagged, delayed, "trigger", "delayed").with_columns(
        level=pl.when((pl.col("level") == "negated") & pl.col("delayed"))
        .then(pl.lit("planned"))
        .otherwise("level")
    )


def _prevented(governed: pl.LazyFrame, parse: pl.LazyFrame, cues: pl.LazyFrame) -> pl.LazyFrame:
    """Levels from verbs that negate only with "from": "kept him from leaving", "kept attacking"."""
    apart = cues.filter(pl.col("place") == "from").select(low="lemma", level="factuality")
    led = parse.filter(pl.col("dep") == "mark", pl.col("low") == "from").select(near="h").unique()
    return (
        governed.join(led, on="near", how="semi")
        .join(parse.select("low", over="i"), on="over")
        .join(apart, on="low")
        .select("trigger", "level")
    )


def _carriers(events: pl.LazyFrame, parse: pl.LazyFrame, cues: pl.LazyFrame) -> pl.LazyFrame:
    """Support verbs, whose modifiers apply to their noun: "may hold talks", "talks will resume"."""
    happening = cues.filter(pl.col("place") == "happening")
    return (
        events.filter(pl.col("upos") == "NOUN")
        .select("trigger", "dep", near="h")
        .join(parse.select(near="i", lemma="low"), on="near")
        .pipe(flagged, happening, "lemma", "happens")
        .pipe(flagged, read(CarryingVerbs).lazy(), "lemma", "carries")
        .filter(
            pl.col("dep").is_in(["obj", "nsubj:pass", "obl"]) & pl.col("carries")
            | pl.col("dep").eq("nsubj") & pl.col("happens")
        )
        .select("trigger", "near")
    )
