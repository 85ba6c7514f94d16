"""Demonyms: words for the people of a town or region that the article names, and their adjectives.

the Catalonian city, in Catalonia     Catalonia
Coloradans voted in Colorado          Colorado
"""

from typing import Final

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.entities import DemonymEndings
from newsfacts.transforms.lexicons.names import CountryWords

#: The fewest letters of what stays.
LEAST: Final = 4


def with_demonyms(names: pl.LazyFrame) -> pl.LazyFrame:
    """Read "Catalonian" as Catalonia where the article names it.

    Args:
        names: The names, with `phrase` and `entity_type`.

    Returns:
        The names, with `demonym`: whether `phrase` has been replaced by the name of the place.
    """
    place = pl.col("entity_type").is_in(["GPE", "LOC"])
    countries = read(CountryWords)["phrase"].implode()
    kind = pl.col("entity_type").is_in(["GPE", "NORP"]) & ~pl.col("phrase").is_in(countries)
    places = names.filter(place).select("article_id", base="phrase").unique()
    found = (
        names.filter(kind)
        .select("article_id", "phrase")
        .unique()
        .with_columns(base=pl.concat_list(_bases()).list.drop_nulls())
        .explode("base")
        .join(places, on=["article_id", "base"])
        .group_by("article_id", "phrase")
        .agg(base=pl.col("base").min())
        .filter(pl.col("base") != pl.col("phrase"))
    )
    of_type = pl.when(kind).then("base")
    return (
        names.join(found, on=["article_id", "phrase"], how="left", maintain_order="left")
        .with_columns(demonym=of_type.is_not_null(), phrase=pl.coalesce(of_type, "phrase"))
        .drop("base")
    )


def _bases() -> list[pl.Expr]:
    """The names that a word can be the demonym of; NULL for those of other endings."""
    single = pl.col("phrase").str.strip_suffix("s")
    return [
        pl.when(single.str.ends_with(ending), single.str.len_chars() - len(ending) >= LEAST).then(
            single.str.strip_suffix(ending) + replaced.removeprefix("-")
        )
        for ending, replaced in read(DemonymEndings).iter_rows()
    ]
