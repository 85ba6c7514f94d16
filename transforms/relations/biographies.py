"""Biographies: the ages of persons, and their relatives.

Ann Example, 67, the 67-year-old Ann Example, Example died at the age of 67     age 67
his wife Ann, Ann Example, the mother of Bo Example                             spouse, family
"""

from typing import Final

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.numbers import NumberWords
from newsfacts.transforms.lexicons.relations import Kinship
from newsfacts.transforms.relations.dependency_patterns import (
    SAME_THING,
    as_object,
    as_subject,
    turned,
    with_joined,
)
from newsfacts.transforms.syntax.neighbours import near

#: The most words between an age and the name behind it: "the 67-year-old former senator Example".
REACH: Final = 6
#: The most words from a person to their age: "Example died ... at the age of 67".
FAR: Final = 30
#: Relations of the persons that an age later in the sentence may belong to.
WHO: Final = ["nsubj", "nsubj:pass", "appos", "root"]
SENTENCE: Final = ["article_id", "sentence_no"]


def aged(parse: pl.LazyFrame, known: pl.LazyFrame) -> pl.LazyFrame:
    """The age of a person: "Example, 67, said", "the 67-year-old Example", "aged 67"."""
    ages = _ages(parse).cache()
    persons = (
        known.filter(pl.col("entity_type") == "PERSON")
        .join(parse.select("i", "sentence_no"), on="i")
        .cache()
    )
    told = persons.filter(pl.col("kind").is_in(["name", "nominal"]))
    subject = parse.select(number="i", whom="subject")
    years_old = ages.filter("years").with_columns(number=pl.col("number") + 2)
    pairs = [
        ages.filter("bracketed")
        .with_columns(last=pl.col("number") - 2)
        .join(as_subject(told, "last"), on=["article_id", "last"]),
        _next(ages.filter("compound"), told),
        _before(ages.filter("aged"), persons.filter(pl.col("dep").is_in(WHO))),
        pl.concat([years_old, ages.filter("predicate")])
        .join(subject, on="number")
        .join(as_subject(persons, whom="i"), on=["article_id", "whom"]),
    ]
    return (
        pl.concat(pairs, how="diagonal_relaxed")
        .drop("sentence_no")
        .with_columns(
            predicate=pl.lit("age"), rule=pl.lit("age"), object_id=pl.lit(None, pl.String)
        )
    )


def _ages(parse: pl.LazyFrame) -> pl.LazyFrame:
    """The numbers that can be ages, and the wording of each."""
    words = read(NumberWords).filter(pl.col("value").is_between(1, 99))["word"].to_list()
    number = pl.col("text").str.contains(r"^(?:1[01]\d|[1-9]\d?)$") | pl.col("low").is_in(words)
    years = (near("low", 1) == "year") & (near("low", 2) == "old")
    copulas = parse.filter(pl.col("dep") == "cop").select(i="h", is_one=True).unique()
    close = near("low", 1).is_in([",", ".", ")", ";", "—", "–", "and", "when"])
    return (
        parse.with_columns(
            years=years,
            bracketed=near("low", -1).is_in([",", "("]) & (close | years),
            compound=near("low", 1).is_in(["-", "–"])
            & (near("low", 2) == "year")
            & (near("low", 4) == "old"),
            aged=near("low", -1).is_in(["age", "aged"])
            | ((near("low", -2) == "age") & (near("low", -1) == "of")),
            plain=close,
        )
        .filter(number)
        .join(copulas, on="i", how="left", maintain_order="left")
        .select(
            *SENTENCE,
            "years",
            "bracketed",
            "compound",
            "aged",
            predicate=pl.col("is_one").fill_null(value=False) & pl.col("plain"),
            number="i",
            object_text="text",
            object_start="start_char",
            object_end="end_char",
        )
        .filter(pl.any_horizontal("years", "bracketed", "compound", "aged", "predicate"))
    )


def _next(ages: pl.LazyFrame, named: pl.LazyFrame) -> pl.LazyFrame:
    """The name right behind an age: "the 67-year-old senator Example"."""
    behind = as_subject(named, "sentence_no", "first", who="first").sort("first")
    return (
        ages.sort("number")
        .join_asof(
            behind,
            left_on="number",
            right_on="first",
            by=SENTENCE,
            strategy="forward",
            check_sortedness=False,
        )
        .filter(pl.col("who") - pl.col("number") - 4 <= REACH)
        .filter(pl.col("who") > pl.col("number") + 4)
    )


def _before(ages: pl.LazyFrame, persons: pl.LazyFrame) -> pl.LazyFrame:
    """The person last named before an age in its sentence: "Example died at the age of 67"."""
    before = as_subject(persons, "sentence_no", "i", who="i").sort("i")
    return (
        ages.sort("number")
        .join_asof(
            before,
            left_on="number",
            right_on="i",
            by=SENTENCE,
            strategy="backward",
            check_sortedness=False,
        )
        .filter(pl.col("number") - pl.col("who") < FAR)
    )


def kin(parse: pl.LazyFrame, known: pl.LazyFrame) -> pl.LazyFrame:
    """Relatives: "his wife Ann", "Ann, the wife of Example", "Example's sister is Ann"."""
    lexicon = read(Kinship).lazy().select("lemma", pl.col("predicate").cast(pl.String))
    children = read(Kinship).filter("child")["lemma"].implode()
    nouns = (
        parse.join(lexicon, left_on="low", right_on="lemma")
        .select("predicate", kin="i", kin_dep="dep", above="h", subject="subject", word="low")
        .cache()
    )
    persons = known.filter(pl.col("entity_type") == "PERSON").cache()
    named = persons.filter(pl.col("kind") == "name").drop("dep", "h")
    above = persons.select("i", "first", dep="dep", kin="h").unique()
    of = parse.filter(pl.col("low") == "of").select(i="h").unique()
    owned = persons.filter(pl.col("dep") == "nmod:poss").with_columns(kin="h")
    spoken = persons.filter(pl.col("dep") == "nmod").join(of, on="i", how="semi")
    owners = pl.concat([owned, spoken.with_columns(kin="h")])
    copulas = parse.filter(pl.col("dep") == "cop").select(kin="h").unique()
    below = above.filter(pl.col("dep").is_in(SAME_THING)).select("i", "kin")
    beside = nouns.filter(pl.col("kin_dep").is_in(SAME_THING)).select("kin", i="above")
    told = nouns.join(copulas, on="kin", how="semi").select("kin", i="subject")
    first = pl.concat([below, beside, told, _right_behind(parse, persons)], how="diagonal").unique()
    # "His parents, Ann and Bo".
    relatives = first.pipe(with_joined, parse, "i").unique().join(named, on="i")
    return (
        nouns.join(as_subject(owners, "kin"), on="kin")
        .join(as_object(relatives, "kin"), on="kin")
        .with_columns(rule=pl.col("word"))
        # Relatives are each other's: the first one named is the subject, or the child.
        .pipe(
            turned,
            (pl.col("object_start") < pl.col("subject_start")) | pl.col("word").is_in(children),
        )
    )


def _right_behind(parse: pl.LazyFrame, persons: pl.LazyFrame) -> pl.LazyFrame:
    """The person in commas right behind a noun, whatever the parse: "by his wife, Ann, and"."""
    text = pl.col("text")
    commas = parse.filter(text == ",").select(first=pl.col("i") + 1, kin=pl.col("i") - 1)
    ends = parse.filter(text.is_in([",", ".", ";", "and"])).select(last=pl.col("i") - 1)
    return (
        persons.filter(pl.col("kind") == "name")
        .join(ends, on="last", how="semi")
        .join(commas, on="first")
        .select("i", "kin")
    )
