"""Regions: "the African nation", for the country of that region that was named before.

Chad held elections. The African nation has two parties.
^name                ^Chad
"""

import polars as pl

from newsfacts.transforms.coreference.appositions import ENTITY
from newsfacts.transforms.coreference.last_named import with_last_named
from newsfacts.transforms.entities.entity_ids import country_code, is_country
from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.entities import CountryNouns, Regions


def regional(
    linked_names: pl.LazyFrame, antecedents: pl.LazyFrame, parse: pl.LazyFrame
) -> pl.LazyFrame:
    """Resolve "the African nation" to the country of Africa that was named last.

    Args:
        linked_names: Names with their entities.
        antecedents: Names that can be referred to, with their `sort`.
        parse: The parse.

    Returns:
        One row per description, as of `descriptions.described`.
    """
    named = antecedents.filter(is_country()).select(*ENTITY, "at", code=country_code())
    return (
        _told(linked_names, parse)
        .select("article_id", "i", "low", "code")
        .pipe(with_last_named, named, ["article_id", "code"])
        .pipe(one_per, "i", "at", descending=True)
        .select(
            *ENTITY,
            first="i",
            last="i",
            head="i",
            kind=pl.lit("nominal"),
            rule=pl.format("region and {}", "low"),
        )
    )


def _told(linked_names: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Nouns that a region modifies: `article_id`, `i`, `low`, `code` (of each of its countries)."""
    the = parse.filter(pl.col("dep") == "det", pl.col("low").is_in(["the", "this"]))
    nouns = parse.filter(
        pl.col("low").is_in(read(CountryNouns)["noun"].implode()), pl.col("xpos") == "NN"
    ).join(the.select(i="h"), on="i", how="semi")
    regions = linked_names.filter(pl.col("entity_type") == "LOC").select(
        adjective="last", region=pl.col("entity_id").str.strip_prefix("loc:")
    )
    below = parse.filter(pl.col("dep").is_in(["amod", "compound"])).select(adjective="i", i="h")
    return (
        nouns.select("article_id", "i", "low")
        .join(below, on="i")
        .join(regions, on="adjective")
        .join(read(Regions).lazy(), on="region")
        .with_columns(code=pl.col("countries").str.split(" "))
        .explode("code")
    )
