"""Owners: whose the noun of an event is, who does it or undergoes it.

Arcadia's attack       does          Arcadia's budget was cut     undergoes
the US raid            does          the Oslo talks               is where
"""

import polars as pl

#: Relations by which the owner or doer of a noun stands before it: "Russia's", "American".
BEFORE = ("nmod:poss", "amod", "compound", "nmod:desc")


def owners(triggers: pl.LazyFrame, verbs: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Whose a noun is: who does it, or undergoes it: "Arcadia's budget was cut"."""
    marked = pl.col("roles").str.contains
    nouns = triggers.filter(pl.col("upos") == "NOUN").select(
        "trigger",
        "object_role",
        "roles",
        near="trigger",
        nominal=pl.lit(value=True),
        appoints=pl.col("event_type") == "APPOINT",
    )
    # "Asked for the agency's help": the agency is asked.
    asks = pl.when(pl.col("event_type") == "REQUEST").then(pl.lit("recipient"))
    carried = verbs.filter(pl.col("object_at").is_not_null()).select(
        "trigger",
        asks.otherwise("object_role").alias("object_role"),
        "roles",
        near="object_at",
        nominal=pl.lit(value=False),
        appoints=pl.lit(value=False),
    )
    named = pl.col("entity_start").is_not_null()
    # "A high-profile killing": an adjective is nobody, unless it holds a name as "US-led" does.
    holding = parse.filter(named).select(i="h", holding=pl.lit(value=True)).unique()
    someone = (pl.col("dep") != "amod") | named | pl.col("holding")
    told = parse.filter(pl.col("dep").is_in(BEFORE)).join(holding, on="i", how="left")
    before = told.filter(someone).select(
        near="h",
        at="i",
        placed=_placed(),
        compound=pl.col("dep").eq("compound"),
        named=named,
        person=pl.col("entity_type").eq("PERSON").fill_null(value=False)
        | pl.col("xpos").eq("PRP$"),
    )
    # "The party nomination": a body before the noun nominates.
    nominating = pl.col("appoints") & pl.col("nominal") & ~pl.col("person")
    owned = marked("owner:recipient", literal=True) & ~pl.col("compound")
    undergoing = pl.col("object_role").eq("object") & ~nominating | (
        pl.col("object_role").eq("recipient") & (pl.col("person") | ~pl.col("nominal"))
    )
    # "Baker's prosecution of Abel": who undergoes it is told, and the owner does it.
    led = parse.filter(pl.col("dep") == "case", pl.col("low") == "of").select(i="h")
    of = parse.filter(pl.col("dep") == "nmod").join(led, on="i", how="semi")
    told_of = of.select(near="h", other=pl.lit(value=True)).unique()
    return (
        pl.concat([nouns, carried])
        .join(before, on="near")
        .join(told_of, on="near", how="left")
        .filter(~undergoing | pl.col("named"))
        .select(
            "trigger",
            role=pl.when(
                pl.col("placed") | pl.col("compound") & marked("before:location", literal=True)
            )
            .then(pl.lit("location"))
            .when(owned & pl.col("other").is_null())
            .then(pl.lit("recipient"))
            .when(undergoing)
            .then("object_role")
            # "Requested Secret Service protection": that service requests nothing.
            .when(pl.col("nominal") | ~pl.col("compound"))
            .then(pl.lit("owner"))
            .otherwise(pl.lit("none")),
            at="at",
        )
    )


def _placed() -> pl.Expr:
    """Whether a place stands before a noun as in "the Oslo talks", not as in "the US attack"."""
    return (
        pl.col("dep").eq("compound")
        & pl.col("entity_type")
        .is_in(["GPE", "LOC", "FAC", "EVENT", "PERSON"])
        .fill_null(value=False)
        & ~pl.col("text").str.contains(r"^(?:[A-Z]\.?)+$")
    )
