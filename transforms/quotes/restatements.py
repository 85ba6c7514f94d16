"""Restatements: two cues of one speaker for the same content give one quote.

repeated the claim that it is safe      one cue, repeated: the noun is its object
released a statement saying it is safe  one cue, saying, by whoever released the statement
promised to announce a plan             one cue, promised: the plan is not announced
"""

from typing import Final

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.quotes import TellingThings, UtteringVerbs

#: Relations of a cue that is not a clause of its own, but part of what its subject says.
PARTS: Final = ("xcomp", "obj")


def told_once(found: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Keep one of two rows of a speaker that have the same content.

    Args:
        found: Attributions with `cue`, `speaker` (word numbers), `start_char`, `end_char`.
        parse: The parse with subjects.
    """
    return found.pipe(_by_authors, parse).pipe(_merged_nouns, parse).pipe(_without_parts, parse)


def _by_authors(found: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Attribute what a text says to its author; the text is no cue: "a statement saying"."""
    publishing = read(UtteringVerbs).filter("publishes")["lemma"]
    verbs = parse.filter(
        pl.col("low").is_in(publishing.implode()), pl.col("upos") == "VERB", ~pl.col("passive")
    ).select(h="i", author="subject")
    things = pl.col("low").is_in(read(TellingThings)["word"].implode())
    authors = (
        parse.filter(things, pl.col("dep") == "obj")
        .join(verbs, on="h")
        .select("author", speaker="i")
        .drop_nulls()
    )
    found = found.cache()
    telling = found.select("speaker", inner="cue").join(authors, on="speaker", how="semi").unique()
    again = telling.filter(pl.col("speaker") < pl.col("inner")).select(cue="speaker").unique()
    return (
        found.join(again, on="cue", how="anti")
        .join(authors, on="speaker", how="left")
        .with_columns(speaker=pl.coalesce("author", "speaker"))
        .drop("author")
    )


def _merged_nouns(found: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Attribute the content of a noun to the verb whose object it is: "repeated the claim that"."""
    nouns = parse.filter(pl.col("dep") == "obj", pl.col("upos") == "NOUN").select(
        noun="i", verb="h", noun_at="start_char"
    )
    found = found.cache()
    own = found.select("speaker", noun="cue")
    both = (
        found.select("start_char", "end_char", "speaker", verb="cue")
        .join(nouns, on="verb")
        .filter(pl.col("noun_at").is_between("start_char", "end_char", closed="left"))
        .join(own, on=["noun", "speaker"])
        .cache()
    )
    outer = both.select("start_char", "end_char", cue="verb").unique()
    inner = both.select("verb", cue="noun").unique("cue")
    return (
        found.join(outer, on=["cue", "start_char", "end_char"], how="anti")
        .join(inner, on="cue", how="left")
        .with_columns(cue=pl.coalesce("verb", "cue"))
        .drop("verb")
    )


def _without_parts(found: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Drop a cue that is part of what the same speaker says: "promised to announce a plan"."""
    parts = parse.filter(pl.col("dep").is_in(PARTS)).select("start_char", part="i", cue="h")
    found = found.cache()
    inside = (
        found.select("cue", "speaker", begin="start_char", end="end_char")
        .join(parts, on="cue")
        .filter(pl.col("start_char").is_between("begin", "end", closed="left"))
        .select("speaker", cue="part")
        .unique()
    )
    return found.join(inside, on=["cue", "speaker"], how="anti")
