"""Names: spans of words that name something, each with its most likely type.

The Long March-5 Y5 rocket took off from Wenchang in Hainan province.
    ^PRODUCT (a rocket)                  ^GPE        ^GPE (a province)
"""

import polars as pl

from newsfacts.transforms.articles.slices import with_slice
from newsfacts.transforms.names.body_tails import with_tails
from newsfacts.transforms.names.boundaries import (
    possessed_organizations,
    unbroken,
    whole_persons,
    with_neighbours,
)
from newsfacts.transforms.names.composed_names import composed_names
from newsfacts.transforms.names.designations import designations
from newsfacts.transforms.names.gazetteer import listed_names
from newsfacts.transforms.names.notations import notations, without_notations
from newsfacts.transforms.names.partisans import without_partisans
from newsfacts.transforms.names.regions import with_compass
from newsfacts.transforms.names.titles import without_seats
from newsfacts.transforms.names.type_votes import typed
from newsfacts.transforms.syntax.spans import with_latest_span
from newsfacts.transforms.without_overlaps import without_overlaps


def names(named_spans: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Choose the types of the names.

    Args:
        named_spans: The spans of names, with a first guess of their types.
        parse: The parse.

    Returns:
        One row per name: `article_id`, `first`, `last`, `head` (numbers of words), `phrase` (the
        words as written), `entity_type`, `rule`.
    """
    return typed(named_spans, parse)


def named_spans(
    parse: pl.LazyFrame, tagged_names: pl.LazyFrame, texts: pl.LazyFrame
) -> pl.LazyFrame:
    """Find the spans of names.

    Args:
        parse: The parse.
        tagged_names: The names that the annotator tagged.
        texts: One row per article: `article_id`, `text`.

    Returns:
        The columns of `names`, with the `weight` of the type as evidence.
    """
    start = parse.select(first="i", start="start_char", proper=pl.col("upos") == "PROPN")
    end = parse.select(last="i", end="end_char")
    # Some texts omit capitals: "vietnam and Afghanistan".
    capital = pl.col("phrase").str.contains(r"\p{Lu}")
    return (
        _without_overlaps(_candidates(parse, tagged_names))
        .pipe(_with_heads, parse)
        .join(start, on="first", maintain_order="left")
        .join(end, on="last", maintain_order="left")
        .pipe(with_slice, texts, "start", "end", "phrase")
        .with_columns(pl.col("phrase").str.normalize("NFC"))
        .filter(capital | pl.col("proper") | pl.col("rule").is_in(["lexicon", "head word"]))
        .filter(~pl.col("phrase").str.ends_with("$"))
        .drop("start", "end", "proper")
    )


def _candidates(parse: pl.LazyFrame, tagged_names: pl.LazyFrame) -> pl.LazyFrame:
    """Find the names that any rule finds; they may overlap."""
    tagged = (
        tagged_names.pipe(with_neighbours, parse)
        .pipe(possessed_organizations, parse)
        .pipe(unbroken, parse)
        .pipe(whole_persons, parse)
        .pipe(with_compass, parse)
    )
    noted = notations(parse).cache()
    found = pl.concat(
        [
            listed_names(parse),
            designations(parse),
            composed_names(parse).pipe(with_tails, parse),
            without_notations(tagged, noted).pipe(with_tails, parse),
            noted,
        ],
        how="diagonal_relaxed",
    )
    return found.pipe(without_seats, parse).pipe(without_partisans, parse)


def _without_overlaps(found: pl.LazyFrame) -> pl.LazyFrame:
    """Of overlapping names, keep the one that starts first, then the longest.

    Of equal ones, the state in "(R-Fla.)" wins over the lexicon's: only its rule knows where it is.
    """
    best = {
        "article_id": False,
        "first": False,
        "last": True,
        "weight": True,
        "listed": False,
        "rule": False,
        "entity_type": False,
    }
    return (
        found.with_columns(listed=pl.col("rule") == "lexicon")
        .sort(*best, descending=[*best.values()])
        .drop("listed")
        .pipe(without_overlaps, pl.col("first"), pl.col("last") + 1)
        .cache()
    )


def _with_heads(found: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Add the head of each name: its word that depends on a word outside."""
    members = (
        parse.select("i", "h")
        .pipe(with_latest_span, found.select("first", "last"), "i", "first")
        .filter(pl.col("i") <= pl.col("last"))
    )
    outside = (
        (pl.col("h") < pl.col("first")) | (pl.col("h") > pl.col("last")) | pl.col("h").is_null()
    )
    heads = members.filter(outside).group_by("first").agg(head=pl.col("i").min())
    return found.join(heads, on="first", how="left", maintain_order="left").with_columns(
        head=pl.coalesce("head", "last")
    )
