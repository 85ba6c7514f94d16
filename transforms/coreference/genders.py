"""Genders: what a text's titles, and else a person's given name, say of who is "he" or "she".

Mrs May met Angela Merkel .
^female     ^female
"""

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.coreference import Genders


def genders(linked_names: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Tell the gender of the persons of each article, where it is plain.

    Args:
        linked_names: Names with the entities they mean.
        parse: The parse.

    Returns:
        `article_id`, `entity_id`, `gender`: one row per person of whom all that the article says
        agrees; titles go before given names.
    """
    persons = linked_names.filter(pl.col("entity_type") == "PERSON")
    first_word = pl.col("entity_name").str.extract(r"^([\p{L}\-']+)").str.to_lowercase()
    named = persons.select("article_id", "entity_id", word=first_word).join(
        _of("given name"), on="word"
    )
    titles = parse.select(before="i", word=pl.col("low").str.strip_suffix(".")).join(
        _of("title"), on="word"
    )
    titled = persons.select("article_id", "entity_id", before=pl.col("first") - 1).join(
        titles, on="before"
    )
    told = pl.concat(
        [
            named.select("article_id", "entity_id", "gender", title=False),
            titled.select("article_id", "entity_id", "gender", title=True),
        ]
    )
    best = pl.col("title") == pl.col("title").max().over("article_id", "entity_id")
    return (
        told.filter(best)
        .group_by("article_id", "entity_id")
        .agg(pl.col("gender").unique())
        .filter(pl.col("gender").list.len() == 1)
        .with_columns(pl.col("gender").list.first())
    )


def pronoun_genders() -> pl.LazyFrame:
    """Give the gender of pronouns: `low`, `asked`."""
    return _of("pronoun").select(low="word", asked="gender")


def _of(kind: str) -> pl.LazyFrame:
    rows = read(Genders).lazy().with_columns(pl.col("gender", "kind").cast(pl.String))
    return rows.filter(pl.col("kind") == kind).drop("kind")
