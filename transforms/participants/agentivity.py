"""Agentivity: who can be an actor, and who a recipient; things can be neither.

The government banned the paper .     the government is an actor, the paper an object
"""

import polars as pl

from newsfacts.transforms.lexicons.base import alternation, read
from newsfacts.transforms.lexicons.events import AccordHeads, AgentNouns
from newsfacts.transforms.syntax.flags import flagged
from newsfacts.transforms.triggers.agent_nouns import quantifiers

#: Probability from which the annotator says that a noun can act, or suffer.
SURE = 0.6
#: Types of names that can be actors.
ACTING = ("GPE", "NORP", "ORG", "PERSON")
#: Types of names that cannot.
IDLE = ("EVENT", "WORK_OF_ART", "LAW", "DISEASE")
#: Kinds of nouns and pronouns that can be actors.
ACTING_KINDS = ("person", "body", "office", "other", "quantifier", "speaker", "pronoun")


def only_agents(
    found: pl.LazyFrame, parse: pl.LazyFrame, annotated_slots: pl.LazyFrame
) -> pl.LazyFrame:
    """Drop actors that cannot act, and make recipients that are things objects.

    Of a noun that no lexicon knows the annotator decides, if it is sure.

    Args:
        found: Participants, with `trigger`, `at`, `role`, `entity_id`, `entity_type` and `direct`
            (whether the head word itself refers to the entity, not a name inside its phrase).
        parse: The parse.
        annotated_slots: Who takes part, as the annotator reads it.
    """
    sure = annotated_slots.filter(pl.col("score") >= SURE).select("trigger", "role", "at")
    by_annotator = pl.col("sure") & pl.col("kind").is_null()
    # Criticism of a country's plan is criticism of the country; a person's plan is a thing.
    suffers = (
        _acts()
        | (pl.col("kind") == "target").fill_null(value=False)
        | pl.col("entity_type").is_in(["GPE", "NORP"]).fill_null(value=False)
        | by_annotator
    )
    return (
        found.join(_kinds(parse), on="at", how="left")
        .pipe(flagged, sure, ["trigger", "role", "at"], "sure")
        .filter(~pl.col("role").is_in(["actor", "lifted", "partner"]) | _acts() | by_annotator)
        .with_columns(
            role=pl.when((pl.col("role") == "recipient") & ~suffers)
            .then(pl.lit("object"))
            .otherwise("role")
        )
        .drop("kind", "upos", "counted", "direct", "spoken", "sure")
    )


def _kinds(parse: pl.LazyFrame) -> pl.LazyFrame:
    """The kind of each word as an agent: `at`, `kind`, `upos`, `counted`.

    In "most of those techniques" the noun counted decides, not "most".
    """
    counted = (
        parse.filter(
            pl.col("dep") == "nmod",
            pl.col("head_lemma").is_in(quantifiers()),
            pl.col("upos") == "NOUN",
        )
        .group_by(at="h")
        .agg(counted=pl.col("low").sort_by("i").first())
    )
    nouns = read(AgentNouns).lazy().with_columns(pl.col("kind").cast(pl.String))
    return (
        parse.select("low", "upos", at="i")
        .join(counted, on="at", how="left")
        .with_columns(low=pl.coalesce("counted", "low"))
        .join(nouns, left_on="low", right_on="lemma", how="left")
        .select("at", "kind", "upos", "counted")
    )


def _acts() -> pl.Expr:
    """Whether a participant can act: by its name, the kind of its noun, or as a speaker."""
    accord = rf"-{alternation(read(AccordHeads)['word'])}$"
    named = pl.col("entity_type").is_in(ACTING).fill_null(value=False) & ~pl.col(
        "entity_id"
    ).str.contains(accord).fill_null(value=False)
    whole = pl.col("direct") | pl.col("entity_type").is_in(["GPE", "NORP"]) & (
        pl.col("counted").is_null() | pl.col("kind").is_not_null()
    )
    thing = pl.col("kind").is_in(["thing", "craft", "nature"]).fill_null(value=False)
    # "Storm Abel killed six": the name of an event or of a work is not that of who acts.
    unknown = ~pl.col("direct") | ~pl.col("entity_type").is_in(IDLE).fill_null(value=False)
    return (
        named & whole
        | pl.col("kind").is_in(ACTING_KINDS).fill_null(value=False)
        | pl.col("upos").is_in(["PROPN", "NUM"]) & pl.col("counted").is_null() & unknown
        | pl.col("spoken").is_not_null()
    ) & ~thing
