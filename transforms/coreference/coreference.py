"""References: pronouns and common nouns that stand for something named before.

Beijing and Moscow agreed. The two countries said they would cooperate.
                           ^China, Russia          ^China, Russia
Song spoke. He left.
            ^Song
"""

import polars as pl

from newsfacts.transforms.coreference.appositions import apposed, placed, titled
from newsfacts.transforms.coreference.dual import pairs
from newsfacts.transforms.coreference.genders import genders
from newsfacts.transforms.coreference.singular import singles
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.coreference import References


def references(
    linked_names: pl.LazyFrame, parse: pl.LazyFrame, quotations: pl.LazyFrame
) -> pl.LazyFrame:
    """Resolve the references that are plain; the others stay unresolved, and are no mentions.

    Args:
        linked_names: Names with the entities they mean.
        parse: The parse.
        quotations: What stands between quotation marks.

    Returns:
        One row per reference and entity: `first`, `last`, `head` (numbers of words), `kind`,
        `entity_type`, `entity_id`, `entity_name`, `country`, `wikidata_id`, `rule`.
    """
    lexicon = (
        read(References).lazy().with_columns(pl.col("number", "refers_to", "kind").cast(pl.String))
    )
    candidates = parse.join(lexicon, left_on="low", right_on="lemma").cache()
    known = genders(linked_names, parse)
    named = (
        parties(linked_names, parse).join(known, on=["article_id", "entity_id"], how="left").cache()
    )
    found = [
        apposed(linked_names, parse),
        placed(linked_names, parse),
        titled(linked_names, parse),
        singles(candidates.filter(pl.col("number") == "one"), named, parse, quotations),
        pairs(candidates.filter(pl.col("number") == "two"), named, parse),
    ]
    return pl.concat(found, how="diagonal_relaxed")


def parties(named: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """The named things that can be referred to, with their part in the sentence."""
    part = parse.select("dep", "sentence_no", head="i", clause="h")
    return (
        named.filter(~pl.col("former"))
        .join(part, on="head")
        .select(
            "article_id",
            "sentence_no",
            "entity_id",
            "entity_name",
            "entity_type",
            "country",
            "wikidata_id",
            "clause",
            "dep",
            at="head",
            subject=pl.col("dep").is_in(["nsubj", "nsubj:pass"]),
            sort=pl.when(pl.col("entity_type") == "PERSON")
            .then(pl.lit("person"))
            .when(pl.col("entity_id").str.starts_with("country:"))
            .then(pl.lit("country"))
            .when(pl.col("entity_type").is_in(["ORG", "GPE"]))
            .then(pl.lit("body"))
            .otherwise(pl.lit("thing")),
        )
    )
