"""Titles that relate: who works for a body, founded it, learns there, or seeks an office."""

from typing import Final

import polars as pl

from newsfacts.transforms.lexicons.base import alternation, read
from newsfacts.transforms.lexicons.relations import Offices
from newsfacts.transforms.lexicons.roles import Titles
from newsfacts.transforms.relations.name_words import has_members, is_party

#: Titles of those who learn at a body.
LEARNERS: Final = ("student", "undergraduate", "undergrad", "graduate", "postgraduate", "alumnus")
#: Titles of those who need not belong to the party or assembly that they work for.
OUTSIDERS: Final = (
    "lawyer",
    "attorney",
    "analyst",
    "strategist",
    "clerk",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "correspondent",
    "donor",
    "ambassador",
    "envoy",
    "reporter",
    "candidate",
    "nominee",
)
#: Titles of those who belong to the assembly or club that they are of.
MEMBERS: Final = (
    "senator", "representative", "councilman", "councilwoman", "councillor", "lawmaker",
    "legislator", "delegate", "guitarist", "bassist", "singer", "drummer", "player",
    "midfielder", "striker", "goalkeeper", "defender",
)  # fmt: skip
#: Titles of those who seek an office.
SEEKERS: Final = "(?:candidate|nominee|hopeful|contender)"


def served(roles: pl.LazyFrame) -> pl.LazyFrame:
    """What a title tells beside the office: who works for a body, founded it, seeks an office.

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
    offices = alternation(read(Offices)["word"])
    return pl.col("title").str.extract(rf"(?i)\b({offices}) {SEEKERS}$")


def _predicate() -> pl.Expr:
    """What the noun of a title says of its holder; NULL for an office alone."""
    body = pl.col("organization_id").str.starts_with("org:")
    member = has_members("organization") & pl.col("noun").is_in(MEMBERS)
    return (
        pl.when(body & is_party("organization_id") & ~pl.col("noun").is_in(OUTSIDERS))
        .then(pl.lit("party"))
        .when(body & pl.col("noun").is_in(["founder", "co-founder", "cofounder"]))
        .then(pl.lit("founder_of"))
        .when(body & pl.col("noun").is_in(["owner", "co-owner"]))
        .then(pl.lit("owner_of"))
        .when(body & (member | (pl.col("noun") == "member")))
        .then(pl.lit("member_of"))
        .when(body & pl.col("noun").is_in(LEARNERS))
        .then(pl.lit("educated_at"))
        .when(body & pl.col("office").eq_missing(other=False))
        .then(pl.lit("employer"))
        .when(_sought().is_not_null())
        .then(pl.lit("candidate_for"))
    )
