"""Nationalities: the country of a person or body by the words before or behind the name.

the Italian artist Ann Example   ITA      the Ministry of Health of Peru   PER
"""

from typing import Final

import polars as pl

from newsfacts.transforms.lexicons.syntax import prepositions_of
from newsfacts.transforms.syntax.neighbours import begins_sentence

#: The most words between a nationality and the name: "the Italian conceptual artist Example".
REACH: Final = 6
#: Types of entities that have a nationality.
TYPES: Final = ("PERSON", "ORG")


def with_nationality(names: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Add `nationality`, the country that the words beside a person's or body's name say.

    It holds for all names of the entity in the article.

    Args:
        names: The names, in order, with `code` and `place_country` (their own country).
        parse: The parse.
    """
    own = pl.coalesce("code", "place_country")
    places = names.filter(pl.col("entity_type").is_in(["GPE", "NORP"]), own.is_not_null()).select(
        near="last", place_first="first", country_near=own
    )
    holders = names.filter(pl.col("entity_type").is_in(TYPES))
    words = _phrases(parse).cache()
    found = (
        pl.concat(
            [
                _before(holders, places, words),
                _behind_of(holders, places, words),
                _of_bodies(names, parse),
            ]
        )
        .group_by("article_id", "entity_id")
        .agg(nationality=pl.col("country_near").mode().sort().first())
    )
    return names.join(found, on=["article_id", "entity_id"], how="left", maintain_order="left")


def _phrases(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Number the runs of adjectives and nouns: `i`, `phrase`, `before` (the word before)."""
    inside = pl.col("upos").is_in(["ADJ", "NOUN", "PROPN"]) | pl.col("text").is_in(["-", "–"])
    return parse.select(
        "i", phrase=(~inside | begins_sentence()).cum_sum(), before=pl.col("low").shift(1)
    )


def _before(holders: pl.LazyFrame, places: pl.LazyFrame, words: pl.LazyFrame) -> pl.LazyFrame:
    """The countries before names: `article_id`, `entity_id`, `country_near`."""
    placed = (
        places.join(words.select("before", place_first="i"), on="place_first")
        .filter(~pl.col("before").is_in(prepositions_of("elsewhere")).fill_null(value=False))
        .select("near", "country_near")
        .join(words.select(near="i", phrase="phrase"), on="near")
        .sort("near")
    )
    return (
        holders.select("article_id", "entity_id", near_name="first")
        .join(words.select(near_name="i", own_phrase="phrase"), on="near_name")
        .sort("near_name")
        .join_asof(placed, left_on="near_name", right_on="near", allow_exact_matches=False)
        .filter(
            pl.col("phrase") == pl.col("own_phrase"),
            pl.col("near_name") - pl.col("near") <= REACH,
        )
        .select("article_id", "entity_id", "country_near")
    )


def _behind_of(holders: pl.LazyFrame, places: pl.LazyFrame, words: pl.LazyFrame) -> pl.LazyFrame:
    """The countries behind bodies and "of": `article_id`, `entity_id`, `country_near`."""
    of = words.filter(pl.col("before") == "of").select(place_first="i")
    return (
        holders.filter(pl.col("entity_type") == "ORG")
        .select("article_id", "entity_id", place_first=pl.col("last") + 2)
        .join(of, on="place_first", how="semi")
        .join(places.select("place_first", "country_near"), on="place_first")
        .select("article_id", "entity_id", "country_near")
    )


def _of_bodies(names: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """The countries of bodies that persons are of: "Ann of the University of Example".

    Returns:
        `article_id`, `entity_id`, `country_near`.
    """
    low = pl.col("low")
    links = parse.filter(low.is_in(prepositions_of("body"))).select(at="i", first="i")
    articles = parse.filter(low == "the").select(first="i")
    bare = links.select("at", first=pl.col("first") + 1)
    behind_the = bare.join(articles, on="first", how="semi").with_columns(pl.col("first") + 1)
    country = pl.coalesce("owner", "body_of", "code", "place_country")
    bodies = names.filter(
        pl.col("entity_type").is_in(["ORG", "FAC"]), country.is_not_null()
    ).select("first", country_near=country)
    return (
        names.filter(pl.col("entity_type") == "PERSON")
        .select("article_id", "entity_id", at=pl.col("last") + 1)
        .join(pl.concat([bare, behind_the]), on="at")
        .join(bodies, on="first")
        .select("article_id", "entity_id", "country_near")
    )
