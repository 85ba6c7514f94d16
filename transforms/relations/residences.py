"""Residences: where persons have their home, and which country has its capital in a city.

her home in Oslo, his native Oslo      resident_of, born_in Oslo
the capital, Oslo                      Oslo located_in Norway
"""

import polars as pl

from newsfacts.transforms.entities.entity_ids import country_id, is_country
from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.relations import Homes
from newsfacts.transforms.relations.adjacency import ahead_of_place
from newsfacts.transforms.relations.dependency_patterns import as_object, as_subject
from newsfacts.transforms.syntax.neighbours import near


def housed(parse: pl.LazyFrame, known: pl.LazyFrame) -> pl.LazyFrame:
    """Relate a person to the place of their home: "her home in Oslo", "his native Oslo".

    Args:
        parse: The parse.
        known: The mentions, from `mention_tokens.things`.
    """
    places = known.filter(
        pl.col("kind") == "name", pl.col("entity_type").is_in(["GPE", "LOC"])
    ).cache()
    persons = known.filter(pl.col("entity_type") == "PERSON").cache()
    homes = parse.join(read(Homes).lazy(), left_on="low", right_on="lemma").select(
        home="i", between=pl.col("i") + 1, predicate=pl.col("predicate").cast(pl.String)
    )
    owners = persons.filter(pl.col("dep") == "nmod:poss")
    at_home = (
        homes.join(ahead_of_place(parse, "in", "of", "near", "outside", "at"), on="between")
        .join(as_object(places, "first"), on="first")
        .join(as_subject(owners, home="h"), on="home")
    )
    native = parse.filter(pl.col("low") == "native").select(
        "i", before=pl.col("i") - 1, first=pl.col("i") + 1
    )
    before = persons.select("entity_id", before="last").unique()
    born = (
        native.join(before.select("before").unique(), on="before", how="semi")
        .join(as_object(places, "first"), on="first")
        .join(as_subject(persons, before="last"), on="before")
        .with_columns(predicate=pl.lit("born_in"))
    )
    return pl.concat([at_home, born], how="diagonal_relaxed").with_columns(rule=pl.lit("home"))


def seated(parse: pl.LazyFrame, named: pl.LazyFrame) -> pl.LazyFrame:
    """Relate "the capital, Oslo" to the country, where the article names it.

    Args:
        parse: The parse.
        named: The names, from `mention_tokens.things`.
    """
    beside = _capitals(parse)
    cities = named.filter(
        pl.col("entity_type") == "GPE", pl.col("country").is_not_null(), ~is_country()
    ).with_columns(country=country_id("country"))
    countries = named.filter(is_country()).pipe(one_per, ["article_id", "entity_id"], "first")
    placed = pl.concat(
        [
            cities.join(beside.rename({"behind": "first"}), on="first"),
            cities.join(beside.rename({"ahead": "last"}), on="last"),
        ],
        how="diagonal",
    )
    return (
        as_subject(placed, "country", "noun_start", "noun_end")
        .join(as_object(countries, "article_id", country="entity_id"), on=["article_id", "country"])
        .with_columns(
            object_start="noun_start",
            object_end="noun_end",
            predicate=pl.lit("located_in"),
            rule=pl.lit("the capital"),
        )
    )


def _capitals(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Find "the capital" and "the capital city" of a country that is not named beside.

    Returns:
        `noun_start`, `noun_end` (offsets), `behind` (number of the first word of a name behind),
        `ahead` (number of the last word of a name before, with a comma).
    """
    city = near("low", 1) == "city"
    end = pl.col("i") + pl.when(city.fill_null(value=False)).then(1).otherwise(0)
    after = pl.when(city.fill_null(value=False)).then(near("low", 2)).otherwise(near("low", 1))
    the = near("low", -1) == "the"
    return (
        parse.with_columns(
            noun_start="start_char",
            noun_end="end_char",
            behind=end + 1 + (after == ","),
            ahead=pl.when(the & (near("low", -2) == ",")).then(pl.col("i") - 3),
            fits=(the | (near("low", -1) == "'s")) & (after != "of").fill_null(value=True),
        )
        .filter(pl.col("low") == "capital", "fits")
        .select("noun_start", "noun_end", "behind", "ahead")
    )
