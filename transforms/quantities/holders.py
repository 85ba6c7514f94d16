"""Holders: the owner of a quantity, from the grammar around the counted noun.

Russia reported more than 28,000 new cases. Its 2.3 million cases ...
^holder (subject)         ^amount           ^holder (possessor)
5,000 U.S. troops, 80 deaths in China
      ^holder                   ^holder
"""

from typing import Final

import polars as pl

from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.quantities import TellingVerbs
from newsfacts.transforms.lexicons.syntax import prepositions_of
from newsfacts.transforms.quantities.counted_nouns import counted_nouns
from newsfacts.transforms.syntax.phrases import prepositions

#: Types of entities that can hold a quantity.
HOLDERS: Final = ("GPE", "ORG", "PERSON", "NORP", "LOC", "EVENT", "FAC", "PRODUCT")
#: How often a noun inside another is left for the one above: "a total of 12 delegates".
LEVELS: Final = 3


def holders(amounts: pl.LazyFrame, parse: pl.LazyFrame, mentions: pl.LazyFrame) -> pl.LazyFrame:
    """Find the possessor of the counted noun, else its modifier, else the subject of its verb.

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
    nouns = counted_nouns(amounts, parse).cache()
    return (
        pl.concat([_below(nouns, parse), _subjects(nouns, parse)], how="diagonal")
        .join(mentioned, on="at")
        .pipe(one_per, "quantity_id", "late", "rank", "at")
        .select("quantity_id", holder_id="entity_id")
    )


def _below(nouns: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """The possessor, the nationality and the place of each noun: `quantity_id`, `at`, `rank`."""
    places = parse.filter(
        pl.col("dep") == "case", pl.col("low").is_in(prepositions_of("within"))
    ).select(at="h")
    below = parse.filter(pl.col("h").is_not_null()).select(noun="h", at="i", dep="dep")
    modifiers = below.join(places, on="at", how="semi").filter(pl.col("dep") == "nmod")
    ranked = [
        below.filter(pl.col("dep") == "nmod:poss").with_columns(rank=pl.lit(0)),
        below.filter(pl.col("dep").is_in(["amod", "compound"])).with_columns(rank=pl.lit(1)),
        modifiers.with_columns(rank=pl.lit(2)),
    ]
    return nouns.join(pl.concat(ranked), on="noun").select("quantity_id", "at", "late", "rank")


def _subjects(nouns: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """The subject of the verb that governs each noun: `quantity_id`, `at`, `rank`.

    A noun with a definite determiner is known already: "China launched the two satellites".
    """
    definite = parse.filter(
        (pl.col("dep").is_in(["det", "det:predet"])) & pl.col("low").is_in(["the", "both", "these"])
    ).select(noun="h")
    governed = parse.select(top="i", dep="dep", own="subject", above="h")
    verbs = parse.select(
        above="i", verb_subject="subject", verb_upos="upos", verb="low", passive="passive"
    )
    known = nouns.filter(~pl.col("is_rank")).join(definite, on="noun", how="semi")
    predicate = pl.col("dep").is_in(["root", "ccomp", "xcomp", "acl:relcl"])
    argument = (pl.col("dep") == "obj") | (
        pl.col("dep").is_in(["obl", "advcl"])
        & pl.col("preposition").is_in(prepositions_of("holder"))
    )
    active = (pl.col("verb_upos") == "VERB") & ~pl.col("verb").is_in(
        read(TellingVerbs)["lemma"].implode()
    )
    subject = (
        pl.when(predicate)
        .then(pl.coalesce("own", "verb_subject"))
        .when(argument & active & ~pl.col("passive").fill_null(value=False))
        .then("verb_subject")
    )
    return (
        nouns.join(known, on=["quantity_id", "noun"], how="anti")
        .pipe(_climbed, parse)
        .join(governed, on="top")
        .join(verbs, on="above", how="left")
        .join(prepositions(parse, ["case"]), left_on="top", right_on="h", how="left")
        .select("quantity_id", "late", at=subject, rank=pl.lit(3))
        .filter(pl.col("at").is_not_null())
    )


def _climbed(nouns: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Add `top`, the noun that a noun is inside or joined to: "a total of 12 delegates"."""
    above = parse.filter(
        pl.col("dep").is_in(["nmod", "conj", "appos", "compound", "nummod", "amod"])
    ).select(top="i", over="h")
    climbed = nouns.with_columns(top="noun")
    for _ in range(LEVELS):
        climbed = (
            climbed.join(above, on="top", how="left")
            .with_columns(top=pl.coalesce("over", "top"))
            .drop("over")
        )
    return climbed
