"""Namesakes: words that name something else in most texts, but in this article what came before.

Michael Jordan left. Jordan said ...     PERSON, not the country
Hurricane Maria ... as Maria moved       EVENT, not a person
Mahan Air ... banned Mahan               ORG, not a person
"""

import polars as pl

from newsfacts.transforms.lexicons.entities import storm
from newsfacts.transforms.lexicons.syntax import prepositions_of
from newsfacts.transforms.syntax.phrases import prepositions


def named_alike(found: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Votes of a full name for the one word of it that stands for it later.

    Args:
        found: The names, with their types.
        parse: The parse.

    Returns:
        `article_id`, `phrase`, `entity_type`.
    """
    words = pl.concat([_surnames(found), _storms(found), _firms(found)])
    short = found.filter(~pl.col("phrase").str.contains(" "))
    return (
        _unplaced(short, parse)
        .join(words, left_on=["article_id", "phrase"], right_on=["article_id", "word"])
        .filter(pl.col("entity_type") != pl.col("seen"), pl.col("first") > pl.col("named"))
        .filter((pl.col("seen") != "ORG") | (pl.col("entity_type") == "PERSON"))
        .filter((pl.col("seen") != "PERSON") | ~pl.col("place_phrase"))
        .select("article_id", "phrase", entity_type="seen")
    )


def _unplaced(short: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Add `place_phrase`: whether the word comes behind "in" and the like in the article."""
    return (
        short.join(prepositions(parse), left_on="head", right_on="h", how="left")
        .with_columns(
            place=pl.col("preposition").is_in(prepositions_of("place")).fill_null(value=False)
        )
        .with_columns(place_phrase=pl.col("place").any().over("article_id", "phrase"))
    )


def _surnames(found: pl.LazyFrame) -> pl.LazyFrame:
    """The family names of persons named in full: `article_id`, `word`, `seen`, `named`."""
    return _first_named(
        found.filter(pl.col("entity_type") == "PERSON").with_columns(
            word=pl.col("phrase").str.extract(r"\s(\p{Lu}[\p{L}’'-]+)$"), seen=pl.lit("PERSON")
        )
    )


def _storms(found: pl.LazyFrame) -> pl.LazyFrame:
    """The names of storms: `article_id`, `word`, `seen`, `named`."""
    return _first_named(
        found.with_columns(
            word=pl.col("phrase").str.extract(rf"{storm()}(\p{{Lu}}\S+)$"), seen=pl.lit("EVENT")
        )
    )


def _firms(found: pl.LazyFrame) -> pl.LazyFrame:
    """The first words of bodies of two words: `article_id`, `word`, `seen`, `named`."""
    full = _surnames(found).select("article_id", "word")
    return _first_named(
        found.filter(pl.col("entity_type") == "ORG").with_columns(
            word=pl.col("phrase").str.extract(r"^(\p{Lu}[\p{L}-]+) \p{Lu}\S+$"), seen=pl.lit("ORG")
        )
    ).join(full, on=["article_id", "word"], how="anti")


def _first_named(rows: pl.LazyFrame) -> pl.LazyFrame:
    """Keep the first place of each word: `article_id`, `word`, `seen`, `named`."""
    return (
        rows.drop_nulls("word")
        .group_by("article_id", "word", "seen")
        .agg(named=pl.col("first").min())
    )
