"""Unreal: events that the form of a clause makes less than facts, whatever words stand above it.

steps to limit the damage    planned       accused of killing         possible
no one was hurt              negated       they would have killed us  negated
"""

import polars as pl

from transforms.factuality_cues import cue_words


def unreal(events: pl.LazyFrame, words: pl.LazyFrame, cues: pl.LazyFrame) -> pl.LazyFrame:
    """Tell the levels that the forms of clauses give.

    Args:
        events: The triggers.
        words: The parse.
        cues: The words that tell how far something is a fact.

    Returns:
        `trigger` and `level`, several rows per trigger: `happened` for what "should not have".
    """
    return pl.concat(
        [
            _own(events, words, cues),
            _unfinished(events, words, cues),
            _awaited(events, words),
            _nobody(events, words),
            _counterfactual(events, words),
            _asked_for(events, words),
        ]
    )


def _awaited(events: pl.LazyFrame, words: pl.LazyFrame) -> pl.LazyFrame:
    """What a clause about the future waits for: "will stay until troops leave"."""
    future = words.filter(
        pl.col("dep") == "aux", pl.col("low").is_in(["will", "shall", "can", "should", "must"])
    ).select(over="h")
    marked = words.filter(
        pl.col("dep").is_in(["mark", "advmod"]), pl.col("low").is_in(cue_words("await"))
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


def _counterfactual(events: pl.LazyFrame, words: pl.LazyFrame) -> pl.LazyFrame:
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
        .filter((pl.col("case") == "without") | pl.col("above").is_in(cue_words("bid")))
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
            takes_part & (pl.col("without") | pl.col("low").is_in(cue_words("nobody")))
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
    of = words.filter(
        pl.col("dep").is_in(["mark", "case"]), pl.col("low").is_in(cue_words("notion"))
    )
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
            | pl.col("head_lemma").is_in(cue_words("alleged"))
            | pl.col("notional") & pl.col("head_lemma").ne("vocal")
        )
    )
    yet = words.filter(pl.col("low") == "yet").select("h", yet=pl.lit(value=True))
    # "The first leader to congratulate him" did so.
    ranks = words.filter(
        pl.col("dep").is_in(["amod", "advmod", "nummod"]), pl.col("low").is_in(cue_words("rank"))
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
