"""Holders: the owner of a quantity, from the grammar around the counted noun.

Russia reported more than 28,000 new cases. Its 2.3 million cases ...
^holder (subject)         ^amount           ^holder (possessor)
"""

import polars as pl

from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.syntax.spans import with_latest_span

#: Types of entities that can hold a quantity.
HOLDERS = ("GPE", "ORG", "PERSON", "NORP", "LOC")


def holders(amounts: pl.LazyFrame, parse: pl.LazyFrame, mentions: pl.LazyFrame) -> pl.LazyFrame:
    """Find the possessor of the counted noun, else the subject of its verb.

    Args:
        amounts: The quantities, with the place of `measured`.
        parse: The parse.
        mentions: The mentions of entities.

    Returns:
        `quantity_id`, `holder_id`.
    """
    mentioned = (
        mentions.filter(pl.col("entity_type").cast(pl.String).is_in(HOLDERS))
        .join(parse.select("article_id", "i", head_no="token_no"), on=["article_id", "head_no"])
        .select("entity_id", at="i")
    )
    possessors = parse.filter(pl.col("dep") == "nmod:poss").select(noun="h", at="i", rank=pl.lit(0))
    candidates = pl.concat([possessors, _subjects(parse)])
    return (
        _counted(amounts, parse)
        .join(candidates, on="noun")
        .join(mentioned, on="at")
        .pipe(one_per, "quantity_id", "rank", "at")
        .select("quantity_id", holder_id="entity_id")
    )


def _subjects(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Return the subject of the verb that governs each noun without a definite determiner."""
    definite = parse.filter(
        (pl.col("dep").is_in(["det", "det:predet"])) & pl.col("low").is_in(["the", "both", "these"])
    ).select(noun="h")
    nouns = parse.select(noun="i", dep="dep", own="subject", above="h")
    verbs = parse.select(above="i", verb_subject="subject", verb_upos="upos")
    subject = (
        pl.when(pl.col("dep").is_in(["root", "ccomp", "xcomp"]))
        .then(pl.coalesce("own", "verb_subject"))
        .when((pl.col("dep") == "obj") & (pl.col("verb_upos") == "VERB"))
        .then("verb_subject")
    )
    return (
        nouns.join(verbs, on="above", how="left")
        .join(definite, on="noun", how="anti")
        .select("noun", at=subject, rank=pl.lit(1))
        .filter(pl.col("at").is_not_null())
    )


def _counted(amounts: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Find the counted noun of each quantity: the head of `measured`, else of the amount."""
    spans = amounts.select(
        "article_id",
        "quantity_id",
        from_=pl.min_horizontal("start_char", "measured_start_char"),
        to=pl.max_horizontal("end_char", "measured_end_char"),
    )
    inside = (
        parse.select("article_id", "start_char", "end_char", "upos", "h", "i")
        .pipe(with_latest_span, spans, "start_char", "from_", by="article_id")
        .filter(pl.col("end_char") <= pl.col("to"))
    )
    bounds = inside.group_by("quantity_id").agg(low=pl.col("i").min(), high=pl.col("i").max())
    outside = (pl.col("h") < pl.col("low")) | (pl.col("h") > pl.col("high"))
    return (
        inside.join(bounds, on="quantity_id")
        .filter(outside | pl.col("h").is_null(), pl.col("upos").is_in(["NOUN", "PROPN", "NUM"]))
        .pipe(one_per, "quantity_id", "i", descending=True)
        .select("quantity_id", noun="i")
    )
