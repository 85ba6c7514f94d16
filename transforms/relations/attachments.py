"""Attachments: two names with a preposition between, or with examples behind a noun.

Ann Example of the National Agency       employer
Ann Example of the Senate                member_of
the Example School at the University     part_of the University
the Example Agency of Norway             part_of Norway
German firms including Example           based_in Germany
"""

from functools import cache

import polars as pl

from newsfacts.transforms.entities.entity_ids import is_country
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.entities import words_for_any_country
from newsfacts.transforms.lexicons.relations import PlaceNouns
from newsfacts.transforms.lexicons.syntax import prepositions_of
from newsfacts.transforms.relations.dependency_patterns import as_object, as_subject
from newsfacts.transforms.relations.name_words import has_members, is_body, is_party, is_place
from newsfacts.transforms.syntax.phrases import prepositions


def attached(parse: pl.LazyFrame, named: pl.LazyFrame) -> pl.LazyFrame:
    """Relate a name to the one behind a preposition: "Ann Example of the Agency".

    Args:
        parse: The parse.
        named: The names, from `mention_tokens.things`.
    """
    return (
        pl.concat([_governed(parse, named), _behind(parse, named)], how="diagonal")
        .with_columns(predicate=_of_preposition(), rule=pl.format("name {} name", "preposition"))
        # "The United States in 2019", "Israel in Gaza": a country is in no place.
        .filter(
            pl.col("predicate").is_not_null(),
            ~((pl.col("predicate") == "located_in") & is_country("subject_id")),
        )
    )


def _governed(parse: pl.LazyFrame, named: pl.LazyFrame) -> pl.LazyFrame:
    """Pair a name with its modifier, wherever it is: "Ann Example, now at the Agency"."""
    case = prepositions(parse, ["case"])
    held = named.filter(pl.col("dep") == "nmod").join(case, left_on="i", right_on="h")
    return (
        as_object(held, "preposition", whom="h")
        .join(as_subject(named.drop("dep", "h"), whom="i"), on="whom")
        .drop("whom")
    )


def _behind(parse: pl.LazyFrame, named: pl.LazyFrame) -> pl.LazyFrame:
    """Pair a person with the body right behind, whatever the parse: "Ann of the Agency said"."""
    words = parse.select("i", "low")
    links = words.filter(pl.col("low").is_in(["of", "from"]))
    the = words.filter(pl.col("low") == "the").select(at="i")
    bodies = named.filter(pl.col("entity_type") == "ORG").with_columns(at=pl.col("first") - 1)
    bare = bodies.join(the, on="at", how="anti")
    behind_the = bodies.join(the, on="at", how="semi").with_columns(pl.col("at") - 1)
    persons = named.filter(pl.col("entity_type") == "PERSON").with_columns(at=pl.col("last") + 1)
    comma = words.filter(pl.col("low") == ",").select(at="i")
    apart = persons.join(comma, on="at", how="semi").with_columns(pl.col("at") + 1)
    return (
        as_object(pl.concat([bare, behind_the]), "at")
        .join(links.select(at="i", preposition="low"), on="at")
        .join(as_subject(pl.concat([persons, apart]), "at"), on="at")
        .drop("at")
    )


@cache
def _of_preposition() -> pl.Expr:
    """The relation of two names with a preposition between; NULL for none."""
    person, body = (pl.col("subject_type") == kind for kind in ("PERSON", "ORG"))
    in_body = pl.col("object_type") == "ORG"
    within = pl.col("preposition") == "in"
    of = pl.col("preposition") == "of"
    place = pl.col("object_type").is_in(["GPE", "LOC"])
    return (
        pl.when(person & is_party("object_id"))
        .then(pl.lit("party"))
        .when(person & in_body & has_members("object_text"))
        .then(pl.lit("member_of"))
        .when(person & in_body & pl.col("preposition").is_in(prepositions_of("body")))
        .then(pl.lit("employer"))
        .when(person & place & (pl.col("preposition") == "from"))
        .then(pl.lit("resident_of"))
        .when(body & in_body & of & is_body("object_text", "league"))
        .then(pl.lit("member_of"))
        .when(body & in_body & pl.col("preposition").is_in(prepositions_of("part")))
        .then(pl.lit("part_of"))
        .when(place & of & body & is_body("subject_text", "state", "assembly"))
        .then(pl.lit("part_of"))
        .when(place & of & body)
        .then(pl.lit("based_in"))
        .when(place & within & is_body("subject_text", "site"))
        .then(pl.lit("located_in"))
        .when(place & within & body)
        .then(pl.lit("based_in"))
        .when(place & within & pl.col("subject_type").is_in(["FAC", "GPE", "LOC"]))
        .then(pl.lit("located_in"))
    )


def exemplified(parse: pl.LazyFrame, named: pl.LazyFrame) -> pl.LazyFrame:
    """Relate the examples of a plural noun to its nationality: "German firms including Example".

    Args:
        parse: The parse.
        named: The names, from `mention_tokens.things`.
    """
    introduced = parse.filter(
        pl.col("dep") == "case",
        pl.col("low").is_in(prepositions_of("example")),
    ).select(i="h")
    examples = named.join(introduced.unique(), on="i", how="semi").with_columns(noun="h")
    joined = (
        named.filter(pl.col("dep") == "conj")
        .rename({"h": "first_example"})
        .join(examples.select("noun", first_example="i"), on="first_example")
        .drop("first_example")
    )
    places = named.filter(
        is_place("entity_type"), pl.col("dep").is_in(["amod", "compound", "nmod:desc"])
    )
    # "Democrats including Ann Example".
    parties = named.filter(is_party("entity_id"))
    listed = pl.concat(
        [examples.drop("h"), joined, _listed_before(parse, named)], how="diagonal_relaxed"
    )
    above = pl.concat([as_object(places, noun="h"), as_object(parties, noun="i")])
    pairs = as_subject(listed, "noun").join(above, on="noun")
    return _of_examples(pairs.join(parse.select(noun="i", word="low"), on="noun"))


def _of_examples(pairs: pl.LazyFrame) -> pl.LazyFrame:
    """Keep the examples that the noun relates to what is beside it, with their relation."""
    return (
        pairs
        # "African countries including Chad", but not "Korean allies including Chad".
        .with_columns(
            of_place=pl.when(is_country("subject_id"))
            .then(pl.col("word").is_in(words_for_any_country()) & ~is_country("object_id"))
            .otherwise(pl.col("word").is_in(read(PlaceNouns)["lemma"].implode()))
        )
        .with_columns(
            predicate=pl.when((pl.col("subject_type") == "PERSON") & is_party("object_id"))
            .then(pl.lit("party"))
            .when(pl.col("subject_type") == "ORG")
            .then(pl.lit("based_in"))
            .when((pl.col("subject_type") == "GPE") & pl.col("of_place"))
            .then(pl.lit("located_in")),
            rule=pl.lit("examples"),
        )
        .filter(pl.col("predicate").is_not_null())
    )


def _listed_before(parse: pl.LazyFrame, named: pl.LazyFrame) -> pl.LazyFrame:
    """The names before the noun that says what they are: "Texas, Ohio and other US states"."""
    other = parse.filter(pl.col("low") == "other", pl.col("dep") == "amod").select(noun="h")
    nouns = parse.filter(pl.col("dep") == "conj").select(noun="i", top="h")
    tops = nouns.join(other, on="noun", how="semi")
    itself = named.drop("h").with_columns(top="i")
    beside = named.filter(pl.col("dep") == "conj").rename({"h": "top"})
    return pl.concat([itself, beside], how="diagonal").join(tops, on="top")
