"""Hyphens: what a participle after a name and a hyphen says of what it describes.

a Hong Kong-based firm, Example      based_in Hong Kong
the US-led Example Coalition         led_by the US
Example, an Oslo-born singer         born_in Oslo
"""

from typing import Final

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.relations import CompoundParticiples
from newsfacts.transforms.relations.dependency_patterns import as_object, as_subject, turned
from newsfacts.transforms.syntax.neighbours import begins_sentence
from newsfacts.transforms.syntax.parse import at

#: The most words from the participle to the name that it describes.
REACH: Final = 5


def hyphened(parse: pl.LazyFrame, known: pl.LazyFrame) -> pl.LazyFrame:
    """Relate what "Hong Kong-based" describes to Hong Kong, and what "US-led" does to the US.

    Args:
        parse: The parse.
        known: The mentions, from `mention_tokens.things`.
    """
    names = known.filter(pl.col("kind") == "name").with_columns(hyphen=pl.col("last") + 1)
    told = _participles(parse).join(as_object(names, "hyphen"), on="hyphen").cache()
    who = known.filter(pl.col("kind").is_in(["name", "nominal"]))
    # "Example, an Oslo-based firm": the noun is in apposition to whom it describes.
    apposed = told.drop("sentence_no").join(
        as_subject(names, apposed="i"), on=["article_id", "apposed"]
    )
    ahead = told.join(apposed.select("at"), on="at", how="anti").pipe(_ahead, parse, who)
    return (
        pl.concat([apposed, ahead], how="diagonal_relaxed")
        .pipe(turned, pl.col("reversed"))
        .drop("reversed", "at", "hyphen", "apposed")
    )


def _participles(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Find the participles behind a hyphen: `at`, `hyphen`, `apposed` (who is described)."""
    # "They left Hong Kong. Based on that, ..."
    inside = ~begins_sentence()
    hyphens = parse.filter(pl.col("text").is_in(["-", "–"])).select(hyphen="i")
    return (
        parse.with_columns(
            participle=pl.col("text").str.to_lowercase(),
            apposed=pl.when(at("h", "dep") == "appos").then(at("h", "h")),
        )
        .filter(inside)
        .join(read(CompoundParticiples).lazy(), on="participle")
        .select(
            "article_id",
            "sentence_no",
            "reversed",
            "apposed",
            at="i",
            hyphen=pl.col("i") - 1,
            predicate=pl.col("predicate").cast(pl.String),
            rule=pl.format("name-{}", "participle"),
        )
        .join(hyphens, on="hyphen", how="semi")
    )


def _ahead(told: pl.LazyFrame, parse: pl.LazyFrame, who: pl.LazyFrame) -> pl.LazyFrame:
    """The next name or description behind each participle, within its sentence."""
    words = parse.select("sentence_no", first="i")
    return (
        told.sort("at")
        .join_asof(
            as_subject(who, "first", who="first").join(words, on="first").sort("first"),
            left_on="at",
            right_on="first",
            by=["article_id", "sentence_no"],
            strategy="forward",
            check_sortedness=False,
        )
        .filter(pl.col("who") - pl.col("at") <= REACH)
        .drop("sentence_no", "first", "who")
    )
