"""Appositions: the place or body that the noun in apposition to a name says.

Badalona, a Catalan city     located_in Catalonia    Example Corp, the Japanese company   based_in
the legislature of Taiwan, the Legislative Yuan      part_of Taiwan
Ann Example, a journalist from Yemen                 resident_of Yemen
"""

from functools import cache
from typing import Final

import polars as pl

from newsfacts.transforms.entities.entity_ids import is_country
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.entities import words_for_any_country
from newsfacts.transforms.lexicons.relations import PlaceNouns
from newsfacts.transforms.lexicons.roles import Titles
from newsfacts.transforms.lexicons.syntax import prepositions_of
from newsfacts.transforms.relations.dependency_patterns import as_object, as_subject
from newsfacts.transforms.relations.name_words import is_body, is_place
from newsfacts.transforms.syntax.phrases import prepositions

#: Relations of a place to the noun that it says more of.
BELOW: Final = ("amod", "compound", "nmod:poss", "nmod:desc", "nmod")


def apposed(parse: pl.LazyFrame, known: pl.LazyFrame) -> pl.LazyFrame:
    """Relate a name to the place beside the noun that describes it.

    Args:
        parse: The parse.
        known: The mentions, from `mention_tokens.things`.
    """
    named = known.filter(pl.col("kind") == "name")
    nouns = parse.filter(pl.col("upos") == "NOUN").select(
        noun="i", low="low", noun_dep="dep", over="h"
    )
    behind = as_subject(named.filter(pl.col("dep") == "appos"), noun="h").join(nouns, on="noun")
    before = as_subject(named, over="i").join(
        nouns.filter(pl.col("noun_dep") == "appos"), on="over"
    )
    # "The African nation", where it is known which.
    itself = as_subject(known.filter(pl.col("kind") == "nominal"), noun="i").join(nouns, on="noun")
    places = as_object(
        named.filter(is_place("entity_type"), pl.col("dep").is_in(BELOW)), "i", "dep", noun="h"
    ).join(prepositions(parse), left_on="i", right_on="h", how="left")
    return (
        pl.concat([behind, before, itself], how="diagonal")
        .join(places, on="noun")
        .with_columns(predicate=_predicate(), rule=pl.lit("apposition"))
        .filter(
            pl.col("predicate").is_not_null(),
            # No country is in another, but "Chad, a country in Africa".
            ~(
                (pl.col("predicate") == "located_in")
                & is_country("subject_id")
                & (pl.col("object_type") != "LOC")
            ),
        )
    )


@cache
def _predicate() -> pl.Expr:
    """The relation of the name to the place, by the noun between; NULL for none."""
    nouns = pl.concat([read(PlaceNouns)["lemma"], pl.Series(words_for_any_country())]).implode()
    # "Ann Example, a senator from Iowa" need not live there.
    office = pl.col("low").is_in(read(Titles).filter("office")["lemma"].implode())
    linked = pl.col("dep") != "nmod"
    within = pl.col("preposition").is_in(prepositions_of("within"))
    place = pl.col("subject_type").is_in(["GPE", "LOC", "FAC"])
    body = pl.col("subject_type") == "ORG"
    fits = linked | within
    return (
        pl.when((pl.col("subject_type") == "PERSON") & (pl.col("preposition") == "from") & ~office)
        .then(pl.lit("resident_of"))
        .when(place & fits & (pl.col("low").is_in(nouns) | is_body("low", "site")))
        .then(pl.lit("located_in"))
        .when(body & fits & is_body("low", "assembly", "state"))
        .then(pl.lit("part_of"))
        .when(body & fits & is_body("low", "firm", "club"))
        .then(pl.lit("based_in"))
    )
