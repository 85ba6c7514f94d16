"""Adjacent names: what stands side by side belongs together.

the centre in Wenchang, Hainan province   a Hong Kong-based firm   the Post (SCMP)
"""

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.names import WordClasses
from newsfacts.transforms.relations.dependency_patterns import as_object, as_subject


def placed(parse: pl.LazyFrame, named: pl.LazyFrame) -> pl.LazyFrame:
    """A place or body in a place: "the centre in Wenchang", "Wenchang, Hainan province"."""
    comma = parse.filter(pl.col("text") == ",").select(after="i")
    into = parse.filter(pl.col("dep") == "case", pl.col("low") == "in").select(after="i")
    places = named.filter(pl.col("entity_type").is_in(["GPE", "LOC"])).with_columns(
        after=pl.col("first") - 1
    )
    listed = parse.filter(pl.col("dep").is_in(["conj", "list"])).select("i")
    lone = places.join(listed, on="i", how="anti")
    left = named.with_columns(after=pl.col("last") + 1)
    # No state is in another: "Benin, Nigeria" lists them.
    within = left.filter(
        pl.col("entity_type") == "GPE", ~pl.col("entity_id").str.starts_with("country:")
    )
    beside = (
        as_subject(within.with_columns(subject_name="text"), "after", "subject_name")
        .join(comma, on="after", how="semi")
        .join(as_object(lone.filter(pl.col("entity_type") == "GPE"), "after"), on="after")
        # Nor is a region in another: "Iowa, New Hampshire".
        .filter(~(_is_region("subject_name") & _is_region("object_text")))
        .with_columns(rule=pl.lit("place, place"))
    )
    within = (
        as_subject(left.filter(pl.col("entity_type").is_in(["FAC", "ORG", "GPE"])), "after")
        .join(into, on="after", how="semi")
        .join(as_object(places, "after"), on="after")
        .with_columns(rule=pl.lit("name in place"))
    )
    return pl.concat([beside, within], how="diagonal_relaxed").with_columns(
        predicate=pl.lit("located_in")
    )


def _is_region(name: str) -> pl.Expr:
    """Whether all words of a name are of names of regions: "New Hampshire"."""
    regions = (
        read(WordClasses).filter(pl.col("classes").str.contains(r"\bregion"))["word"].to_list()
    )
    words = pl.col(name).str.to_lowercase().str.split(" ")
    return words.list.set_difference(regions).list.len() == 0


def based(parse: pl.LazyFrame, named: pl.LazyFrame) -> pl.LazyFrame:
    """Whoever follows "Hong Kong-based" is based in Hong Kong."""
    based = parse.filter(pl.col("text").str.to_lowercase() == "based").select(
        "article_id", at="i", hyphen=pl.col("i") - 1
    )
    places = named.filter(pl.col("entity_type").is_in(["GPE", "LOC"])).with_columns(
        hyphen=pl.col("last") + 1
    )
    who = named.filter(pl.col("entity_type").is_in(["PERSON", "ORG"])).sort("first")
    return (
        based.join(as_object(places, "hyphen"), on="hyphen")
        .sort("at")
        .join_asof(
            as_subject(who, "first").with_columns(who="first").drop("article_id").sort("first"),
            left_on="at",
            right_on="first",
            strategy="forward",
        )
        .filter(pl.col("who") - pl.col("at") <= 5)
        .with_columns(predicate=pl.lit("based_in"), rule=pl.lit("place-based"))
    )


def abbreviated(parse: pl.LazyFrame, named: pl.LazyFrame) -> pl.LazyFrame:
    """A name in brackets behind a name of the same thing is its alias."""
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
