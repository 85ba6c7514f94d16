"""Adjacency: relations between names next to each other.

the centre in Wenchang, Hainan province   a Hong Kong-based firm   the Post (SCMP)
"""

import polars as pl

from newsfacts.transforms.entities.entity_ids import is_country
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.names import WordClasses
from newsfacts.transforms.relations.dependency_patterns import as_object, as_subject

#: The most words from "based" to the name of who is based there.
BASED_DISTANCE = 5


def placed(parse: pl.LazyFrame, named: pl.LazyFrame) -> pl.LazyFrame:
    """Relate a place or body to the place it is in: "the centre in Wenchang", "Wenchang, Hainan".

    Args:
        parse: The parse.
        named: The names, from `mention_tokens.things`.
    """
    places = named.filter(pl.col("entity_type").is_in(["GPE", "LOC"])).with_columns(
        between=pl.col("first") - 1
    )
    before = named.with_columns(between=pl.col("last") + 1)
    return pl.concat(
        [_after_comma(parse, before, places), _after_in(parse, before, places)],
        how="diagonal_relaxed",
    ).with_columns(
        predicate=pl.when(pl.col("subject_type") == "ORG")
        .then(pl.lit("based_in"))
        .otherwise(pl.lit("located_in"))
    )


def _after_comma(parse: pl.LazyFrame, before: pl.LazyFrame, places: pl.LazyFrame) -> pl.LazyFrame:
    """A place with a larger place after a comma: "Wenchang, Hainan"."""
    comma = parse.filter(pl.col("text") == ",").select(between="i")
    listed = parse.filter(pl.col("dep").is_in(["conj", "list"])).select("i")
    larger = places.filter(pl.col("entity_type") == "GPE").join(listed, on="i", how="anti")
    # "Benin, Nigeria" is a list: no country is located in another.
    smaller = before.filter(pl.col("entity_type") == "GPE", ~is_country()).with_columns(
        subject_name="text"
    )
    return (
        as_subject(smaller, "between", "subject_name")
        .join(comma, on="between", how="semi")
        .join(as_object(larger, "between"), on="between")
        # "Iowa, New Hampshire" is a list, too: no region is located in another.
        .filter(~(_is_region("subject_name") & _is_region("object_text")))
        .with_columns(rule=pl.lit("place, place"))
    )


def _after_in(parse: pl.LazyFrame, before: pl.LazyFrame, places: pl.LazyFrame) -> pl.LazyFrame:
    """A place or body with "in" and a place after it: "the centre in Wenchang"."""
    preposition = parse.filter(pl.col("dep") == "case", pl.col("low") == "in").select(between="i")
    located = before.filter(pl.col("entity_type").is_in(["FAC", "ORG", "GPE"]))
    return (
        as_subject(located, "between")
        .join(preposition, on="between", how="semi")
        .join(as_object(places, "between"), on="between")
        .with_columns(rule=pl.lit("name in place"))
    )


def _is_region(name: str) -> pl.Expr:
    """Whether all words of a name occur in names of regions: "New Hampshire"."""
    regions = (
        read(WordClasses).filter(pl.col("classes").str.contains(r"\bregion"))["word"].to_list()
    )
    words = pl.col(name).str.to_lowercase().str.split(" ")
    return words.list.set_difference(regions).list.len() == 0


def based(parse: pl.LazyFrame, named: pl.LazyFrame) -> pl.LazyFrame:
    """Relate the name after "Hong Kong-based" to Hong Kong.

    Args:
        parse: The parse.
        named: The names, from `mention_tokens.things`.
    """
    based = parse.filter(pl.col("text").str.to_lowercase() == "based").select(
        "article_id", at="i", hyphen=pl.col("i") - 1, sentence="sentence_no"
    )
    inside = parse.select(first="i", in_sentence="sentence_no")
    places = named.filter(pl.col("entity_type").is_in(["GPE", "LOC"])).with_columns(
        hyphen=pl.col("last") + 1
    )
    who = named.filter(pl.col("entity_type").is_in(["PERSON", "ORG"])).sort("first")
    return (
        based.join(as_object(places, "hyphen"), on="hyphen")
        .sort("at")
        .join_asof(
            as_subject(who, "first", who="first")
            .join(inside, on="first")
            .drop("article_id")
            .sort("first"),
            left_on="at",
            right_on="first",
            strategy="forward",
        )
        .filter(
            pl.col("who") - pl.col("at") <= BASED_DISTANCE,
            pl.col("sentence") == pl.col("in_sentence"),
        )
        .with_columns(predicate=pl.lit("based_in"), rule=pl.lit("place-based"))
    )


def abbreviated(parse: pl.LazyFrame, named: pl.LazyFrame) -> pl.LazyFrame:
    """Relate a name to its abbreviation in brackets: "the Post (SCMP)".

    Args:
        parse: The parse.
        named: The names, from `mention_tokens.things`.
    """
    bracket = parse.filter(pl.col("text") == "(").select(opens="i")
    left = named.with_columns(opens=pl.col("last") + 1)
    right = named.with_columns(opens=pl.col("first") - 1)
    return (
        as_subject(left, "opens")
        .join(bracket, on="opens", how="semi")
        .join(as_object(right, "opens"), on="opens")
        .filter(pl.col("subject_id") == pl.col("object_id"))
        .with_columns(
            predicate=pl.lit("alias"),
            rule=pl.lit("name (name)"),
            object_end=pl.col("object_end") + 1,
            object_id=pl.lit(None, pl.String),
        )
    )
