"""Served states: the country or state that an office is of, where only the person tells it.

President Barack Obama    United States
Sen. Elizabeth Warren     Massachusetts
"""

import polars as pl

from newsfacts.transforms.entities.entity_ids import country_id
from newsfacts.transforms.entities.whereabouts import plain_slug
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.names import People
from newsfacts.transforms.lexicons.roles import StateOffices


def with_served_state(roles: pl.LazyFrame, mentions: pl.LazyFrame) -> pl.LazyFrame:
    """Complete offices of a state without organisation by the country or state of their holder.

    Args:
        roles: The roles, with `person_id`, `lemma`, `organization_id`.
        mentions: The mentions, with the country of persons.
    """
    offices = (
        read(StateOffices).lazy().select(low="lemma", serves=pl.col("serves").cast(pl.String))
    )
    countries = (
        mentions.filter(pl.col("entity_type") == "PERSON", pl.col("country").is_not_null())
        .group_by("article_id", person_id="entity_id")
        .agg(of_country=pl.col("country").mode().sort().first())
    )
    people = read(People).lazy().select("slug", of_state="state")
    of_state = pl.format("gpe:{}", plain_slug("of_state"))
    served = (
        pl.when(pl.col("serves") == "country")
        .then(country_id("of_country"))
        .when(pl.col("serves") == "state", pl.col("of_country").is_not_null())
        .then(of_state)
    )
    return (
        roles.with_columns(
            low=pl.col("lemma").str.to_lowercase(),
            slug=plain_slug("person_id").str.strip_prefix("person-"),
        )
        .join(offices, on="low", how="left", maintain_order="left")
        .join(countries, on=["article_id", "person_id"], how="left", maintain_order="left")
        .join(people, on="slug", how="left", maintain_order="left")
        .with_columns(organization_id=pl.coalesce("organization_id", served))
        .drop("low", "slug", "serves", "of_country", "of_state")
    )
