"""Regions: parts of a place that a word of the compass names.

Northern California     a region, no part of the name of the state alone
"""

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.names import CommonHeads
from newsfacts.transforms.syntax.neighbours import begins_sentence


def with_compass(tagged: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Extend a place by the word of the compass before it: "Northern" + "California".

    Args:
        tagged: Names: `article_id`, `first`, `last`, `entity_type`.
        parse: The parse.
    """
    words = read(CommonHeads).filter(pl.col("kind") == "compass")["word"].implode()
    low = pl.col("text").str.to_lowercase()
    # The first word of a sentence has a capital anyway.
    capital = pl.col("text").str.contains(r"^\p{Lu}\p{Ll}") & ~begins_sentence()
    compass = parse.filter(capital, low.is_in(words)).select(
        first=pl.col("i") + 1, compass=pl.col("i")
    )
    place = pl.col("entity_type") == "GPE"
    joined = pl.col("compass").is_not_null() & place
    return (
        tagged.join(compass, on="first", how="left", maintain_order="left")
        .with_columns(
            first=pl.when(joined).then("compass").otherwise("first"),
            entity_type=pl.when(joined).then(pl.lit("LOC")).otherwise("entity_type"),
        )
        .drop("compass")
    )
