"""Entities: everything mentioned, one row each over all articles."""

import dataframely as dy
import polars as pl

from newsfacts.transforms.entities.entity_ids import country_code, is_country
from newsfacts.transforms.lexicons.names import TYPES
from newsfacts.transforms.table import Table


class Entities(Table):
    """One row per person, organisation, place or other thing that articles mention."""

    entity_id = dy.String(primary_key=True, description="Identifies the entity.")
    name = dy.String(description="The full name used most often.")
    entity_type = dy.Enum(TYPES, description="Type of the entity (OntoNotes).")
    country = dy.String(
        nullable=True,
        description="ISO 3166-1 alpha-3 of the country that the entity is or belongs to.",
    )
    wikidata_id = dy.String(
        nullable=True, description="Wikidata item of the entity, if a lexicon has it."
    )
    aliases = dy.List(dy.String(), description="All names used for it, in alphabetical order.")
    article_count = dy.Int32(min=1, description="Number of articles that mention it.")
    mention_count = dy.Int32(min=1, description="Number of its mentions.")


def entities(mentions: pl.LazyFrame, roles: pl.LazyFrame) -> pl.LazyFrame:
    """Count the mentions of each entity and choose its name, type and country.

    Args:
        mentions: The mentions of all batches.
        roles: The roles of all batches; a person in office belongs to the country served.
    """
    counts = _counts(mentions).cache()
    articles = (
        mentions.select("entity_id", "article_id")
        .unique()
        .group_by("entity_id")
        .agg(article_count=pl.len().cast(pl.Int32))
    )
    total = counts.group_by("entity_id").agg(
        wikidata_id=pl.col("wikidata_id").min(),
        aliases=pl.col("text").filter("named").unique().sort(),
        mention_count=pl.col("count").sum().cast(pl.Int32),
    )
    for column in ("entity_name", "entity_type", "country"):
        total = total.join(_most_frequent(counts, column), on="entity_id", how="left")
    country = pl.when(is_country()).then(country_code())
    return (
        total.join(articles, on="entity_id")
        .join(_served(roles, total), left_on="entity_id", right_on="person_id", how="left")
        .with_columns(
            name="entity_name",
            entity_type=pl.when(is_country()).then(pl.lit("GPE")).otherwise("entity_type"),
            country=country.otherwise(pl.coalesce("country", "served")),
        )
        .sort("entity_id")
        .select(Entities.column_names())
    )


def _counts(mentions: pl.LazyFrame) -> pl.LazyFrame:
    """Count the mentions of each name of each entity.

    With these counts the mentions of a whole corpus are never in memory at once.
    """
    return (
        mentions.with_columns(pl.col("entity_type").cast(pl.String), named=pl.col("kind") == "name")
        .group_by(
            "entity_id", "entity_name", "entity_type", "country", "wikidata_id", "text", "named"
        )
        .agg(count=pl.len())
    )


def _served(roles: pl.LazyFrame, total: pl.LazyFrame) -> pl.LazyFrame:
    """The country that a person most often holds an office or works in: `person_id`, `served`."""
    bodies = total.select(organization_id="entity_id", of_body="country")
    own = pl.when(is_country("organization_id")).then(country_code("organization_id"))
    return (
        roles.filter(pl.col("status") != "former", pl.col("organization_id").is_not_null())
        .join(bodies, on="organization_id", how="left")
        .with_columns(country=own.otherwise("of_body"))
        .filter(pl.col("country").is_not_null())
        .group_by("person_id")
        .agg(served=pl.col("country").mode().sort().first())
    )


def _most_frequent(counts: pl.LazyFrame, column: str) -> pl.LazyFrame:
    """The value most frequent among the mentions of an entity; of several, the first by name."""
    return (
        counts.filter(pl.col(column).is_not_null())
        .group_by("entity_id", column)
        .agg(pl.col("count").sum())
        .group_by("entity_id")
        .agg(pl.col(column).sort_by("count", column, descending=[True, False]).first())
    )
