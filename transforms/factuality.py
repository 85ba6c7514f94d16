"""Factuality: whether the words around an event say that it happened.

is planning to launch    planned        may work together       possible
has not signed           negated        launched                actual
"""

import polars as pl

from transforms.choice import one_per
from transforms.factuality_cues import FactualityCues, cue_words
from transforms.lent import CarryingVerbs
from transforms.lexicon import read
from transforms.unreal import unreal

#: Relations of what stands beside a word and tells how far it is a fact: "may", "trips planned".
BESIDE = ("aux", "advmod", "det", "mark", "amod", "aux:pass", "acl")


def factuality(events: pl.LazyFrame, words: pl.LazyFrame) -> pl.LazyFrame:
    """Read for each trigger how far what it tells is a fact.

    Args:
        events: The triggers.
        words: The parse.

    Returns:
        `trigger` and `factuality`; negation wins over possibility, that over plan.
    """
    cues = read(FactualityCues).lazy().with_columns(pl.col("factuality", "place").cast(pl.String))
    beside = cues.filter(pl.col("place") == "beside").select(low="lemma", level="factuality")
    above = cues.filter(pl.col("place") == "above").select(low="lemma", level="factuality")
    marks = (
        words.filter(pl.col("dep").is_in(BESIDE))
        .join(beside, on="low")
        # "Vowed never to return": what is denied is the return.
        .filter(
            (pl.col("level") != "negated") | (pl.col("i") < pl.col("h")) | (pl.col("dep") == "det")
        )
        .select("level", near="h")
    )
    chain = events.select("trigger", near="trigger")
    carrier = _carriers(events, words, cues)
    verbal = ["xcomp", "ccomp", "advcl", "acl", "conj", "obj", "nsubj:pass", "obl", "nmod"]
    # "The plan, backed by the minister": what is told of a plan is not what is planned.
    told_of_it = pl.col("dep").eq("acl") & pl.col("xpos").eq("VBN")
    up = words.filter(pl.col("dep").is_in(verbal) & ~told_of_it).select(
        near="i", over="h", over_dep="dep"
    )
    to = words.filter(pl.col("dep") == "mark", pl.col("low") == "to").select(near="h").unique()
    # "Kept him from leaving" governs as "asked him to leave" does.
    # "Called for cutting it" bids as well; "called him out for cutting it" does not.
    other = words.filter(
        pl.col("dep").is_in(["obj", "compound:prt"]) | pl.col("low").is_in(["back", "out"])
    ).select("h")
    bid = (
        words.filter(pl.col("head_lemma").is_in(cue_words("bid")))
        .join(other, on="h", how="anti")
        .select(h="i")
    )
    for_it = words.filter(pl.col("dep") == "mark", pl.col("low") == "for")
    apart = words.filter(pl.col("dep") == "mark", pl.col("low").is_in(["to", "from"]))
    led = pl.concat([apart, for_it.join(bid, on="h", how="semi")])
    # "To reject hatred, we must reject its roots": what stands ahead is not governed.
    aimed = up.filter(pl.col("over_dep") == "advcl", pl.col("near") > pl.col("over")).join(
        led.select(near="h").unique(), on="near", how="semi"
    )
    direct = pl.concat([up.filter(~pl.col("over_dep").is_in(["advcl", "conj", "obl"])), aimed])
    # "A conviction is unlikely."
    judged = words.filter(pl.col("dep") == "nsubj", pl.col("head_upos") == "ADJ").select(
        near="i", over="h", over_dep="dep"
    )
    direct = pl.concat([direct, judged])
    governed = chain.join(direct, on="near").select("trigger", near="over")
    inward = ~pl.col("over_dep").is_in(["obl", "advcl", "acl", "ccomp"])
    # "Unwilling to end the attacks" denies no attacks, "unwilling to hold talks" the talks.
    nouns = events.filter(pl.col("upos") == "NOUN").select("trigger")
    verbs = chain.join(nouns, on="trigger", how="anti")
    above_all = pl.concat(
        [
            verbs.join(pl.concat([up.filter(inward), aimed]), on="near").select("trigger", "over"),
            carrier.select("trigger", over="near"),
        ]
    )
    governed_twice = (
        above_all.select("trigger", near="over")
        .join(direct.filter(pl.col("over_dep").is_in(["xcomp", "obj", "ccomp", "acl"])), on="near")
        .select("trigger", near="over")
    )
    governors = words.select(near="i", low="low").join(above, on="low")
    # "Denied the allegation": it was made.
    answered = words.filter(
        pl.col("upos") == "NOUN",
        pl.col("low").is_in(cue_words("answered")),
        pl.col("head_lemma").is_in(cue_words("answer")),
    ).select(trigger="i", near="h")
    kept = _kept(chain.join(direct, on="near"), words, cues)
    # "He did not speak, but she left", "is not here and left": these share no marks.
    own = words.filter(
        pl.col("dep").is_in(["nsubj", "nsubj:pass"]),
    ).select(near="h")
    finite = words.filter(pl.col("xpos").is_in(["VBD", "VBZ", "VBP"])).select(near="i")
    joined = up.filter(pl.col("over_dep") == "conj").join(
        pl.concat([own, finite]), on="near", how="anti"
    )
    # "Not to bury but to praise": what stands behind "but" is not denied with what is ahead.
    but = words.filter(pl.col("dep") == "cc", pl.col("low") == "but").select(near="h").unique()
    conj, opposed = (
        chain.join(joined.join(but, on="near", how=how), on="near").select("trigger", near="over")
        for how in ("anti", "semi")
    )
    told_of = up.filter(pl.col("over_dep") == "acl").join(to, on="near", how="semi")
    # "It could end the war by sending troops": the means is as far from a fact as the end.
    by = words.filter(pl.col("dep") == "mark", pl.col("low") == "by").select(near="h")
    means = up.filter(pl.col("over_dep") == "advcl").join(by, on="near", how="semi")
    further = joined.select("near", h="over").join(
        means.select("over_dep", "over", h="near"), on="h"
    )
    means = pl.concat([means, further.select("near", "over", "over_dep")])
    shared = pl.concat([up.filter(pl.col("over_dep") == "xcomp"), aimed, told_of, means])
    controlled = chain.join(shared, on="near").select("trigger", near="over")
    told = pl.concat(
        [
            pl.concat([chain, carrier, conj, controlled])
            .join(marks, on="near")
            .select("trigger", "level"),
            opposed.join(marks.filter(pl.col("level") != "negated"), on="near").select(
                "trigger", "level"
            ),
            pl.concat([governed, governed_twice])
            .join(answered, on=["trigger", "near"], how="anti")
            .join(governors, on="near")
            .select("trigger", "level"),
        ]
    )
    told = pl.concat([told, kept, unreal(events, words, cues)])
    rank = pl.col("level").replace_strict(
        {"happened": 0, "negated": 1, "possible": 2, "planned": 3, "actual": 4},
        return_dtype=pl.Int32,
    )
    # "If they do not agree" leaves open whether they do.
    conditional = (
        words.filter(pl.col("dep") == "mark", pl.col("low").is_in(cue_words("if")))
        .select(near="h")
        .unique()
    )
    open_ended = (
        pl.concat([chain, carrier, controlled, _coordinate(chain, up, own)])
        .join(conditional, on="near", how="semi")
        .select("trigger", level=pl.lit("possible"))
        .unique()
        .cache()
    )
    told = pl.concat([told.join(open_ended, on="trigger", how="anti"), open_ended])
    # "Not until then" denies nothing: it is to happen then.
    until = words.filter(pl.col("low") == "until").select("article_id", "sentence_no").unique()
    delayed = (
        events.join(until, on=["article_id", "sentence_no"], how="semi")
        .select("trigger")
        .with_columns(delayed=True)
    )
    told = told.join(delayed, on="trigger", how="left").with_columns(
        level=pl.when((pl.col("level") == "negated") & pl.col("delayed"))
        .then(pl.lit("planned"))
        .otherwise("level")
    )
    return told.pipe(one_per, "trigger", "trigger", rank).select(
        "trigger", factuality=pl.col("level").replace({"happened": "actual"})
    )


def _coordinate(chain: pl.LazyFrame, up: pl.LazyFrame, own: pl.LazyFrame) -> pl.LazyFrame:
    """What shares its subject with what it is joined to: "if they rise and attack"."""
    joined = up.filter(pl.col("over_dep") == "conj").join(own, on="near", how="anti")
    return chain.join(joined, on="near").select("trigger", near="over")


def _kept(governed: pl.LazyFrame, words: pl.LazyFrame, cues: pl.LazyFrame) -> pl.LazyFrame:
    """What is only denied where "from" leads it: "kept him from leaving", but "kept attacking"."""
    apart = cues.filter(pl.col("place") == "from").select(low="lemma", level="factuality")
    led = words.filter(pl.col("dep") == "mark", pl.col("low") == "from").select(near="h").unique()
    return (
        governed.join(led, on="near", how="semi")
        .join(words.select("low", over="i"), on="over")
        .join(apart, on="low")
        .select("trigger", "level")
    )


def _carriers(events: pl.LazyFrame, words: pl.LazyFrame, cues: pl.LazyFrame) -> pl.LazyFrame:
    """The verb that carries a noun shares its marks: "may hold talks", "talks will resume"."""
    happening = cues.filter(pl.col("place") == "happening").select(over="lemma", happens=True)
    carrying = read(CarryingVerbs).lazy().select(over="lemma", carries=True)
    return (
        events.filter(pl.col("upos") == "NOUN")
        .select("trigger", "dep", near="h")
        .join(words.select(near="i", over="low"), on="near")
        .join(happening.unique(), on="over", how="left")
        .join(carrying, on="over", how="left")
        .filter(
            pl.col("dep").is_in(["obj", "nsubj:pass", "obl"]) & pl.col("carries")
            | pl.col("dep").eq("nsubj") & pl.col("happens")
        )
        .select("trigger", "near")
    )
