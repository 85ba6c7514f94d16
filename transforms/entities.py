"""Entities: everything that is mentioned, once, over all articles."""

import dataframely as dy
import polars as pl

from transforms.name_types import TYPES
from transforms.table import Table


class Entities(Table):
    """One row per person, organisation, place or thing that articles mention."""

    entity_id = dy.String(primary_key=True, description="Identifies the entity.")
    name = dy.String(description="The name it is most often given in full.")
    entity_type = dy.Enum(TYPES, description="What kind of thing it is (OntoNotes).")
    country = dy.String(
        nullable=True, description="ISO 3166-1 alpha-3 of the country it is or has."
    )
    wikidata_id = dy.String(
        nullable=True, description="Its item in Wikidata, where a lexicon knows."
    )
    aliases = dy.List(dy.String(), description="All names it is given, in alphabetical order.")
    article_count = dy.Int32(min=1, description="Number of articles that mention it.")
    mention_count = dy.Int32(min=1, description="Number of its mentions.")


def entities(mentions: pl.LazyFrame, roles: pl.LazyFrame) -> pl.LazyFrame:
    """Count and name what all articles mention.

    Args:
        mentions: The mentions of all batches.
        roles: The roles of all batches; who holds an office of a country is of that country.
    """
    served = (
        roles.filter(pl.col("status") != "former")
        .filter(pl.col("organization_id").str.starts_with("country:"))
        .group_by("person_id")
        .agg(served=pl.col("organization_id").mode().sort().first().str.strip_prefix("country:"))
    )
    name = pl.col("kind") == "name"
    state = pl.col("entity_id").str.starts_with("country:")
    own_country = pl.col("entity_id").str.strip_prefix("country:")
    return (
        mentions.sort("entity_id", "entity_name")
        .group_by("entity_id", maintain_order=True)
        .agg(
            name=pl.col("entity_name").mode().sort().first(),
            entity_type=pl.col("entity_type").cast(pl.String).mode().sort().first(),
            country=pl.col("country").drop_nulls().mode().sort().first(),
            wikidata_id=pl.col("wikidata_id").min(),
            aliases=pl.col("text").filter(name).unique().sort(),
            article_count=pl.col("article_id").n_unique().cast(pl.Int32),
            mention_count=pl.len().cast(pl.Int32),
        )
        .join(served, left_on="entity_id", right_on="person_id", how="left", maintain_order="left")
        .with_columns(
            entity_type=pl.when(state).then(pl.lit("GPE")).otherwise("entity_type"),
            country=pl.when(state).then(own_country).otherwise(pl.coalesce("country", "served")),
        )
        .select(Entities.column_names())
    )
