"""Operators: who operates a product, by a possessive.

China's BeiDou satellites   operated_by China
"""

from typing import Final

import polars as pl

from newsfacts.transforms.relations.dependency_patterns import SAME_THING, as_object, as_subject

OWNERS: Final = ("GPE", "ORG", "NORP", "PERSON")


def owned(parse: pl.LazyFrame, things: pl.LazyFrame, named: pl.LazyFrame) -> pl.LazyFrame:
    """Relate a product to the owner of its possessive: "China's BeiDou" is operated by China.

    Args:
        parse: The parse.
        things: The mentions, from `mention_tokens.things`.
        named: Those of them that are names.
    """
    products = named.filter(pl.col("entity_type") == "PRODUCT")
    above = parse.select(i="i", dep="dep", head_of="h")
    itself = products.with_columns(noun="i")
    beside = (
        products.drop("dep")
        .join(above, on="i")
        .filter(pl.col("dep").is_in(SAME_THING))
        .with_columns(noun="head_of")
    )
    subjects = pl.concat([as_subject(itself, "noun"), as_subject(beside, "noun")])
    owners = things.filter(
        pl.col("dep") == "nmod:poss", pl.col("entity_type").is_in(OWNERS)
    ).rename({"h": "noun"})
    return subjects.join(as_object(owners, "noun"), on="noun").with_columns(
        predicate=pl.lit("operated_by"), rule=pl.lit("possessive")
    )
