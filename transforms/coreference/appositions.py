"""Nouns beside names that mean what the names mean.

President Xi spoke to state news agency Xinhua in Hainan province.
^Xi                              ^Xinhua              ^Hainan
"""

from typing import Final

import polars as pl

from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.names import NameContexts
from newsfacts.transforms.lexicons.roles import Titles

#: What a reference takes over from the name.
ENTITY: Final = (
    "article_id", "entity_type", "entity_id", "entity_name", "country", "wikidata_id",
)  # fmt: skip


def titled(named: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """A title before a name means whom it names; one over a list means all: "Premiers A and B"."""
    titles = parse.join(read(Titles).lazy(), left_on="low", right_on="lemma", how="semi")
    persons = named.filter(pl.col("entity_type") == "PERSON")
    before = persons.with_columns(noun=pl.col("first") - 1).join(
        titles.select(noun="i", xpos="xpos"), on="noun"
    )
    listed = parse.filter(pl.col("dep") == "conj").select(other="i", head="h")
    others = persons.rename({"head": "other"}).drop("first", "last", "article_id")
    over = (
        before.filter(pl.col("xpos").is_in(["NNS", "NNPS"]))
        .select("article_id", "noun", "head")
        .join(listed, on="head")
        .join(others, on="other")
    )
    joined = parse.filter(pl.col("dep") == "conj").select(noun="i", above="h")
    also = (
        before.join(joined, on="noun")
        .drop("noun")
        .join(titles.select(above="i"), on="above")
        .rename({"above": "noun"})
    )
    return pl.concat([f.select(*ENTITY, "noun") for f in (before, over, also)]).select(
        *ENTITY,
        first="noun",
        last="noun",
        head="noun",
        kind=pl.lit("nominal"),
        rule=pl.lit("title and name"),
    )


def placed(named: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """A place with its kind behind it is the place: "Hainan province"."""
    kinds = (
        read(NameContexts)
        .lazy()
        .filter(pl.col("place") == "after", pl.col("entity_type").is_in(["GPE", "LOC"]))
        .select(low="lemma", told=pl.col("entity_type").cast(pl.String))
    )
    nouns = parse.join(kinds, on="low").select("told", at="i")
    return (
        named.with_columns(at=pl.col("last") + 1)
        .join(nouns, on="at")
        .filter(pl.col("entity_type") == pl.col("told"))
        .select(
            *ENTITY,
            "first",
            last="at",
            head="at",
            kind=pl.lit("nominal"),
            rule=pl.lit("name and kind"),
        )
    )


def apposed(named: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """A noun that a name is put beside means what the name means: "state news agency Xinhua"."""
    noun = pl.col("upos") == "NOUN"
    beside = parse.filter(
        pl.col("dep").is_in(["appos", "flat"]), pl.col("head_upos") == "NOUN"
    ).select(head="i", noun="h")
    # "state news agency Xinhua": the parse may hang both on the verb; side by side they are one.
    place = parse.select(head="i", over="h", relation="dep")
    before = parse.filter(noun).select("dep", noun="i", above="h")
    touching = (
        named.select("head", noun=pl.col("first") - 1)
        .join(before, on="noun")
        .join(place, on="head")
        .filter((pl.col("over") == pl.col("above")) & (pl.col("relation") == pl.col("dep")))
        .select("head", "noun")
    )
    beside = pl.concat([beside, touching]).unique()
    return (
        named.join(beside, on="head")
        .select(
            *ENTITY,
            first="noun",
            last="noun",
            head="noun",
            kind=pl.lit("nominal"),
            rule=pl.lit("apposition"),
        )
        .pipe(one_per, "head")
    )
