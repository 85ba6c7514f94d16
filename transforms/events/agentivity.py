"""Agents: who can act, and to whom something can be done; a thing can do neither.

The government banned the paper .     the government acts; the paper suffers as a thing
"""

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.events import AgentNouns

#: Types of names of those who act.
ACTING = ("GPE", "NORP", "ORG", "PERSON")
#: Kinds of nouns and pronouns of those who act.
ACTING_KINDS = ("person", "body", "office", "other", "quantifier", "speaker", "pronoun")
#: Names of agreements, which do not act even where they are taken for bodies.
ACCORDS = r"-(?:agreement|treaty|pact|accord|act|convention|protocol|deal)$"
#: Persons who are launched and land.
FLYING = ("astronaut", "cosmonaut", "taikonaut", "crew")


def only_agents(found: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Let only those act who can; what is done to a thing has it as its object.

    Args:
        found: Participants, with `at`, `role`, `entity_id`, `entity_type` and `direct` (whether
            the entity is named by the head word itself, and not from inside its phrase).
        parse: The parse.
    """
    # "Most of those techniques" does not act, whatever "most" may stand for elsewhere.
    counted = (
        parse.filter(
            pl.col("dep") == "nmod",
            pl.col("head_lemma").is_in(quantifiers()),
            pl.col("upos") == "NOUN",
        )
        .group_by(at="h")
        .agg(counted=pl.col("low").sort_by("i").first())
    )
    kinds = (
        parse.select("low", "upos", at="i")
        .join(counted, on="at", how="left")
        .with_columns(low=pl.coalesce("counted", "low"))
        .join(
            read(AgentNouns).lazy().with_columns(pl.col("kind").cast(pl.String)),
            left_on="low",
            right_on="lemma",
            how="left",
        )
    )
    named = pl.col("entity_type").is_in(ACTING).fill_null(value=False) & ~pl.col(
        "entity_id"
    ).str.contains(ACCORDS).fill_null(value=False)
    whole = pl.col("direct") | pl.col("entity_type").is_in(["GPE", "NORP"]) & (
        pl.col("counted").is_null() | pl.col("kind").is_not_null()
    )
    thing = pl.col("kind").is_in(["thing", "craft", "nature"]).fill_null(value=False)
    acts = (
        named & whole
        | pl.col("kind").is_in(ACTING_KINDS).fill_null(value=False)
        | pl.col("upos").is_in(["PROPN", "NUM"]) & pl.col("counted").is_null()
        | pl.col("spoken").is_not_null()
    ) & ~thing
    # What is said against a state's plan is said against the state; a person's plan is a thing.
    suffers = (
        acts
        | (pl.col("kind") == "target").fill_null(value=False)
        | pl.col("entity_type").is_in(["GPE", "NORP"]).fill_null(value=False)
    )
    return (
        found.join(kinds.select("at", "kind", "upos", "counted"), on="at", how="left")
        .filter(~pl.col("role").is_in(["actor", "lifted", "partner"]) | acts)
        .with_columns(
            role=pl.when((pl.col("role") == "recipient") & ~suffers)
            .then(pl.lit("object"))
            .otherwise("role")
        )
        .drop("kind", "upos", "counted", "direct", "spoken")
    )


def crafts() -> list[str]:
    """Nouns of what is launched: "rocket"; and of those who fly."""
    return [*_of("craft"), *FLYING]


def acting_for_owner() -> list[str]:
    """Nouns of what acts for the person whose it is: "the Truman administration"."""
    return _of("office")


def quantifiers() -> list[str]:
    """Words that count others: "most of the ministers"."""
    return _of("quantifier")


def others() -> list[str]:
    """Nouns of persons who are not the one whose they are: "its rivals"."""
    return _of("other")


def nature() -> list[str]:
    """Nouns of what kills without attacking: "storm"."""
    return _of("nature")


def targets() -> list[str]:
    """Nouns of what something can be done to, and that does nothing: "airport"."""
    return _of("target")


def persons_in_general() -> list[str]:
    """Words for persons, by which also quantifiers stand for some: "all have signed"."""
    return _of("person", "other", "quantifier", "speaker", "pronoun")


def _of(*kinds: str) -> list[str]:
    return read(AgentNouns).filter(pl.col("kind").cast(pl.String).is_in(kinds))["lemma"].to_list()
