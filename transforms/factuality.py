"""Factuality: whether the words around an event say that it happened.

is planning to launch    planned        may work together       possible
has not signed           negated        launched                actual
"""

import dataframely as dy
import polars as pl

from transforms.choice import one_per
from transforms.lexicon import Lexicon, read
from transforms.participants import CarryingVerbs
from transforms.voices import BIDDING

#: Verbs and nouns of what someone is said to have done.
NOTIONAL = ("against", "about", "like", "on", "of", "instead")
ALLEGED = (
    "accuse",
    "charge",
    "suspect",
    "allegation",
    "accusation",
    "suspicion",
    "idea",
    "prospect",
)
#: Relations of what stands beside a word and tells how far it is a fact: "may", "trips planned".
BESIDE = ("aux", "advmod", "det", "mark", "amod", "aux:pass", "acl")
RANKS = ("first", "second", "third", "last", "only", "latest", "next")
NOBODY = ("nobody", "none", "nothing", "neither")
#: What leaves open whether something happens, and what waits for it.
CONDITIONAL = ("if", "unless", "whether", "lest")
AWAITING = ("until", "till", "before", "after", "once", "when", "while", "as")
LEVELS = ["actual", "planned", "possible", "negated"]


class FactualityCues(Lexicon):
    """Words that make what they govern, or what they stand beside, less than a fact."""

    lemma = dy.String(primary_key=True, description="The lemma, in lower case.")
    place = dy.Enum(
        ["above", "beside", "own", "actual", "happening"],
        primary_key=True,
        description=(
            "`above`: governs the event; `beside`: depends on its word; `own`: is its word; "
            "`actual`: governs it and tells that it happened; `happening`: has it as its subject, "
            "and what is said of the verb is said of the event."
        ),
    )
    factuality = dy.Enum(LEVELS, description="What it makes of the event.")
    commits = dy.Bool(
        description="Whether its subject binds itself: who plans to attack threatens to."
    )


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
    led = words.filter(pl.col("dep") == "mark", pl.col("low").is_in(["to", "from"]))
    aimed = up.filter(pl.col("over_dep") == "advcl").join(
        led.select(near="h").unique(), on="near", how="semi"
    )
    direct = pl.concat([up.filter(~pl.col("over_dep").is_in(["advcl", "conj", "obl"])), aimed])
    governed = chain.join(direct, on="near").select("trigger", near="over")
    inward = ~pl.col("over_dep").is_in(["obl", "advcl", "acl", "ccomp"])
    above_all = chain.join(pl.concat([up.filter(inward), aimed]), on="near")
    governed_twice = (
        above_all.select("trigger", near="over")
        .join(direct.filter(pl.col("over_dep").is_in(["xcomp", "obj", "ccomp", "acl"])), on="near")
        .select("trigger", near="over")
    )
    governors = words.select(near="i", low="low").join(above, on="low").select("near", "level")
    # "He did not speak, but she left", "is not here and left": these share no marks.
    own = words.filter(
        pl.col("dep").is_in(["nsubj", "nsubj:pass"]),
    ).select(near="h")
    finite = words.filter(pl.col("xpos").is_in(["VBD", "VBZ", "VBP"])).select(near="i")
    joined = up.filter(pl.col("over_dep") == "conj").join(
        pl.concat([own, finite]), on="near", how="anti"
    )
    conj = chain.join(joined, on="near").select("trigger", near="over")
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
            pl.concat([governed, governed_twice])
            .join(governors, on="near")
            .select("trigger", "level"),
        ]
    )
    told = pl.concat(
        [
            told,
            _own(events, words, cues),
            _unfinished(events, words, cues),
            _awaited(events, words),
            _nobody(events, words),
            _unreal(events, words),
            _asked_for(events, words),
        ]
    )
    rank = pl.col("level").replace_strict(
        {"happened": 0, "negated": 1, "possible": 2, "planned": 3, "actual": 4},
        return_dtype=pl.Int32,
    )
    # "If they do not agree" leaves open whether they do.
    conditional = (
        words.filter(pl.col("dep") == "mark", pl.col("low").is_in(CONDITIONAL))
        .select(near="h")
        .unique()
    )
    open_ended = (
        pl.concat([chain, carrier, controlled])
        .join(conditional, on="near", how="semi")
        .select("trigger", open=True)
        .unique()
    )
    told = told.join(open_ended, on="trigger", how="left").with_columns(
        level=pl.when("open").then(pl.lit("possible")).otherwise("level")
    )
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
            pl.col("dep").is_in(["obj", "nsubj:pass"])
            | pl.col("dep").eq("nsubj") & pl.col("happens")
            | pl.col("dep").eq("obl") & pl.col("carries")
        )
        .select("trigger", "near")
    )


def _awaited(events: pl.LazyFrame, words: pl.LazyFrame) -> pl.LazyFrame:
    """What a clause about the future waits for: "will stay until troops leave"."""
    future = words.filter(
        pl.col("dep") == "aux", pl.col("low").is_in(["will", "shall", "can", "should", "must"])
    ).select(over="h")
    marked = words.filter(
        pl.col("dep").is_in(["mark", "advmod"]), pl.col("low").is_in(AWAITING)
    ).select(trigger="h")
    present = words.filter(pl.col("xpos").is_in(["VBP", "VBZ", "VBG"])).select(trigger="i")
    return (
        events.filter(pl.col("dep") == "advcl")
        .select("trigger", over="h")
        .join(marked, on="trigger", how="semi")
        .join(present, on="trigger", how="semi")
        .join(future, on="over", how="semi")
        .select("trigger", level=pl.lit("planned"))
    )


def _unreal(events: pl.LazyFrame, words: pl.LazyFrame) -> pl.LazyFrame:
    """What would or should have happened did not; what should not have happened did."""
    have = words.filter(pl.col("dep") == "aux", pl.col("low") == "have").select(trigger="h")
    denied = words.filter(pl.col("low").is_in(["not", "n't", "never"])).select(
        trigger="h", denied=pl.lit(value=True)
    )
    return (
        words.filter(pl.col("dep") == "aux", pl.col("low").is_in(["would", "should"]))
        .select("low", trigger="h")
        .join(events, on="trigger", how="semi")
        .join(have, on="trigger", how="semi")
        .join(denied.unique(), on="trigger", how="left")
        .select(
            "trigger",
            level=pl.when(pl.col("denied").is_null())
            .then(pl.lit("negated"))
            .when(pl.col("low") == "should")
            .then(pl.lit("happened"))
            .otherwise(pl.lit("possible")),
        )
    )


def _asked_for(events: pl.LazyFrame, words: pl.LazyFrame) -> pl.LazyFrame:
    """Nouns of what is asked for, or lacking: "pressed for talks", "without an inquiry"."""
    cases = (
        words.filter(pl.col("dep") == "case", pl.col("low").is_in(["for", "without"]))
        .group_by(trigger="h")
        .agg(case=pl.col("low").sort_by("i").first())
    )
    return (
        events.filter(pl.col("upos") == "NOUN")
        .join(cases, on="trigger")
        .join(words.select(trigger="i", above="head_lemma"), on="trigger")
        .filter((pl.col("case") == "without") | pl.col("above").is_in(BIDDING))
        .select(
            "trigger",
            level=pl.when(pl.col("case") == "without")
            .then(pl.lit("negated"))
            .otherwise(pl.lit("possible")),
        )
    )


def _nobody(events: pl.LazyFrame, words: pl.LazyFrame) -> pl.LazyFrame:
    """What nobody does, or nothing is done for, or no longer: "no one was hurt"."""
    no = words.filter(pl.col("low") == "no", pl.col("dep").is_in(["det", "advmod"]))
    without = no.select(i="h", without=pl.lit(value=True)).unique()
    takes_part = pl.col("dep").is_in(["nsubj", "nsubj:pass", "obj", "obl:agent"])
    longer = pl.col("dep").eq("advmod") & pl.col("low").is_in(["long", "longer"])
    idle = words.filter(
        pl.col("dep").is_in(["acl", "advcl"]), pl.col("head_lemma").is_in(["nothing", "little"])
    ).select(trigger="i")
    nobody = (
        words.join(without, on="i", how="left")
        .filter(
            takes_part & (pl.col("without") | pl.col("low").is_in(NOBODY))
            | longer & pl.col("without")
        )
        .select(trigger="h")
    )
    return (
        pl.concat([nobody, idle])
        .join(events, on="trigger", how="semi")
        .select("trigger", level=pl.lit("negated"))
    )


def _own(events: pl.LazyFrame, words: pl.LazyFrame, cues: pl.LazyFrame) -> pl.LazyFrame:
    """Words that tell themselves that nothing has happened yet: "plans to join", "bid to host"."""
    own = cues.filter(pl.col("place") == "own").select(low="lemma", level="factuality")
    told = events.select("trigger").join(words.select("low", trigger="i"), on="trigger")
    return told.join(own, on="low").select("trigger", "level")


def _unfinished(events: pl.LazyFrame, words: pl.LazyFrame, cues: pl.LazyFrame) -> pl.LazyFrame:
    """Verb forms that tell no fact: aims, questions, notions.

    "steps to limit the damage", "was to join"    planned
    "supporting him is best", "accused of killing", "Did they attack?"  possible
    """
    actual = cues.filter(pl.col("place") == "actual").select(head_lemma="lemma", fact=pl.lit(1))
    marked = words.filter(pl.col("dep") == "mark", pl.col("low") == "to").select(trigger="h")
    # "To build and destroy" aims at both; "has to leave" tells of a duty.
    joined = words.filter(pl.col("dep") == "conj", pl.col("xpos") == "VB").select("h", trigger="i")
    helping = words.filter(
        pl.col("dep") == "xcomp", pl.col("xpos") == "VB", pl.col("head_lemma") == "help"
    ).select("h", trigger="i")
    joined = pl.concat([joined, helping])
    to = pl.concat(
        [marked, joined.join(marked.select(h="trigger"), on="h", how="semi").select("trigger")]
    ).with_columns(to=pl.lit(value=True))
    duty = pl.col("dep").eq("xcomp") & pl.col("head_lemma").is_in(["have", "need"])
    last = words.group_by("article_id", "sentence_no").agg(pl.col("text").sort_by("i").last())
    of = words.filter(pl.col("dep").is_in(["mark", "case"]), pl.col("low").is_in(NOTIONAL))
    notional = of.select(trigger="h", notional=True).unique()
    asks = last.filter(pl.col("text") == "?").select("article_id", "sentence_no", asked=True)
    forms = words.select(
        "article_id", "sentence_no", "xpos", "head_lemma", "head_upos", "subject", trigger="i"
    )
    above = cues.filter(pl.col("place") == "above").select(
        head_lemma="lemma", governed=pl.lit(value=True)
    )
    # "It is wrong to attack" judges; it tells of no attack that is to come.
    judged = pl.col("head_upos").eq("ADJ") & pl.col("governed").is_null()
    aims = (
        pl.col("to")
        & pl.col("xpos").eq("VB")
        & pl.col("fact").is_null()
        & pl.col("ranked").is_null()
    )
    notion = (
        pl.col("xpos").eq("VBG")
        & pl.col("fact").is_null()
        & (
            pl.col("dep").is_in(["csubj", "nsubj"])
            | pl.col("head_lemma").is_in(ALLEGED)
            | pl.col("notional") & pl.col("head_lemma").ne("vocal")
        )
    )
    yet = words.filter(pl.col("low") == "yet").select("h", yet=pl.lit(value=True))
    # "The first leader to congratulate him" did so.
    ranks = words.filter(
        pl.col("dep").is_in(["amod", "advmod", "nummod"]), pl.col("low").is_in(RANKS)
    ).select(h="h", ranked=pl.lit(value=True))
    return (
        events.filter(pl.col("upos") == "VERB")
        .select("trigger", "dep", "h")
        .join(ranks.unique(), on="h", how="left")
        .join(yet.unique(), on="h", how="left")
        .join(forms, on="trigger")
        .join(to.unique(), on="trigger", how="left")
        .join(actual.unique(), on="head_lemma", how="left")
        .join(above.unique(), on="head_lemma", how="left")
        .join(notional, on="trigger", how="left")
        .join(asks.unique(), on=["article_id", "sentence_no"], how="left")
        .with_columns(
            level=pl.when(duty & pl.col("yet"))
            .then(pl.lit("negated"))
            .when(aims & ~judged & ~duty)
            .then(pl.lit("planned"))
            .when(aims | notion | pl.col("asked") & pl.col("dep").is_in(["root", "conj"]))
            .then(pl.lit("possible"))
        )
        .filter(pl.col("level").is_not_null())
        .select("trigger", "level")
    )
