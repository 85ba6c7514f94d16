"""Irrealis: clauses whose form says that an event is not a fact, whatever governs them.

no one was hurt                negated     they would have killed us  negated
will stay until troops leave   planned     pressed for talks          possible
"""

import polars as pl

from newsfacts.transforms.factuality.nonfinite import unfinished
from newsfacts.transforms.lexicons.factuality import cue_words
from newsfacts.transforms.lexicons.syntax import modals

#: Relations of a word that introduces a phrase or a clause.
LEADING = ("cc", "mark", "case")


def unreal(events: pl.LazyFrame, parse: pl.LazyFrame, cues: pl.LazyFrame) -> pl.LazyFrame:
    """Find the levels that the form of a clause gives.

    Args:
        events: The triggers.
        parse: The parse.
        cues: The lexicon of factuality cues.

    Returns:
        `trigger` and `level`, several rows per trigger; the level `happened` is for "should not
        have left".
    """
    return pl.concat(
        [
            _own(events, parse, cues),
            unfinished(events, parse, cues),
            _awaited(events, parse),
            _nobody(events, parse),
            _forgone(events, parse),
            _hypothetical(events, parse),
            _weighed(events, parse),
            _counterfactual(events, parse),
            _asked_for(events, parse),
        ]
    )


def _awaited(events: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Events that a clause in the future waits for: "will stay until troops leave"."""
    future = parse.filter(pl.col("dep") == "aux", pl.col("low").is_in(modals("wait"))).select(
        over="h"
    )
    marked = parse.filter(
        pl.col("dep").is_in(["mark", "advmod"]), pl.col("low").is_in(cue_words("await"))
    ).select(trigger="h")
    present = parse.filter(pl.col("xpos").is_in(["VBP", "VBZ", "VBG"])).select(trigger="i")
    return (
        events.filter(pl.col("dep") == "advcl")
        .select("trigger", over="h")
        .join(marked, on="trigger", how="semi")
        .join(present, on="trigger", how="semi")
        .join(future, on="over", how="semi")
        .select("trigger", level=pl.lit("planned"))
    )


def _counterfactual(events: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Counterfactuals: "would have left" is negated, "should not have left" happened.

    The auxiliaries also apply to a conjunct: "would have gone and armed them".
    """
    have = parse.filter(pl.col("dep") == "aux", pl.col("low") == "have").select(trigger="h")
    denied = parse.filter(pl.col("low").is_in(["not", "n't", "never"])).select(
        trigger="h", denied=pl.lit(value=True)
    )
    modal = (
        parse.filter(pl.col("dep") == "aux", pl.col("low").is_in(modals("unreal past")))
        .select("low", trigger="h")
        .join(have, on="trigger", how="semi")
    )
    aided = parse.filter(pl.col("dep").is_in(["aux", "nsubj", "nsubj:pass"])).select(trigger="h")
    joined = (
        parse.filter(pl.col("dep") == "conj", pl.col("xpos") == "VBN")
        .select("h", trigger="i")
        .join(aided, on="trigger", how="anti")
    )
    return (
        pl.concat(
            [modal, joined.join(modal.rename({"trigger": "h"}), on="h").select("low", "trigger")]
        )
        .join(events, on="trigger", how="semi")
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


def _asked_for(events: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Nouns for something asked for, or absent: "pressed for talks", "without an inquiry"."""
    cases = (
        parse.filter(pl.col("dep") == "case", pl.col("low").is_in(["for", "without"]))
        .group_by(trigger="h")
        .agg(case=pl.col("low").sort_by("i").first())
    )
    return (
        events.filter(pl.col("upos") == "NOUN")
        .join(cases, on="trigger")
        .join(parse.select(trigger="i", above="head_lemma"), on="trigger")
        .filter((pl.col("case") == "without") | pl.col("above").is_in(cue_words("bid")))
        .select(
            "trigger",
            level=pl.when(pl.col("case") == "without")
            .then(pl.lit("negated"))
            .otherwise(pl.lit("possible")),
        )
    )


def _nobody(events: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Events with a negative participant or "no longer": "neither Abel nor Baker left"."""
    no = parse.filter(
        pl.col("low").eq("no") & pl.col("dep").is_in(["det", "advmod"])
        | pl.col("low").eq("neither") & pl.col("dep").is_in(["det", "cc", "cc:preconj"])
    )
    one = parse.filter(pl.col("low").is_in(["single", "one"])).select("h")
    # "Not a single senator", "not one".
    not_one = parse.filter(pl.col("dep") == "advmod", pl.col("low") == "not").join(
        one, on="h", how="semi"
    )
    without = pl.concat([no, not_one]).select(i="h", without=pl.lit(value=True)).unique()
    takes_part = pl.col("dep").is_in(["nsubj", "nsubj:pass", "obj", "obl:agent"])
    longer = pl.col("dep").eq("advmod") & pl.col("low").is_in(["long", "longer"])
    idle = parse.filter(
        pl.col("dep").is_in(["acl", "advcl"]), pl.col("head_lemma").is_in(["nothing", "little"])
    ).select(trigger="i")
    nobody = (
        parse.join(without, on="i", how="left")
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


def _forgone(events: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Rejected alternatives: "rather than attack", "instead of attacking"."""
    return (
        parse.filter(pl.col("low").is_in(["rather", "instead"]), pl.col("dep").is_in(LEADING))
        .select(trigger="h")
        .join(events, on="trigger", how="semi")
        .select("trigger", level=pl.lit("negated"))
    )


def _hypothetical(events: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Consequences of an unreal condition: "if they were asked, they would agree"."""
    were = parse.filter(pl.col("text").str.to_lowercase() == "were").select(i="h")
    conditions = parse.filter(pl.col("dep") == "mark", pl.col("low") == "if").select(i="h")
    given = (
        parse.filter(pl.col("dep") == "advcl")
        .join(conditions, on="i", how="semi")
        .join(were, on="i", how="semi")
        .select(trigger="h")
    )
    would = parse.filter(pl.col("dep") == "aux", pl.col("low").is_in(modals("consequence")))
    return (
        events.filter(pl.col("dep") != "ccomp")
        .join(would.select(trigger="h"), on="trigger", how="semi")
        .join(given, on="trigger", how="semi")
        .select("trigger", level=pl.lit("possible"))
    )


def _weighed(events: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Subject clauses of a modal judgement: "attacking them would be a mistake"."""
    open_ = parse.filter(pl.col("dep") == "aux", pl.col("low").is_in(modals("judgement")))
    return (
        events.filter(pl.col("dep").is_in(["csubj", "nsubj:outer"]), pl.col("upos") == "VERB")
        .join(open_.select("h").unique(), on="h", how="semi")
        .select("trigger", level=pl.lit("possible"))
    )


def _own(events: pl.LazyFrame, parse: pl.LazyFrame, cues: pl.LazyFrame) -> pl.LazyFrame:
    """Triggers that are cues themselves: "plans to join", "bid to host"."""
    own = cues.filter(pl.col("place") == "own").select(low="lemma", level="factuality")
    told = events.select("trigger").join(parse.select("low", trigger="i"), on="trigger")
    return told.join(own, on="low").select("trigger", "level")
