"""Nonfinite forms: infinitives, gerunds and questions, which are not asserted.

steps to limit the damage , was to join     planned
supporting him is best , accused of killing , Did they attack ?     possible
"""

import polars as pl

from newsfacts.transforms.lexicons.factuality import cue_words


def unfinished(events: pl.LazyFrame, parse: pl.LazyFrame, cues: pl.LazyFrame) -> pl.LazyFrame:
    """Find the levels that the form of a verb gives: purpose, question, mere notion.

    Args:
        events: The triggers.
        parse: The parse.
        cues: The lexicon of factuality cues.

    Returns:
        `trigger` and `level`.
    """
    actual = cues.filter(pl.col("place") == "actual").select(head_lemma="lemma", fact=pl.lit(1))
    above = cues.filter(pl.col("place") == "above").select(
        head_lemma="lemma", governed=pl.lit(value=True)
    )
    forms = parse.select(
        "article_id", "sentence_no", "xpos", "head_lemma", "head_upos", trigger="i"
    )
    return (
        events.filter(pl.col("upos") == "VERB")
        .select("trigger", "dep", "h")
        .join(parse.select(h="i", head_xpos="xpos"), on="h", how="left")
        .join(_ranked(parse), on="h", how="left")
        .join(_yet(parse), on="h", how="left")
        .join(forms, on="trigger")
        .join(_infinitives(parse), on="trigger", how="left")
        .join(actual.unique(), on="head_lemma", how="left")
        .join(above.unique(), on="head_lemma", how="left")
        .join(_notions(parse), on="trigger", how="left")
        .join(_questions(parse), on=["article_id", "sentence_no"], how="left")
        .with_columns(level=_level())
        .filter(pl.col("level").is_not_null())
        .select("trigger", "level")
    )


def _level() -> pl.Expr:
    """The level of a verb by its form, its modifiers and its governor."""
    # "Voted to leave" is a fact; "a vote to leave" is planned.
    free = pl.col("fact").is_null() | pl.col("head_lemma").eq("vote") & pl.col("head_upos").eq(
        "NOUN"
    )
    duty = pl.col("dep").eq("xcomp") & pl.col("head_lemma").is_in(["have", "need"])
    # "Had to leave": the duty was done.
    done = pl.col("head_lemma").eq("have") & pl.col("head_xpos").eq("VBD") & pl.col("yet").is_null()
    # "It is wrong to attack" is a judgement, not a plan.
    judged = pl.col("head_upos").eq("ADJ") & pl.col("governed").is_null()
    aims = pl.col("to") & pl.col("xpos").eq("VB") & free & pl.col("ranked").is_null()
    thought = (
        pl.col("dep").is_in(["csubj", "nsubj"]) & pl.col("going_on").is_null()
        | pl.col("head_lemma").is_in(cue_words("alleged"))
        | pl.col("led") & pl.col("head_lemma").ne("vocal")
    )
    notion = pl.col("xpos").eq("VBG") & free & thought
    asked = pl.col("asked") & pl.col("dep").is_in(["root", "conj"])
    return (
        pl.when(duty & pl.col("yet"))
        .then(pl.lit("negated"))
        .when(aims & ~judged & ~duty)
        .then(pl.lit("planned"))
        .when(duty & done.fill_null(value=False))
        .then(None)
        .when(aims | notion | asked)
        .then(pl.lit("possible"))
    )


def _infinitives(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Infinitives with "to", also as conjuncts, `trigger`, `to`: "to build and destroy"."""
    marked = parse.filter(pl.col("dep") == "mark", pl.col("low") == "to").select(trigger="h")
    joined = parse.filter(
        pl.col("dep").eq("conj") | pl.col("dep").eq("xcomp") & pl.col("head_lemma").eq("help"),
        pl.col("xpos") == "VB",
    ).select("h", trigger="i")
    shared = joined.join(marked.select(h="trigger"), on="h", how="semi").select("trigger")
    return pl.concat([marked, shared]).unique().with_columns(to=pl.lit(value=True))


def _notions(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Verbs introduced as a notion, `led`, and verbs with an auxiliary, `going_on`.

    "The idea of attacking", "worried that opposing it would fail"; but "that they are attacking".
    """
    being = parse.filter(pl.col("dep") == "aux").select(trigger="h", going_on=pl.lit(value=True))
    of = parse.filter(
        pl.col("dep").is_in(["mark", "case"]), pl.col("low").is_in(cue_words("notion"))
    )
    bare = of.filter(pl.col("low") == "that").join(
        being, left_on="h", right_on="trigger", how="anti"
    )
    led = pl.concat([of.filter(pl.col("low") != "that"), bare])
    return (
        led.select(trigger="h", led=pl.lit(value=True))
        .unique()
        .join(being.unique(), on="trigger", how="full", coalesce=True)
    )


def _ranked(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Nouns whose infinitive is a fact, `h`, `ranked`: "the first to congratulate him"."""
    return (
        parse.filter(
            pl.col("dep").is_in(["amod", "advmod", "nummod"]),
            pl.col("low").is_in(cue_words("rank")),
        )
        .select("h", ranked=pl.lit(value=True))
        .unique()
    )


def _yet(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Heads of "yet", `h`, `yet`: "have yet to agree"."""
    return parse.filter(pl.col("low") == "yet").select("h", yet=pl.lit(value=True)).unique()


def _questions(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Questions, by their last mark: `article_id`, `sentence_no`, `asked`."""
    last = parse.group_by("article_id", "sentence_no").agg(pl.col("text").sort_by("i").last())
    return last.filter(pl.col("text") == "?").select("article_id", "sentence_no", asked=True)
