"""Titles: removed from tagged names, with the offices around them.

Prince Li met the Minister of Mines.   Li
"""

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.names import UnnamedWords
from newsfacts.transforms.syntax.flags import flagged

#: Offices in charge of a field, not of an organization: "Minister for Political Affairs".
OFFICES = ("minister", "secretary", "undersecretary", "commissioner")


def without_titles(tagged: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Cut titles at the start of persons' names; a title alone is no name.

    Args:
        tagged: Tagged names: `article_id`, `first`, `last`, `entity_type`.
        parse: The parse.
    """
    lexicon = read(UnnamedWords).filter(pl.col("kind") != "holder")
    titles = lexicon.filter(pl.col("kind") == "title")["word"].to_list()
    common = lexicon["word"].to_list()
    low = pl.col("text").str.to_lowercase()
    title = low.is_in(titles)
    person = pl.col("entity_type") == "PERSON"
    named = parse.select(
        first="i", next_name=pl.when(~title).then("i").backward_fill(), common=low.is_in(common)
    )
    bare = tagged.join(named, on="first", maintain_order="left")
    alone = (pl.col("next_name") > pl.col("last")).fill_null(value=True)
    one = pl.col("first") == pl.col("last")
    unnamed = (one & pl.col("common")) | (person & alone)
    return (
        bare.filter(~unnamed)
        .with_columns(first=pl.when(person & ~alone).then("next_name").otherwise("first"))
        .drop("next_name", "common")
    )


def without_portfolios(tagged: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Drop portfolios, which are no organizations: "Minister of Mines and Energy".

    Args:
        tagged: Tagged names, as above.
        parse: The parse.
    """
    office = pl.col("low").shift(2).is_in(OFFICES) & pl.col("low").shift(1).is_in(["of", "for"])
    return (
        flagged(tagged, parse.filter(office).select(first="i"), "first", "portfolio")
        .filter(~((pl.col("entity_type") == "ORG") & pl.col("portfolio")))
        .drop("portfolio")
    )
