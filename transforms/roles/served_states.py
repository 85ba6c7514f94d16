"""Served states: the country or state that an office is of, where only the person tells it.

President Barack Obama    United States
Sen. Elizabeth Warren     Massachusetts
"""

import polars as pl

from newsfacts.transforms.entities.entity_ids import country_id, is_country
from newsfacts.transforms.entities.main_countries import most_named
from newsfacts.transforms.entities.whereabouts import plain_slug
from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.names import PartyLetters, People, Places
from newsfacts.transforms.lexicons.roles import StateOffices

#: Columns that only these rules use.
SCRATCH = (
    "low", "slug", "serves", "governs", "of_country", "of_state", "noted_state", "main_country",
    "main_state", "served", "mentioned",
)  # fmt: skip


def with_served_state(
    roles: pl.LazyFrame, mentions: pl.LazyFrame, heads: pl.LazyFrame
) -> pl.LazyFrame:
    """Complete offices of a state without organisation by the country or state of their holder.

    What the article does not mention is no entity of it, and is left out.

    Args:
        roles: The roles, with `person_id`, `lemma`, `organization_id`.
        mentions: The mentions, with the country of persons.
        heads: The names, with their first words and places.
    """
    offices = read(StateOffices).lazy().select("governs", pl.col("serves").cast(str), low="lemma")
    countries = (
        mentions.filter(pl.col("entity_type") == "PERSON", pl.col("country").is_not_null())
        .group_by("article_id", person_id="entity_id")
        .agg(of_country=pl.col("country").mode().sort().first())
    )
    people = read(People).lazy().select("slug", of_state="state")
    title = pl.col("title").str.to_lowercase()
    whole = pl.when(title.is_in(read(StateOffices)["lemma"].implode())).then(title)
    return (
        roles.with_columns(
            low=pl.coalesce(whole, pl.col("lemma").str.to_lowercase()),
            slug=plain_slug("person_id").str.strip_prefix("person-"),
        )
        .join(offices, on="low", how="left", maintain_order="left")
        .join(countries, on=["article_id", "person_id"], how="left", maintain_order="left")
        .join(people, on="slug", how="left", maintain_order="left")
        .join(
            _noted_states(heads), on=["article_id", "name_end"], how="left", maintain_order="left"
        )
        .join(_main_countries(mentions), on="article_id", how="left", maintain_order="left")
        .join(_main_states(mentions), on="article_id", how="left", maintain_order="left")
        .with_columns(served=_served())
        .join(_mentioned(mentions), on=["article_id", "served"], how="left", maintain_order="left")
        .with_columns(organization_id=pl.coalesce("organization_id", "mentioned"))
        .drop(SCRATCH)
    )


def _mentioned(mentions: pl.LazyFrame) -> pl.LazyFrame:
    """The entities of each article: `article_id`, `served` and `mentioned`, which are the same."""
    return mentions.select("article_id", served="entity_id", mentioned="entity_id").unique()


def _served() -> pl.Expr:
    """The id of what an office serves, by its kind; NULL where nothing says it."""
    of_state = pl.format("gpe:{}", plain_slug("of_state"))
    return (
        pl.when(pl.col("serves") == "country")
        .then(pl.coalesce(country_id("of_country"), "main_country"))
        .when(pl.col("serves") == "state", pl.col("noted_state").is_not_null())
        .then("noted_state")
        .when(pl.col("serves") == "state", pl.col("of_country").is_not_null())
        .then(of_state)
        .when(pl.col("governs"))
        .then("main_state")
    )


def _noted_states(heads: pl.LazyFrame) -> pl.LazyFrame:
    """The state in brackets behind a name: "Rand Paul (R-Ky.)", "Rand Paul's (R-Ky.)"."""
    letters = heads.filter(pl.col("name").is_in(read(PartyLetters)["letter"].implode()))
    states = heads.select(first=pl.col("first") - 2, noted_state="entity_id")
    return (
        letters.join(states, on="first")
        .with_columns(name_end=pl.concat_list(pl.col("name_start") - 2, pl.col("name_start") - 4))
        .explode("name_end")
        .select("article_id", "noted_state", "name_end")
        .pipe(one_per, ["article_id", "name_end"], "noted_state")
    )


def _main_states(mentions: pl.LazyFrame) -> pl.LazyFrame:
    """The state of the US that an article names far more often than any other."""
    states = read(Places).filter(pl.col("kind").cast(pl.String) == "state")
    ids = ("gpe:" + states.select(plain_slug("name"))["name"]).unique()
    return _most_named(mentions, pl.col("entity_id").is_in(ids.implode()), "main_state")


def _main_countries(mentions: pl.LazyFrame) -> pl.LazyFrame:
    """The country that an article names far more often than any other."""
    return _most_named(mentions, is_country(), "main_country")


def _most_named(mentions: pl.LazyFrame, which: pl.Expr, called: str) -> pl.LazyFrame:
    names = mentions.filter(pl.col("kind") == "name", which)
    return most_named(names).rename({"entity_id": called})
