"""Nominal arguments: the role of a possessive or modifier before a noun.

Arcadia's attack       actor         Arcadia's budget was cut     recipient
the US raid            actor         the Oslo talks               location
"""

import polars as pl

#: Relations of an argument before its noun: "Russia's", "American".
BEFORE = ("nmod:poss", "amod", "compound", "nmod:desc")


def owners(triggers: pl.LazyFrame, verbs: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Find the arguments before nouns that are triggers, or the objects of triggers.

    Args:
        triggers: The triggers with their frames.
        verbs: Those of them that are verbs.
        parse: The parse.

    Returns:
        `trigger`, `role` (`owner` if only the other arguments can show whether it is the actor),
        `at` (number of the head word).
    """
    # "Baker's prosecution of Abel": with an "of" phrase the possessive is the actor.
    led = parse.filter(pl.col("dep") == "case", pl.col("low") == "of").select(i="h")
    of = parse.filter(pl.col("dep") == "nmod").join(led, on="i", how="semi")
    with_of = of.select(near="h", other=pl.lit(value=True)).unique()
    return (
        pl.concat(_heads(triggers, verbs))
        .join(_modifiers(parse), on="near")
        .join(with_of, on="near", how="left")
        .filter(~_undergoing() | pl.col("named"))
        .select("trigger", role=_role(), at="at")
    )


def _heads(triggers: pl.LazyFrame, verbs: pl.LazyFrame) -> list[pl.LazyFrame]:
    """Nouns whose modifiers are arguments, `near`: triggers, and the objects of triggers."""
    nouns = triggers.filter(pl.col("upos") == "NOUN").select(
        "trigger",
        "object_role",
        "roles",
        near="trigger",
        nominal=pl.lit(value=True),
        appoints=pl.col("event_type") == "APPOINT",
    )
    # "Asked for the agency's help": the agency is the recipient.
    asks = pl.when(pl.col("event_type") == "REQUEST").then(pl.lit("recipient"))
    objects = verbs.filter(pl.col("object_at").is_not_null()).select(
        "trigger",
        asks.otherwise("object_role").alias("object_role"),
        "roles",
        near="object_at",
        nominal=pl.lit(value=False),
        appoints=pl.lit(value=False),
    )
    return [nouns, objects]


def _modifiers(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Arguments before nouns: `near` (the noun), `at`, and what they are."""
    named = pl.col("entity_start").is_not_null()
    # "A high-profile killing": an adjective is no argument, unless it contains a name ("US-led").
    holding = parse.filter(named).select(i="h", holding=pl.lit(value=True)).unique()
    someone = (pl.col("dep") != "amod") | named | pl.col("holding")
    modifiers = parse.filter(pl.col("dep").is_in(BEFORE)).join(holding, on="i", how="left")
    return modifiers.filter(someone).select(
        near="h",
        at="i",
        placed=_placed(),
        compound=pl.col("dep").eq("compound"),
        named=named,
        person=pl.col("entity_type").eq("PERSON").fill_null(value=False)
        | pl.col("xpos").eq("PRP$"),
    )


def _undergoing() -> pl.Expr:
    """Whether the argument undergoes the event, as its object does."""
    # "The party nomination": an organisation before the noun is the actor.
    nominating = pl.col("appoints") & pl.col("nominal") & ~pl.col("person")
    return pl.col("object_role").eq("object") & ~nominating | (
        pl.col("object_role").eq("recipient") & (pl.col("person") | ~pl.col("nominal"))
    )


def _role() -> pl.Expr:
    """The role of an argument, by the frame of its trigger and by what it is."""
    marked = pl.col("roles").str.contains
    owned = marked("owner:recipient", literal=True) & ~pl.col("compound")
    placed = pl.col("placed") | pl.col("compound") & marked("before:location", literal=True)
    return (
        pl.when(placed)
        .then(pl.lit("location"))
        .when(owned & pl.col("other").is_null())
        .then(pl.lit("recipient"))
        .when(_undergoing())
        .then("object_role")
        # "Requested Secret Service protection": the service is not the actor.
        .when(pl.col("nominal") | ~pl.col("compound"))
        .then(pl.lit("owner"))
        .otherwise(pl.lit("none"))
    )


def _placed() -> pl.Expr:
    """Whether a modifier is the location, as in "the Oslo talks", not the actor: "the US raid"."""
    return (
        pl.col("dep").eq("compound")
        & pl.col("entity_type")
        .is_in(["GPE", "LOC", "FAC", "EVENT", "PERSON"])
        .fill_null(value=False)
        & ~pl.col("text").str.contains(r"^(?:[A-Z]\.?)+$")
    )
