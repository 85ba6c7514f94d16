"""Protest targets: what a protest is about, by its clause of purpose.

Students rallied to denounce Borduria .
         ^PROTEST            ^recipient
"""

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.events import EventTriggers
from newsfacts.transforms.triggers.triggers import AIMS, PROTESTED


def denounced(triggers: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Find what a protest demands or denounces, as its recipient: `trigger`, `role`, `at`."""
    protests = triggers.filter(pl.col("event_type") == "PROTEST")
    near = pl.concat(
        [
            protests.select("trigger", near="trigger"),
            protests.select("trigger", near="object_at").drop_nulls(),
        ]
    )
    return (
        near.join(_aims(parse), on="near")
        .join(_objects(parse), on="aim")
        .select("trigger", role=pl.lit("recipient"), at="at")
    )


def _aims(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Clauses of purpose that demand or denounce: `aim` (the verb), `near` (its governor)."""
    verbs = read(EventTriggers).filter(
        pl.col("upos").cast(pl.String) == "VERB", pl.col("event_type").is_in(PROTESTED)
    )["lemma"]
    marked = parse.filter(pl.col("dep") == "mark", pl.col("low") != "to").select(i="h")
    return (
        parse.filter(
            pl.col("dep").is_in(AIMS),
            pl.col("xpos").is_in(["VB", "VBG"]),
            pl.col("low").is_in(verbs.implode()),
        )
        .join(marked, on="i", how="anti")
        .select(aim="i", near="h")
    )


def _objects(parse: pl.LazyFrame) -> pl.LazyFrame:
    """The object of a clause, or its complement with "for" or "against": `aim`, `at`."""
    led = parse.filter(pl.col("dep") == "case", pl.col("low").is_in(["for", "against"]))
    behind = parse.filter(pl.col("dep") == "obl").join(led.select(i="h"), on="i", how="semi")
    straight = parse.filter(pl.col("dep") == "obj")
    return pl.concat([straight, behind]).select(aim="h", at="i")
