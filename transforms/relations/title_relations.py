"""Titles that relate: who works for a body, founded it, learns there, or seeks an office."""

from functools import cache

import polars as pl

from newsfacts.transforms.lexicons.base import alternation, read
from newsfacts.transforms.lexicons.relations import Offices, titles_of
from newsfacts.transforms.lexicons.roles import Titles
from newsfacts.transforms.relations.name_words import has_members, is_party


def served(roles: pl.LazyFrame) -> pl.LazyFrame:
    """What a title says besides the office: who works for a body, founded it, seeks an office.

    Args:
        roles: The roles that persons have.
    """
    lexicon = read(Titles).lazy().select(noun="lemma", office="office")
    noun = pl.col("title").str.to_lowercase().str.extract(r"(\S+)$")
    sought = _sought()
    return (
        roles.with_columns(noun=noun)
        .join(lexicon, on="noun", how="left")
        .with_columns(predicate=_predicate())
        .filter(pl.col("predicate").is_not_null())
        .select(
            "article_id",
            "predicate",
            subject_id="person_id",
            subject_start="start_char",
            subject_end="end_char",
            object_id=pl.when(pl.col("predicate") != "candidate_for").then("organization_id"),
            object_text=pl.when(pl.col("predicate") == "candidate_for")
            .then(sought)
            .otherwise("organization"),
            object_start="start_char",
            object_end="end_char",
            rule=pl.lit("title"),
        )
    )


def _sought() -> pl.Expr:
    """The office that a title seeks: "presidential" in "presidential candidate"."""
    offices, seekers = alternation(read(Offices)["word"]), alternation(titles_of("seeker"))
    return pl.col("title").str.extract(rf"(?i)\b({offices}) {seekers}$")


@cache
def _predicate() -> pl.Expr:
    """What the noun of a title says of its holder; NULL for an office alone."""
    body = pl.col("organization_id").str.starts_with("org:")
    member = has_members("organization") & pl.col("noun").is_in(titles_of("member"))
    return (
        pl.when(body & is_party("organization_id") & ~pl.col("noun").is_in(titles_of("outsider")))
        .then(pl.lit("party"))
        .when(body & pl.col("noun").is_in(titles_of("founder")))
        .then(pl.lit("founder_of"))
        .when(body & pl.col("noun").is_in(titles_of("owner")))
        .then(pl.lit("owner_of"))
        .when(body & (member | (pl.col("noun") == "member")))
        .then(pl.lit("member_of"))
        .when(body & pl.col("noun").is_in(titles_of("learner")))
        .then(pl.lit("educated_at"))
        .when(body & pl.col("office").eq_missing(other=False))
        .then(pl.lit("employer"))
        .when(_sought().is_not_null())
        .then(pl.lit("candidate_for"))
    )
