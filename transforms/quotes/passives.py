"""Passives: content and speakers of cues whose subject does not speak.

The lake is called the Mirror         nobody speaks
The plan was described by Ann Li as   Ann Li speaks, and the plan is not what she says
quoted an official as saying          the official speaks, and nobody else
"""

from typing import Final

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.quotes import CitingVerbs, NamingVerbs

#: The frame of a passive subject.
SUBJECT: Final = "nsubj:pass"


def voiced(found: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Drop what nobody says under passive cues, and find the speaker that another cites.

    Args:
        found: Attributions with `cue`, `speaker` (word numbers), `frame`.
        parse: The parse with subjects.
    """
    names = (
        parse.filter(pl.col("low").is_in(read(NamingVerbs)["lemma"].implode()))
        .join(_passives(parse), on="i", how="semi")
        .select(cue="i")
    )
    subject = pl.col("frame") == SUBJECT
    alone = subject.all().over("cue")
    unsaid = pl.col("speaker").is_null()
    return (
        found.join(names.with_columns(names=True), on="cue", how="left")
        .filter(~(subject & ~alone), ~(pl.col("names").fill_null(value=False) & unsaid))
        .drop("names")
        .pipe(_cited, parse)
    )


def _passives(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Participles that are passive, or describe a noun: `i`."""
    marked = parse.filter(pl.col("dep").is_in(["aux:pass", SUBJECT])).select(i="h")
    adjectival = (pl.col("dep") == "acl") & pl.col("xpos").is_in(["VBN", "VBD"])
    return pl.concat([marked, parse.filter(adjectival).select("i")]).unique()


def _cited(found: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Give "quoted an official as saying" one row, spoken by the official."""
    marks = parse.filter(pl.col("low") == "as").select(mark="i", cue="h")
    cited = parse.filter(pl.col("dep").is_in(["obj", "nsubj"])).select(official="i", verb="h")
    citing = (
        parse.filter(
            pl.col("head_lemma").is_in(read(CitingVerbs)["lemma"].implode()),
            pl.col("xpos") == "VBG",
        )
        .select(cue="i", verb="h")
        .join(marks, on="cue")
        .join(cited, on="verb")
        .filter(pl.col("official").is_between("verb", "mark"))
        .group_by("cue", "verb")
        .agg(pl.col("official").min())
    )
    return (
        found.join(citing.select("cue", "official"), on="cue", how="left")
        .with_columns(speaker=pl.coalesce("official", "speaker"))
        .join(citing.select(cue="verb"), on="cue", how="anti")
        .drop("official")
    )
