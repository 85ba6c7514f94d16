"""Factuality: whether the words around an event say that it happened.

is planning to launch    planned        may work together       possible
has not signed           negated        launched                actual
"""

import dataframely as dy
import polars as pl

from transforms.choice import one_per
from transforms.lexicon import Lexicon, read

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
LEVELS = ["actual", "planned", "possible", "negated"]


class FactualityCues(Lexicon):
    """Words that make what they govern, or what they stand beside, less than a fact."""

    lemma = dy.String(primary_key=True, description="The lemma, in lower case.")
    place = dy.Enum(
        ["above", "beside", "own", "actual"],
        primary_key=True,
        description=(
            "`above`: governs the event; `beside`: depends on its word; `own`: is its word; "
            "`actual`: governs it in the infinitive and tells that it happened."
        ),
    )
    factuality = dy.Enum(LEVELS, description="What it makes of the event.")


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
        words.filter(pl.col("dep").is_in(["aux", "advmod", "det", "mark", "amod", "aux:pass"]))
        .join(beside, on="low")
        .select("level", near="h")
    )
    # The verb that carries a noun shares its marks: "may hold talks".
    carried = pl.col("dep").is_in(["obj", "nsubj:pass"])
    carrier = events.filter(pl.col("upos") == "NOUN", carried).select("trigger", near="h")
    chain = events.select("trigger", near="trigger")
    verbal = ["xcomp", "ccomp", "advcl", "acl", "conj", "obj", "nsubj:pass", "obl", "nmod"]
    up = words.filter(pl.col("dep").is_in(verbal)).select(near="i", over="h", over_dep="dep")
    to = words.filter(pl.col("dep") == "mark", pl.col("low") == "to").select(near="h").unique()
    aimed = up.filter(pl.col("over_dep") == "advcl").join(to, on="near", how="semi")
    direct = pl.concat([up.filter(~pl.col("over_dep").is_in(["advcl", "conj", "obl"])), aimed])
    governed = chain.join(direct, on="near").select("trigger", near="over")
    inward = ~pl.col("over_dep").is_in(["obl", "advcl", "acl"])
    above_all = chain.join(pl.concat([up.filter(inward), aimed]), on="near")
    governed_twice = (
        above_all.select("trigger", near="over")
        .join(direct.filter(pl.col("over_dep").is_in(["xcomp", "obj", "ccomp", "acl"])), on="near")
        .select("trigger", near="over")
    )
    governors = words.select(near="i", low="low").join(above, on="low").select("near", "level")
    conj = chain.join(up.filter(pl.col("over_dep") == "conj"), on="near").select(
        "trigger", near="over"
    )
    told_of = up.filter(pl.col("over_dep") == "acl").join(to, on="near", how="semi")
    shared = pl.concat([up.filter(pl.col("over_dep") == "xcomp"), aimed, told_of])
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
    told = pl.concat([told, _own(events, words, cues), _unfinished(events, words, cues)])
    rank = pl.col("level").replace_strict(
        {"negated": 0, "possible": 1, "planned": 2, "actual": 3}, return_dtype=pl.Int32
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
    return told.pipe(one_per, "trigger", "trigger", rank).select("trigger", factuality="level")


def _own(events: pl.LazyFrame, words: pl.LazyFrame, cues: pl.LazyFrame) -> pl.LazyFrame:
    """Words that tell themselves that nothing has happened yet: "plans to join", "bid to host"."""
    own = cues.filter(pl.col("place") == "own").select(low="lemma", level="factuality")
    told = events.select("trigger").join(words.select("low", trigger="i"), on="trigger")
    return told.join(own, on="low").select("trigger", "level")


def _unfinished(events: pl.LazyFrame, words: pl.LazyFrame, cues: pl.LazyFrame) -> pl.LazyFrame:
    """Verb forms that tell no fact: aims, orders, questions, notions.

    "steps to limit the damage", "was to join"    planned
    "Throw them out!", "supporting him is best", "accused of killing", "Did they attack?"  possible
    """
    actual = cues.filter(pl.col("place") == "actual").select(head_lemma="lemma", fact=pl.lit(1))
    to = words.filter(pl.col("dep") == "mark", pl.col("low") == "to").select(trigger="h", to=True)
    be = words.filter(pl.col("dep").is_in(["aux", "aux:pass", "cop"])).select(
        trigger="h", aided=True
    )
    last = words.group_by("article_id", "sentence_no").agg(pl.col("text").sort_by("i").last())
    of = words.filter(pl.col("dep").is_in(["mark", "case"]), pl.col("low").is_in(NOTIONAL))
    notional = of.select(trigger="h", notional=True).unique()
    asks = last.filter(pl.col("text") == "?").select("article_id", "sentence_no", asked=True)
    forms = words.select("article_id", "sentence_no", "xpos", "head_lemma", "subject", trigger="i")
    aims = pl.col("to") & pl.col("xpos").eq("VB") & pl.col("fact").is_null()
    order = (
        pl.col("xpos").eq("VB")
        & pl.col("to").is_null()
        & pl.col("aided").is_null()
        & pl.col("subject").is_null()
        & pl.col("dep").is_in(["root", "parataxis", "conj"])
    )
    notion = pl.col("xpos").eq("VBG") & (
        pl.col("dep").is_in(["csubj", "nsubj"])
        | pl.col("head_lemma").is_in(ALLEGED)
        | pl.col("notional")
    )
    return (
        events.filter(pl.col("upos") == "VERB")
        .select("trigger", "dep")
        .join(forms, on="trigger")
        .join(to.unique(), on="trigger", how="left")
        .join(be.unique(), on="trigger", how="left")
        .join(actual.unique(), on="head_lemma", how="left")
        .join(notional, on="trigger", how="left")
        .join(asks.unique(), on=["article_id", "sentence_no"], how="left")
        .with_columns(
            level=pl.when(aims)
            .then(pl.lit("planned"))
            .when(order | notion | pl.col("asked"))
            .then(pl.lit("possible"))
        )
        .filter(pl.col("level").is_not_null())
        .select("trigger", "level")
    )
