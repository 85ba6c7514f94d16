"""Entities: everything that is mentioned, once, over all articles."""

import dataframely as dy
import polars as pl

from newsfacts.transforms.lexicons.names import TYPES
from newsfacts.transforms.table import Table


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
    # Counted per name first: the mentions of a whole corpus need not be held at once.
    counts = (
        mentions.with_columns(pl.col("entity_type").cast(pl.String), named=pl.col("kind") == "name")
        .group_by(
            "entity_id", "entity_name", "entity_type", "country", "wikidata_id", "text", "named"
        )
        .agg(count=pl.len())
        .cache()
    )
    articles = (
        mentions.select("entity_id", "article_id")
        .unique()
        .group_by("entity_id")
        .agg(article_count=pl.len().cast(pl.Int32))
    )
    aliases = pl.col("text").filter("named").unique().sort()
    total = counts.group_by("entity_id").agg(
        wikidata_id=pl.col("wikidata_id").min(),
        aliases=aliases,
        mention_count=pl.col("count").sum().cast(pl.Int32),
    )
    for column in ("entity_name", "entity_type", "country"):
        total = total.join(_most(counts, column), on="entity_id", how="left")
    state = pl.col("entity_id").str.starts_with("country:")
    own_country = pl.col("entity_id").str.strip_prefix("country:")
    return (
        total.join(articles, on="entity_id")
        .join(served, left_on="entity_id", right_on="person_id", how="left")
        .with_columns(
            name="entity_name",
            entity_type=pl.when(state).then(pl.lit("GPE")).otherwise("entity_type"),
            country=pl.when(state).then(own_country).otherwise(pl.coalesce("country", "served")),
        )
        .sort("entity_id")
        .select(Entities.column_names())
    )


def _most(counts: pl.LazyFrame, column: str) -> pl.LazyFrame:
    """The value that most mentions of an entity have, the first by alphabet of several."""
    return (
        counts.filter(pl.col(column).is_not_null())
        .group_by("entity_id", column)
        .agg(pl.col("count").sum())
        .group_by("entity_id")
        .agg(pl.col(column).sort_by("count", column, descending=[True, False]).first())
    )
