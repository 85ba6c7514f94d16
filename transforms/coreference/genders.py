"""Genders: the gender of persons, by their titles in the article, else by their given name.

Mrs May met Angela Merkel .
^female     ^female
"""

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.coreference import Genders
from newsfacts.transforms.syntax.neighbours import near


def genders(linked_names: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Find the gender of the persons of each article, where the clues agree.

    A title outweighs a given name.

    Args:
        linked_names: Names with their entities.
        parse: The parse.

    Returns:
        `article_id`, `entity_id`, `gender`: one row per person of known gender.
    """
    persons = linked_names.filter(pl.col("entity_type") == "PERSON")
    first_word = pl.col("entity_name").str.extract(r"^([\p{L}\-']+)").str.to_lowercase()
    by_given_name = persons.select("article_id", "entity_id", word=first_word).join(
        _words("given name"), on="word"
    )
    # "missed" ends a sentence; whoever begins the next one is no miss.
    inside = parse.filter(near("i", 1).is_not_null())
    titles = inside.select(before="i", word=pl.col("low").str.strip_suffix(".")).join(
        _words("title"), on="word"
    )
    by_title = persons.select("article_id", "entity_id", before=pl.col("first") - 1).join(
        titles, on="before"
    )
    clues = pl.concat(
        [
            by_given_name.select("article_id", "entity_id", "gender", title=False),
            by_title.select("article_id", "entity_id", "gender", title=True),
        ]
    )
    best = pl.col("title") == pl.col("title").max().over("article_id", "entity_id")
    return (
        clues.filter(best)
        .group_by("article_id", "entity_id")
        .agg(pl.col("gender").unique())
        .filter(pl.col("gender").list.len() == 1)
        .with_columns(pl.col("gender").list.first())
    )


def pronoun_genders() -> pl.LazyFrame:
    """Give the pronouns of one gender: `low` (the lemma), `asked` (its gender)."""
    return _words("pronoun").select(low="word", asked="gender")


def _words(kind: str) -> pl.LazyFrame:
    """The words of one kind: `word`, `gender`."""
    rows = read(Genders).lazy().with_columns(pl.col("gender", "kind").cast(pl.String))
    return rows.filter(pl.col("kind") == kind).drop("kind")
