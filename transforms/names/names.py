"""Names: spans of words that name something, each with the type that the evidence favours.

The Long March-5 Y5 rocket took off from Wenchang in Hainan province.
    ^PRODUCT (a rocket)                  ^GPE        ^GPE (a province)
"""

import polars as pl

from newsfacts.transforms.articles.slices import with_slice
from newsfacts.transforms.names.boundaries import (
    owned_bodies,
    unbroken,
    whole_persons,
    with_neighbours,
)
from newsfacts.transforms.names.designations import designations
from newsfacts.transforms.names.gazetteer import listed_names
from newsfacts.transforms.names.type_votes import typed
from newsfacts.transforms.syntax.spans import with_latest_span


def names(named_spans: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Type the names that were found.

    Args:
        named_spans: The spans of words that name something.
        parse: The parse.

    Returns:
        One row per name: `article_id`, `first`, `last`, `head` (numbers of words), `phrase` (the
        words as written), `entity_type`, `rule`.
    """
    return typed(named_spans, parse)


def named_spans(
    parse: pl.LazyFrame, tagged_names: pl.LazyFrame, texts: pl.LazyFrame
) -> pl.LazyFrame:
    """Find the names in the parse.

    Args:
        parse: The parse.
        tagged_names: What the annotator has tagged.
        texts: One row per article: `article_id`, `text`.

    Returns:
        The names as above, each with the type that its finder gives and the `weight` of that.
    """
    tagged = (
        tagged_names.pipe(with_neighbours, parse)
        .pipe(owned_bodies, parse)
        .pipe(unbroken, parse)
        .pipe(whole_persons, parse)
    )
    found = pl.concat([listed_names(parse), designations(parse), tagged], how="diagonal_relaxed")
    start = parse.select(first="i", start="start_char", proper=pl.col("upos") == "PROPN")
    end = parse.select(last="i", end="end_char")
    # Not all who write bother with capitals: "vietnam and Afghanistan".
    named = pl.col("proper") | (pl.col("rule") == "lexicon")
    reach = pl.col("last").cum_max().shift(1).over("article_id")
    return (
        found.sort(
            "article_id",
            "first",
            pl.col("last") - pl.col("first"),
            "weight",
            descending=[False, False, True, True],
        )
        .filter((pl.col("first") > reach).fill_null(value=True))
        .cache()
        .pipe(_with_heads, parse)
        .join(start, on="first", maintain_order="left")
        .join(end, on="last", maintain_order="left")
        .pipe(with_slice, texts, "start", "end", "phrase")
        .filter(
            pl.col("phrase").str.contains(r"\p{Lu}") | named, ~pl.col("phrase").str.ends_with("$")
        )
        .drop("start", "end", "proper")
    )


def _with_heads(found: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Give each name its head: the word of it that depends on a word outside."""
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
