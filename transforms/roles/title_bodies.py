"""Title bodies: the body that a title is of by its kind, where the article names only one.

Justice Ann Example     the Supreme Court
Inspector Bo Example    the Example Police
"""

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.roles import TitleBodies


def with_title_body(roles: pl.LazyFrame, mentions: pl.LazyFrame) -> pl.LazyFrame:
    """Complete titles without organisation by the one body of their kind.

    Args:
        roles: The roles, with `lemma`, `organization` and `organization_id`.
        mentions: The mentions.
    """
    kinds = read(TitleBodies).lazy()
    pattern = "|".join(read(TitleBodies)["body"].unique().sort(descending=True))
    bodies = (
        mentions.filter(pl.col("entity_type") == "ORG", pl.col("kind") == "name")
        .select("article_id", served_body="entity_id")
        .unique()
        .with_columns(body=pl.col("served_body").str.extract_all(rf"(?:{pattern})"))
        .explode("body")
        .join(kinds, on="body")
        .group_by("article_id", low="lemma")
        .agg(pl.col("served_body").unique())
        .filter(pl.col("served_body").list.len() == 1)
        .with_columns(pl.col("served_body").list.first())
    )
    unknown = pl.col("organization_id").is_null() & pl.col("organization").is_null()
    return (
        roles.with_columns(low=pl.col("lemma").str.to_lowercase())
        .join(bodies, on=["article_id", "low"], how="left", maintain_order="left")
        .with_columns(
            organization_id=pl.when(unknown).then("served_body").otherwise("organization_id")
        )
        .drop("low", "served_body")
    )
