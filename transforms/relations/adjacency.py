"""Adjacency: relations between names next to each other.

the centre in Wenchang, Hainan province   a Hong Kong-based firm
"""

from functools import cache

import polars as pl

from newsfacts.transforms.entities.entity_ids import is_country
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.names import WordClasses
from newsfacts.transforms.lexicons.relations import PlaceNouns
from newsfacts.transforms.relations.dependency_patterns import as_object, as_subject
from newsfacts.transforms.relations.name_words import is_body, possessives
from newsfacts.transforms.syntax.neighbours import near

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
        predicate=pl.when((pl.col("subject_type") == "ORG") & ~is_body("subject_text", "site"))
        .then(pl.lit("based_in"))
        .otherwise(pl.lit("located_in"))
    )


def _after_comma(parse: pl.LazyFrame, before: pl.LazyFrame, places: pl.LazyFrame) -> pl.LazyFrame:
    """A place with a larger place after a comma: "Wenchang, Hainan"."""
    # A comma that ends a headline leads nowhere.
    inside = near("text", 1).is_not_null()
    comma = parse.filter(pl.col("text") == ",", inside).select(between="i")
    listed = parse.filter(pl.col("dep").is_in(["conj", "list"])).select("i")
    larger = places.filter(pl.col("entity_type") == "GPE").join(listed, on="i", how="anti")
    # "Benin, Nigeria" is a list: no country is located in another.
    site = (pl.col("entity_type") == "ORG") & is_body("text", "site")
    smaller = before.filter(pl.col("entity_type").is_in(["GPE", "FAC"]) | site, ~is_country())
    return (
        as_subject(smaller, "between")
        .join(comma, on="between", how="semi")
        .join(as_object(larger, "between"), on="between")
        # "Iowa, New Hampshire" is a list, too: no region is located in another.
        .filter(~(is_region("subject_text") & is_region("object_text")))
        .with_columns(rule=pl.lit("place, place"))
    )


def _after_in(parse: pl.LazyFrame, before: pl.LazyFrame, places: pl.LazyFrame) -> pl.LazyFrame:
    """A place or body with "in" and a place after it: "the centre in the city of Wenchang"."""
    preposition = ahead_of_place(parse, "in")
    # "In Poland's north", "in the Texas city of Example": the place meant is the one that follows.
    places = places.join(possessives(parse), on="last", how="anti").filter(
        ~(pl.col("dep").is_in(["compound", "amod"]) & (pl.col("h") > pl.col("last")))
    )
    # "Israel in Gaza": a country is in no place.
    site = (pl.col("entity_type") == "ORG") & is_body("text", "site")
    located = before.filter(pl.col("entity_type").is_in(["FAC", "GPE"]) | site, ~is_country())
    # "Mosul, in northern Iraq".
    comma = parse.filter(pl.col("text") == ",").select(between="i")
    apart = located.join(comma, on="between", how="semi").with_columns(pl.col("between") + 1)
    pairs = (
        as_object(places, "first")
        .join(preposition, on="first")
        .join(
            as_subject(
                pl.concat([located, apart.filter(pl.col("entity_type") == "GPE")]), "between", "i"
            ),
            on="between",
        )
    )
    return pl.concat(
        [pairs.drop("i"), pairs.pipe(_joined_places, parse, before)], how="diagonal_relaxed"
    ).with_columns(rule=pl.lit("name in place"))


def ahead_of_place(parse: pl.LazyFrame, *prepositions: str) -> pl.LazyFrame:
    """Find the "in" of a name of a place: "in Oslo", "in the northern town of Oslo".

    Returns:
        `first` (number of the word behind), `between` (number of the preposition).
    """
    low = pl.col("low")
    nouns = read(PlaceNouns)["lemma"].implode()
    # What may be between: an article, an adjective, "the city of".
    skipped = pl.col("upos").is_in(["DET", "ADJ"]) | (
        pl.col("low").is_in(nouns) & (pl.col("low").shift(-1) == "of")
    )
    skipped = skipped | ((low == "of") & low.shift(1).is_in(nouns))
    in_ = low.is_in(prepositions) & (pl.col("dep") == "case")
    return (
        parse.select(first=pl.col("i") + 1, skipped=skipped, in_=in_, at="i")
        .with_columns(between=pl.when(~pl.col("skipped")).then("at").forward_fill())
        .with_columns(is_in=pl.col("in_").gather(pl.col("between")))
        .filter("is_in", pl.col("first") - pl.col("between") <= BASED_DISTANCE)
        .select("first", "between")
    )


def _joined_places(pairs: pl.LazyFrame, parse: pl.LazyFrame, named: pl.LazyFrame) -> pl.LazyFrame:
    """Relate the other places of a list, too: "the towns of Beni and Katwa in the Congo"."""
    nouns = read(PlaceNouns)["lemma"].implode()
    listed = parse.filter(pl.col("head_lemma").str.to_lowercase().is_in(nouns)).select(top="i")
    tops = parse.filter(pl.col("dep") == "conj").select("i", top="h")
    places = named.filter(pl.col("entity_type") == "GPE")
    others = pl.concat(
        [as_subject(places, top="i"), as_subject(places.filter(pl.col("dep") == "conj"), top="h")]
    )
    objects = [f"object_{end}" for end in ("id", "type", "text", "start", "end")]
    return (
        pairs.join(tops, on="i")
        .join(listed, on="top", how="semi")
        .select(*objects, "top")
        .join(others, on="top")
        .drop("top")
    )


@cache
def is_region(name: str) -> pl.Expr:
    """Whether all words of a name occur in names of regions: "New Hampshire"."""
    regions = (
        read(WordClasses).filter(pl.col("classes").str.contains(r"\bregion"))["word"].to_list()
    )
    words = pl.col(name).str.to_lowercase().str.split(" ")
    return words.list.set_difference(regions).list.len() == 0
