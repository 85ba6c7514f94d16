"""Office terms: who was in office no more when an article was published.

President Ronald Reagan , in an article of 2019    former
"""

import polars as pl

from newsfacts.transforms.entities.whereabouts import plain_slug
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.roles import OfficeTerms


def with_ended_terms(roles: pl.LazyFrame, articles: pl.LazyFrame) -> pl.LazyFrame:
    """Add `term_ended`: whether all terms of an office that began before the article have ended.

    Args:
        roles: The roles, with `person_id` and `title`.
        articles: The articles, with their day of publication; without one, no term has ended.
    """
    days = articles.select("article_id", day=pl.col("published_at").dt.date())
    person = plain_slug("person_id").str.strip_prefix("person-")
    title = pl.col("title").str.to_lowercase().str.replace_all("-", " ")
    key = ["person", "office"]
    offices = roles.select("article_id", person=person, office=title).unique()
    begun = (
        offices.join(days, on="article_id")
        .join(read(OfficeTerms).lazy().rename({"title": "office"}), on=key)
        .filter(pl.col("begins") <= pl.col("day"))
    )
    over = (pl.col("ends") < pl.col("day")).fill_null(value=False)
    ended = begun.group_by("article_id", *key).agg(term_ended=over.all())
    return (
        roles.with_columns(person=person, office=title)
        .join(ended, on=["article_id", *key], how="left", maintain_order="left")
        .with_columns(pl.col("term_ended").fill_null(value=False))
        .drop(key)
    )
