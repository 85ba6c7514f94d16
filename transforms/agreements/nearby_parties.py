"""Nearby parties: who a noun for an agreement binds where no word around it says so.

Officials praised a deal to deliver tanks to Arcadia .
                    ^noun                     ^party, inside its phrase
"""

from typing import Final

import polars as pl

from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.quotes import QuoteCues
from newsfacts.transforms.syntax.determiners import DEFINITE

#: Words before a noun that an article knows already: "the deal".
KNOWN: Final = (*DEFINITE, "any")
#: Relations of what makes even such a noun worth a row: "the latest truce", "the deal with X".
DESCRIBING: Final = ("amod", "compound", "acl", "acl:relcl", "nmod", "nmod:poss")
SUBJECTS: Final = ("nsubj", "nsubj:pass")


def nearby_parties(
    nouns: pl.LazyFrame, stated: pl.LazyFrame, named: pl.LazyFrame, parse: pl.LazyFrame
) -> pl.LazyFrame:
    """Find parties of the nouns that have none, except those that only point back.

    They are the names in the noun's phrase and the subjects of the clauses around it; who only
    says something of it is none.

    Args:
        nouns: The nouns for agreements: `trigger`, `article_id`, `sentence_no`.
        stated: The parties that the grammar gives: `trigger`.
        named: The names that can be parties: `at` (head word), `entity_id`, `party_start`.
        parse: The parse.

    Returns:
        One row per noun and party: `trigger`, `entity_id`, `party_start`.
    """
    columns = ["article_id", "sentence_no", "dep", "h", "start_char"]
    heads = parse.select(*columns, at="i").join(named, on="at")
    subjects = _acting(heads, parse)
    inside = pl.col("start_char").is_between("subtree_start", "subtree_end", closed="left")
    own = (
        nouns.select("trigger", "article_id", "sentence_no")
        .join(stated, on="trigger", how="anti")
        .join(_pointing_back(parse), on="trigger", how="anti")
    )
    of_sentence = ["article_id", "sentence_no"]
    phrases = own.join(
        parse.select("subtree_start", "subtree_end", noun_start="start_char", trigger="i"),
        on="trigger",
    )
    above = pl.col("noun_start").is_between("clause_start", "clause_end", closed="left")
    found = [
        phrases.join(heads, on=of_sentence).filter(inside),
        phrases.join(subjects, on=of_sentence).filter(above),
    ]
    key = ["trigger", "entity_id"]
    ranked = (rows.select(*key, "party_start", rank=pl.lit(n)) for n, rows in enumerate(found))
    return pl.concat(ranked).pipe(one_per, key, "rank", "party_start").drop("rank")


def _acting(heads: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Subjects that do more than speak, with the extent of their clause."""
    cues = read(QuoteCues).filter(pl.col("frame").is_in(["ccomp", "obj"]))["lemma"]
    speaking = parse.filter(pl.col("low").is_in(cues.implode())).select(h="i")
    clauses = parse.select(h="i", clause_start="subtree_start", clause_end="subtree_end")
    return (
        heads.filter(pl.col("dep").is_in(SUBJECTS))
        .join(speaking, on="h", how="anti")
        .join(clauses, on="h")
    )


def _pointing_back(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Words behind "the" or "this" that nothing else describes: `trigger`."""
    pointing = parse.filter(pl.col("dep") == "det", pl.col("low").is_in(KNOWN))
    described = parse.filter(pl.col("dep").is_in(DESCRIBING))
    return pointing.select(trigger="h").join(
        described.select(trigger="h"), on="trigger", how="anti"
    )
