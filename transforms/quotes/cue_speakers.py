"""Speakers of cues: the subject of a verb of saying, or who a noun of saying belongs to.

The mayor said that ...        The mayor's claim that ...        was told by the mayor
^speaker  ^cue                     ^speaker  ^cue                    ^cue         ^speaker
"""

import polars as pl

from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.quotes import UtteringVerbs
from newsfacts.transforms.lexicons.syntax import RaisingVerbs, prepositions_of


def subject_speaker() -> pl.Expr:
    """The subject of the cue; NULL if the cue is passive or a verb of seeming."""
    raising = pl.col("low").is_in(read(RaisingVerbs)["verb"].implode())
    return pl.when(~pl.col("passive"), ~raising).then("subject")


def noun_speakers(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Find the speakers that are not the subject: "a warning by the mayor", "was told by".

    The subject of a verb of uttering lends itself to the noun that is its object; who denies or
    faces a claim does not make it.

    Args:
        parse: The parse.

    Returns:
        `cue`, `noun_speaker` (numbers of words).
    """
    agents = parse.filter(pl.col("dep") == "obl:agent").select(
        cue="h", noun_speaker="i", rank=pl.lit(0)
    )
    owners = parse.filter((pl.col("dep") == "nmod:poss") & (pl.col("head_upos") == "NOUN")).select(
        cue="h", noun_speaker="i", rank=pl.lit(1)
    )
    led = (
        (pl.col("dep") == "case")
        & pl.col("low").is_in(prepositions_of("author"))
        & (pl.col("h") > pl.col("i"))
    )
    nouns = parse.filter(pl.col("upos") == "NOUN").select(cue="i")
    authors = (
        parse.filter(led)
        .select(cue=pl.col("i") - 1, noun_speaker="h", rank=pl.lit(1))
        .join(nouns, on="cue", how="semi")
    )
    return (
        pl.concat([agents, owners, authors, _uttered(parse)])
        .pipe(one_per, "cue", "rank", "noun_speaker")
        .drop("rank")
    )


def _uttered(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Nouns with the subject of the verb they are the object of: "the mayor voiced concern"."""
    utters = pl.col("low").is_in(read(UtteringVerbs)["lemma"].implode())
    doers = parse.filter(utters, pl.col("upos") == "VERB", ~pl.col("passive")).select(
        h="i", noun_speaker="subject"
    )
    return (
        parse.filter((pl.col("dep") == "obj") & (pl.col("upos") == "NOUN"))
        .join(doers.drop_nulls(), on="h")
        .select(pl.col("i").alias("cue"), "noun_speaker", rank=pl.lit(2))
    )


def passive_clauses(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Find participles whose clause leaves out its passive: "asked why, she left".

    Args:
        parse: The parse.

    Returns:
        `cue` (number of the word); the subject of the clause above is spoken to.
    """
    own = pl.col("dep").str.contains("^(?:nsubj|csubj|aux|obl:agent)")
    finite = parse.filter(own).select(cue="h").unique()
    participle = (pl.col("dep") == "advcl") & pl.col("xpos").is_in(["VBD", "VBN"])
    return parse.filter(participle).select(cue="i").join(finite, on="cue", how="anti")
