"""Holders: whose a quantity is, by the grammar around what is counted.

Russia reported more than 28,000 new cases. Its 2.3 million cases ...
^holder (subject)         ^amount           ^holder (owner)
"""

import polars as pl

from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.syntax.spans import with_latest_span

#: Relations in which the counted noun belongs to the subject of its verb.
OF_SUBJECT = ("obj", "xcomp", "obl", "root", "ccomp")
#: Who can hold a quantity.
HOLDERS = ("GPE", "ORG", "PERSON", "NORP", "LOC")


def holders(amounts: pl.LazyFrame, parse: pl.LazyFrame, mentions: pl.LazyFrame) -> pl.LazyFrame:
    """Find who owns what is counted, else who does something with it.

    Args:
        amounts: The quantities, with places of `measured`.
        parse: The parse.
        mentions: Who is meant by which words.

    Returns:
        `quantity_id`, `holder_id`.
    """
    meant = (
        mentions.filter(pl.col("entity_type").cast(pl.String).is_in(HOLDERS))
        .join(parse.select("article_id", "i", head_no="token_no"), on=["article_id", "head_no"])
        .select("entity_id", at="i")
    )
    counted = _counted(amounts, parse)
    owned = parse.filter(pl.col("dep") == "nmod:poss").select(noun="h", at="i", rank=pl.lit(0))
    definite = parse.filter(
        (pl.col("dep").is_in(["det", "det:predet"])) & pl.col("low").is_in(["the", "both", "these"])
    ).select(noun="h")
    clause = parse.select(noun="i", dep="dep", own="subject", above="h")
    verb = parse.select(above="i", verb_subject="subject", verb_upos="upos")
    done = (
        clause.join(verb, on="above", how="left")
        .join(definite, on="noun", how="anti")
        .filter(pl.col("dep").is_in(OF_SUBJECT))
        .select(
            "noun",
            at=pl.when(pl.col("dep").is_in(["root", "ccomp", "xcomp"]))
            .then(pl.coalesce("own", "verb_subject"))
            .when((pl.col("dep") == "obj") & (pl.col("verb_upos") == "VERB"))
            .then("verb_subject"),
            rank=pl.lit(1),
        )
        .filter(pl.col("at").is_not_null())
    )
    return (
        counted.join(pl.concat([owned, done]), on="noun")
        .join(meant, on="at")
        .pipe(one_per, "quantity_id", "rank", "at")
        .select("quantity_id", holder_id="entity_id")
    )


def _counted(amounts: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Give each quantity the noun that it counts: the head of `measured`, else of the amount."""
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
