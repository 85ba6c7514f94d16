"""Designations: names of products with a number or letter after a hyphen, and of roads.

Mir-1, Spektr-M        product
U.S. Route 2           facility
"""

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.names import CommonHeads
from newsfacts.transforms.names.type_votes import CONTEXT
from newsfacts.transforms.syntax.neighbours import near


def designations(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Find names with a number or letter after a hyphen: Mir-1, Spektr-M, Long March-5 Y5.

    Args:
        parse: The parse.

    Returns:
        `article_id`, `first`, `last`, `entity_type`, `weight`, `rule`.
    """
    named = pl.col("name").str.contains(r"^\p{Lu}[\p{L}’']*$")
    coded = pl.col("code").str.contains(r"^(?:\d{1,4}\p{L}?|\p{Lu})$")
    products = (
        _hyphens(parse)
        .filter(named & coded)
        .with_columns(
            left=pl.col("touches") & pl.col("before").str.contains(r"^\p{Lu}\p{Ll}"),
            right=pl.col("after").str.contains(r"^\p{Lu}\d+$"),
        )
        .select(
            "article_id",
            first=pl.col("i") - 1 - pl.col("left").fill_null(value=False).cast(pl.Int32),
            last=pl.col("i") + 1 + pl.col("right").fill_null(value=False).cast(pl.Int32),
            entity_type=pl.lit("PRODUCT"),
            weight=pl.lit(CONTEXT),
            rule=pl.lit("designation"),
        )
    )
    return pl.concat([products, _roads(parse)])


def _roads(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Find roads with their number: "Interstate 95", "U.S. Route 2"."""
    roads = read(CommonHeads).filter(pl.col("kind") == "road")["word"].implode()
    owned = near("text", -1).str.contains(r"^(?:U\.?S\.?|State|County|Federal)$")
    numbered = near("text", 1).str.contains(r"^\d{1,4}$")
    capital = pl.col("text").str.contains(r"^\p{Lu}")
    road = capital & pl.col("text").str.to_lowercase().is_in(roads)
    marked = parse.with_columns(owned=owned, numbered=numbered)
    return marked.filter(road, pl.col("numbered").fill_null(value=False)).select(
        "article_id",
        first=pl.col("i") - pl.col("owned").fill_null(value=False).cast(pl.Int32),
        last=pl.col("i") + 1,
        entity_type=pl.lit("FAC"),
        weight=pl.lit(CONTEXT),
        rule=pl.lit("designation"),
    )


def _hyphens(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Find the hyphens right after a proper noun, each with the two words on either side.

    `touches` says whether the first of these may belong to the name: "Long" in Long March-5.
    """
    joined = (near("end_char", -1) == pl.col("start_char")) & (
        pl.col("end_char") == near("start_char", 1)
    )
    # The first word of a sentence has a capital anyway.
    touches = near("i", -3).is_not_null() & (near("end_char", -2) + 1 == near("start_char", -1))
    beside = {"before": -2, "name": -1, "code": 1, "after": 2}
    return (
        parse.select(
            "article_id",
            "i",
            *(near("text", step).alias(name) for name, step in beside.items()),
            hyphen=(pl.col("text") == "-") & joined & (near("upos", -1) == "PROPN"),
            touches=touches & near("upos", -2).is_in(["PROPN", "ADJ", "NOUN"]),
        )
        .filter("hyphen")
        .cache()  # else the patterns would be searched in all words
    )
