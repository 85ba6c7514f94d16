"""Tagged names: those that the annotator has found, as far as they read like names."""

from typing import Final

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.names import CountryWords
from newsfacts.transforms.lexicons.roles import Titles
from newsfacts.transforms.names.titles import without_portfolios, without_titles
from newsfacts.transforms.names.type_votes import MODEL

#: Types that the model takes for names too easily; their words must be proper nouns.
RARE: Final = ("EVENT", "PRODUCT", "WORK_OF_ART", "LAW")
#: Marks that no name ends with: "Paris-based", "the workers' union".
OPEN_ENDS: Final = ("-", "–", "'", "’")
PLACES: Final = pl.col("entity_type").first().is_in(["GPE", "LOC"])


def tagged_names(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Find what the annotator has tagged as names, without titles and offices.

    Args:
        parse: The parse.
    """
    return _tagged(parse).pipe(without_titles, parse).pipe(without_portfolios, parse)


def _tagged(parse: pl.LazyFrame) -> pl.LazyFrame:
    """The names that the annotator has tagged."""
    # A title at the head of a name is none of it: "Premiers Li and Mishustin".
    titled = (
        (pl.col("token_no") == pl.col("entity_start"))
        & (pl.col("entity_type") == "PERSON")
        & (pl.col("entity_type").shift(-1) == "PERSON")
        & pl.col("low").is_in(read(Titles)["lemma"].implode())
    )
    spelled = pl.col("text").str.contains(r"\p{L}")
    open_end = pl.col("text").is_in(OPEN_ENDS)
    countries = read(CountryWords)["phrase"].implode()
    linking = pl.col("low").is_in(["of", "the", "and", "for", "in", "on", "de", "al"])
    inside = parse.with_columns(titled=titled.fill_null(value=False)).filter(
        pl.col("entity_start").is_not_null()
    )
    proper = ~pl.col("titled") & (
        (pl.col("upos") == "PROPN")
        | ~pl.col("entity_type").is_in(RARE) & pl.col("text").str.contains(r"^\p{Lu}")
    )
    return (
        inside.select(
            "article_id",
            "entity_type",
            "i",
            name=pl.col("shift") + pl.col("entity_start"),
            proper=proper,
            ends=proper | ~(spelled | open_end) | (pl.col("upos") == "NUM"),
            # "NGOs", "MPs": abbreviations of common nouns.
            plural=pl.col("text").str.contains(r"^\p{Lu}{2,5}s$"),
            people=_is_people(),
            hyphen=pl.col("text").is_in(["-", "–"]),
            country=pl.col("text").is_in(countries),
            sane=proper | ~spelled | linking,
        )
        .with_columns(first=pl.when("proper").then("i"), last=pl.when("ends").then("i"))
        .group_by("name", maintain_order=True)
        .agg(
            pl.col("article_id", "entity_type").first(),
            pl.col("first").min(),
            pl.col("last").max(),
            # "China-Russia" is no place, KwaZulu-Natal is one.
            joined=pl.col("hyphen").any() & pl.col("country").any(),
            plural=(pl.len() == 1) & pl.col("plural").any(),
            people=(pl.len() == 1) & pl.col("people").any() & PLACES,
            sane=pl.col("sane").all(),
        )
        .filter(
            pl.col("first").is_not_null()
            & ~(pl.col("joined") & pl.col("entity_type").is_in(["GPE", "NORP"]))
            & (pl.col("sane") | ~pl.col("entity_type").is_in(RARE))
            & (pl.col("last") - pl.col("first") < 12)
            & ~pl.col("plural")
        )
        .select(
            "article_id",
            "first",
            "last",
            entity_type=pl.when("people").then(pl.lit("NORP")).otherwise("entity_type"),
            weight=pl.lit(MODEL),
            rule=pl.lit("annotator"),
        )
    )


def _is_people() -> pl.Expr:
    """Whether a word tells of the people of a place, not of the place: Tasmanian, Canberrans."""
    adjective = (pl.col("upos") == "ADJ") & pl.col("text").str.contains("(?:an|ese|ish|ite)$")
    several = pl.col("xpos").is_in(["NNS", "NNPS"]) & pl.col("text").str.contains("(?:ans|ites)$")
    return adjective | several
