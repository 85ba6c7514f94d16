"""Model names: the names that the annotator tagged, if they look like names."""

from typing import Final

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.entities import name_links
from newsfacts.transforms.lexicons.names import CountryWords
from newsfacts.transforms.lexicons.roles import Titles
from newsfacts.transforms.names.titles import (
    without_final_titles,
    without_portfolios,
    without_titles,
)
from newsfacts.transforms.names.type_votes import MODEL

#: Types with many false positives; their words must be proper nouns.
RARE: Final = ("EVENT", "PRODUCT", "WORK_OF_ART", "LAW")
#: Marks that end no name: "Paris-based", "the workers' union".
OPEN_ENDS: Final = ("-", "–", "'", "’")
#: Most words in a name.
LONGEST: Final = 12


def tagged_names(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Find the names that the annotator tagged, without titles and offices.

    Args:
        parse: The parse.

    Returns:
        `article_id`, `first`, `last`, `entity_type`, `weight`, `rule`.
    """
    return (
        _words(parse)
        .pipe(_trimmed)
        .filter(_is_name())
        .select(
            "article_id",
            "first",
            "last",
            entity_type=pl.when("people").then(pl.lit("NORP")).otherwise("entity_type"),
            weight=pl.lit(MODEL),
            rule=pl.lit("annotator"),
        )
        .pipe(without_titles, parse)
        .pipe(without_final_titles, parse)
        .pipe(without_portfolios, parse)
    )


def _words(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Classify the words of tagged names; `name` is the number of the first word of the name."""
    text = pl.col("text")
    # A title at the start is no part of a name: "Premiers Li and Mishustin".
    title = (
        (pl.col("token_no") == pl.col("entity_start"))
        & (pl.col("entity_type") == "PERSON")
        & (pl.col("entity_type").shift(-1) == "PERSON")
        & pl.col("low").is_in(read(Titles)["lemma"].implode())
    )
    capitalised = ~pl.col("entity_type").is_in(RARE) & text.str.contains(r"^\p{Lu}")
    proper = ~pl.col("title") & ((pl.col("upos") == "PROPN") | capitalised)
    letters = text.str.contains(r"\p{L}")
    return (
        parse.with_columns(title=title.fill_null(value=False))
        .filter(pl.col("entity_start").is_not_null())
        .select(
            "article_id",
            "entity_type",
            "i",
            name=pl.col("shift") + pl.col("entity_start"),
            starts=proper,
            ends=proper | ~(letters | text.is_in(OPEN_ENDS)) | (pl.col("upos") == "NUM"),
            # "NGOs", "MPs": abbreviations of common nouns.
            plural=text.str.contains(r"^\p{Lu}{2,5}s$"),
            people=_is_people(),
            hyphen=text.is_in(["-", "–"]),
            country=text.is_in(read(CountryWords)["phrase"].implode()),
            name_like=proper | ~letters | pl.col("low").is_in(name_links("inside")),
        )
    )


def _trimmed(words: pl.LazyFrame) -> pl.LazyFrame:
    """Build one row per name from its words, without words that cannot start or end a name."""
    single = pl.len() == 1
    place = pl.col("entity_type").first().is_in(["GPE", "LOC"])
    return (
        words.with_columns(first=pl.when("starts").then("i"), last=pl.when("ends").then("i"))
        .group_by("name", maintain_order=True)
        .agg(
            pl.col("article_id", "entity_type").first(),
            pl.col("first").min(),
            pl.col("last").max(),
            two_countries=pl.col("hyphen").any() & pl.col("country").any(),
            plural=single & pl.col("plural").any(),
            people=single & pl.col("people").any() & place,
            name_like=pl.col("name_like").all(),
        )
    )


def _is_name() -> pl.Expr:
    """Whether a tagged span looks like a name of its type."""
    # "China-Russia" is no place, KwaZulu-Natal is one.
    no_place = pl.col("two_countries") & pl.col("entity_type").is_in(["GPE", "NORP"])
    return (
        pl.col("first").is_not_null()
        & ~no_place
        & (pl.col("name_like") | ~pl.col("entity_type").is_in(RARE))
        & (pl.col("last") - pl.col("first") < LONGEST)
        & ~pl.col("plural")
    )


def _is_people() -> pl.Expr:
    """Whether a word means the people of a place, not the place: Tasmanian, Canberrans."""
    adjective = (pl.col("upos") == "ADJ") & pl.col("text").str.contains("(?:an|ese|ish|ite)$")
    several = pl.col("xpos").is_in(["NNS", "NNPS"]) & pl.col("text").str.contains("(?:ans|ites)$")
    return adjective | several
