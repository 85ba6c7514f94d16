"""Factuality: whether the words around an event say that it happened.

is planning to launch    planned        may work together       possible
has not signed           negated        launched                actual
"""

import dataframely as dy
import polars as pl

from transforms.choice import one_per
from transforms.lexicon import Lexicon, read

LEVELS = ["actual", "planned", "possible", "negated"]


class FactualityCues(Lexicon):
    """Words that make what they govern, or what they stand beside, less than a fact."""

    lemma = dy.String(primary_key=True, description="The lemma, in lower case.")
    place = dy.Enum(
        ["above", "beside"],
        primary_key=True,
        description="`above`: governs the event; `beside`: depends on its word.",
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
    carrier = events.filter(pl.col("upos") == "NOUN").select("trigger", near="h")
    chain = events.select("trigger", near="trigger")
    verbal = ["xcomp", "ccomp", "advcl", "acl", "conj", "obj", "nsubj:pass", "obl", "nmod"]
    up = words.filter(pl.col("dep").is_in(verbal)).select(near="i", over="h", over_dep="dep")
    governed = chain.join(up, on="near").select("trigger", near="over")
    governed_twice = governed.join(
        up.filter(pl.col("over_dep").is_in(["xcomp", "conj", "obj", "advcl"])), on="near"
    ).select("trigger", near="over")
    governors = words.select(near="i", low="low").join(above, on="low").select("near", "level")
    conj = chain.join(up.filter(pl.col("over_dep") == "conj"), on="near").select(
        "trigger", near="over"
    )
    controlled = chain.join(
        up.filter(pl.col("over_dep").is_in(["xcomp", "acl", "advcl"])), on="near"
    ).select("trigger", near="over")
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
