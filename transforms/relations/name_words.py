"""Name words: what kind of body or place a name means, by its words and its id."""

from functools import cache
from typing import Final

import polars as pl

from newsfacts.transforms.lexicons.base import alternation, read
from newsfacts.transforms.lexicons.relations import BodyWords, Parties

#: Types of entities that a body or place can be in, nationalities included.
PLACES: Final = ("GPE", "NORP", "LOC")


@cache
def is_party(entity_id: str) -> pl.Expr:
    """Whether the id in a column is a party's."""
    bare = pl.col(entity_id).str.replace("^org:", "").str.replace("-[a-z]{3}$", "")
    known = read(Parties)["name"].implode()
    return (
        pl.col(entity_id).str.contains(r"-(?:party|democrats)(?:-[a-z]{3})?$")
        | bare.is_in(known)
        | pl.col(entity_id).str.replace("^org:", "").is_in(known)
    )


@cache
def is_body(name: str, *kinds: str) -> pl.Expr:
    """Whether the name in a column holds a word of bodies of some kinds: "Foreign Ministry"."""
    return pl.col(name).str.contains(rf"(?i)\b{_words(*kinds)}\b")


@cache
def has_members(name: str) -> pl.Expr:
    """Whether the name in a column is that of an assembly or club, "the Senate", "the House of X".

    The party in "the Party's Propaganda Department" is not the body that is meant.
    """
    return pl.col(name).str.contains(rf"(?i)\b{_words('assembly', 'club')}(?: (?:of|for) .*)?$")


def _words(*kinds: str) -> str:
    words = read(BodyWords).filter(pl.col("kind").cast(pl.String).is_in(kinds))["word"]
    return alternation(words)


def possessives(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Find the words before a possessive: `last` (number of the word)."""
    mark = pl.col("low").is_in(["'s", "’s", "'", "’"]) & (pl.col("upos") == "PART")
    return parse.filter(mark).select(last=pl.col("i") - 1)


def is_place(entity_type: str) -> pl.Expr:
    """Whether the type in a column is that of a place or of a nationality."""
    return pl.col(entity_type).is_in(PLACES)
