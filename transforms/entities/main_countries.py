"""Main countries: the country that an article is about, for names of which nothing is said.

The Exampleville bridge fell, Peru's Ministry of Works said. Engineer Ann Abel ...   PER
"""

from typing import Final

import polars as pl

from newsfacts.transforms.lexicons.base import alternation, read
from newsfacts.transforms.lexicons.entities import BorderlessWords

#: Least share of an article's names of places with a country that are in its main country.
OF_PLACES: Final = 0.6
#: Least share of all names with a country that belong to it, for persons and bodies.
OF_ALL: Final = 0.65
#: Least number of names in the main country.
LEAST: Final = 3
#: Least share of the names of some entities that the one named far more often than others has.
MOST: Final = 0.6


def most_named(names: pl.LazyFrame, least: int = 1) -> pl.LazyFrame:
    """Give the entity that each article names far more often than the others, if there is one.

    Args:
        names: The names of the entities that are compared, with `article_id` and `entity_id`.
        least: The least number of its names.

    Returns:
        `article_id`, `entity_id`.
    """
    counts = names.group_by("article_id", "entity_id").agg(count=pl.len())
    count = pl.col("count")
    most = count >= count.sum().over("article_id") * MOST
    return counts.filter(most, count >= least).drop("count")


def with_main_country(names: pl.LazyFrame) -> pl.LazyFrame:
    """Add `somewhere`, the main country of the article, for names that may belong to it.

    Also adds `main_place`, the country of most of its places, and `named_places`, all of theirs.

    Args:
        names: The names, with `told` (the country that lexicons or the text say), `entity_type`,
            `phrase`, `item` and `namesake`.
    """
    place = pl.col("entity_type").is_in(["GPE", "NORP", "FAC"])
    main = names.group_by("article_id").agg(
        of_places=_main(pl.col("told").filter(place), OF_PLACES),
        of_all=_main(pl.col("told"), OF_ALL),
        named_places=pl.col("told").filter(place).drop_nulls().unique().sort(),
    )
    return (
        names.join(main, on="article_id", how="left", maintain_order="left")
        .with_columns(
            somewhere=pl.when(_is_place())
            .then("of_places")
            .when(_is_person_or_body())
            .then("of_all")
        )
        .rename({"of_places": "main_place"})
        .drop("of_all")
    )


def _main(told: pl.Expr, share: float) -> pl.Expr:
    """The country of most names that have one; NULL if too few have it."""
    known = told.drop_nulls()
    most = known.mode().sort().first()
    count = (known == most).sum()
    return pl.when((count >= known.len() * share) & (count >= LEAST)).then(most)


def _is_place() -> pl.Expr:
    """Whether a name is that of a place which may lie in a country."""
    wide = pl.col("phrase").str.contains(_borderless("place")) | pl.col("item").is_not_null()
    local = (pl.col("entity_type") == "LOC") & pl.col("phrase").str.contains(" ") & ~wide
    return pl.col("entity_type").is_in(["GPE", "FAC"]) | local


def _is_person_or_body() -> pl.Expr:
    """Whether a person or body may be of the main country of the article."""
    known_elsewhere = pl.col("item").is_not_null() | pl.col("namesake").fill_null(value=False)
    worldwide = pl.col("phrase").str.contains(_borderless("body"))
    return (
        (pl.col("entity_type") == "PERSON") | ((pl.col("entity_type") == "ORG") & ~worldwide)
    ) & ~known_elsewhere


def _borderless(names: str) -> str:
    """The pattern of words in names that are of no country."""
    return rf"\b{alternation(read(BorderlessWords).filter(names=names)['word'])}\b"
