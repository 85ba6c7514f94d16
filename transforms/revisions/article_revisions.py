"""Revisions: the texts that an address has had, one after the other.

12:00  https://example.org/rain  "It rained."      revision 1, article 1, until 13:00
13:00  https://example.org/rain  "It is pouring."  revision 2, article 2, until 14:00
14:00  https://example.org/rain  "It rained."      revision 1 again: no new text, no new number
"""

import dataframely as dy
import polars as pl

from newsfacts.transforms.table import Table


class ArticleRevisions(Table):
    """One row per text and time for which an address that is followed has shown it."""

    url = dy.String(
        primary_key=True, description="The address, without passwords and tokens in it."
    )
    valid_from = dy.Datetime(
        primary_key=True,
        time_zone="UTC",
        time_unit="us",
        description="When the text was first seen there.",
    )
    valid_to = dy.Datetime(
        nullable=True,
        time_zone="UTC",
        time_unit="us",
        description="When another one was; NULL for the text that is there now.",
    )
    revision = dy.Int32(min=1, description="Number of the text among those of its address.")
    article_id = dy.String(description="The article with this text; `articles` holds the newest.")
    newest = dy.Bool(description="Whether the text is there now.")
    headline = dy.String(nullable=True, description="The article's headline.")
    text = dy.String(description="The text.")


def article_revisions(fetched: pl.LazyFrame, articles: pl.LazyFrame) -> pl.LazyFrame:
    """Give the texts of each address that is followed, in the order in which they were seen.

    Args:
        fetched: What was fetched.
        articles: The articles of all batches.
    """
    seen = (
        fetched.filter(pl.col("kind") == "page", pl.col("article_id").is_not_null())
        .select("url", "article_id", valid_from="fetched_at")
        .join(articles.select("article_id", "headline", "text"), on="article_id")
        .sort("url", "valid_from")
    )
    before = pl.col("article_id").shift().over("url")
    changed = seen.filter(before.is_null() | (before != pl.col("article_id")))
    first_seen = pl.col("valid_from").min().over("url", "article_id")
    after = pl.col("valid_from").shift(-1).over("url")
    return changed.with_columns(
        valid_to=after,
        newest=after.is_null(),
        revision=first_seen.rank("dense").over("url").cast(pl.Int32),
    ).select(ArticleRevisions.column_names())


def superseded(revisions: pl.LazyFrame) -> pl.LazyFrame:
    """Give the articles that no address shows any more: one row per `article_id`."""
    shown = pl.col("newest").any().over("article_id")
    return revisions.filter(~shown).select("article_id").unique()
