"""Appositions: nouns beside a name that refer to what the name refers to.

President Xi spoke to state news agency Xinhua in Hainan province.
^Xi                              ^Xinhua              ^Hainan
"""

from typing import Final

import polars as pl

from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.names import NameContexts
from newsfacts.transforms.lexicons.roles import Titles
from newsfacts.transforms.syntax.neighbours import begins_sentence

#: The columns that a noun takes over from the name.
ENTITY: Final = (
    "article_id", "entity_type", "entity_id", "entity_name", "country", "wikidata_id",
)  # fmt: skip
PLURALS: Final = ("NNS", "NNPS")


def titled(named: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Let a title refer to the person named after it: "President Xi".

    A plural title before a list refers to everyone in it, as in "Premiers Li and Mishustin"; the
    first of two conjoined titles refers to the person after the second: "minister and spokesman
    Song".
    """
    titles = parse.join(read(Titles).lazy(), left_on="low", right_on="lemma", how="semi")
    persons = named.filter(pl.col("entity_type") == "PERSON")
    inside = parse.filter(~begins_sentence()).select(first="i", noun=pl.col("i") - 1)
    before = persons.join(inside, on="first").join(titles.select("xpos", noun="i"), on="noun")
    conjuncts = parse.filter(pl.col("dep") == "conj").select("i", "h").cache()
    listed_persons = persons.rename({"head": "other"}).drop("first", "last", "article_id")
    of_list = (
        before.filter(pl.col("xpos").is_in(PLURALS))
        .select("article_id", "noun", "head")
        .join(conjuncts.rename({"i": "other", "h": "head"}), on="head")
        .join(listed_persons, on="other")
    )
    conjoined = (
        before.join(conjuncts.rename({"i": "noun", "h": "first_title"}), on="noun")
        .drop("noun")
        .join(titles.select(first_title="i"), on="first_title")
        .rename({"first_title": "noun"})
    )
    return pl.concat([f.select(*ENTITY, "noun") for f in (before, of_list, conjoined)]).select(
        *ENTITY, **_noun_alone("title and name")
    )


def placed(named: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Let a noun for a kind of place refer to the place named before it: "Hainan province"."""
    kinds = (
        read(NameContexts)
        .lazy()
        .filter(pl.col("place") == "after", pl.col("entity_type").is_in(["GPE", "LOC"]))
        .select(low="lemma", noun_type=pl.col("entity_type").cast(pl.String))
    )
    inside = parse.filter(~begins_sentence())
    nouns = inside.join(kinds, on="low").select("noun_type", at="i")
    return (
        named.with_columns(at=pl.col("last") + 1)
        .join(nouns, on="at")
        .filter(pl.col("entity_type") == pl.col("noun_type"))
        .select(
            *ENTITY,
            "first",
            last="at",
            head="at",
            kind=pl.lit("nominal"),
            rule=pl.lit("name and kind"),
        )
    )


def apposed(named: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Let a noun refer to the name in apposition to it: "state news agency Xinhua"."""
    in_tree = parse.filter(
        pl.col("dep").is_in(["appos", "flat"]), pl.col("head_upos") == "NOUN"
    ).select(head="i", noun="h")
    words = parse.filter(pl.col("text").str.contains(r"^\p{L}")).select(noun="i")
    pairs = (
        pl.concat([in_tree, _adjacent(named, parse)]).join(words, on="noun", how="semi").unique()
    )
    return (
        named.join(pairs, on="head")
        .select(*ENTITY, "head", "noun")
        .select(*ENTITY, **_noun_alone("apposition"))
        .pipe(one_per, "head")
    )


def introduced(named: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Let a title refer to the person named behind what it is of: "Premier of Arcadia Song"."""
    titles = parse.join(read(Titles).lazy(), left_on="low", right_on="lemma", how="semi")
    articles = parse.filter(pl.col("dep") == "det").select(between=pl.col("i") - 1)
    links = parse.filter(pl.col("upos") == "ADP", ~begins_sentence()).select(
        noun=pl.col("i") - 1, between="i"
    )
    apart = links.join(articles, on="between", how="semi").with_columns(pl.col("between") + 1)
    inside = parse.filter(~begins_sentence()).select(first="i")
    names = named.join(inside, on="first")
    person = pl.col("entity_type") == "PERSON"
    bodies = names.filter(~person).select(between=pl.col("first") - 1, first=pl.col("last") + 1)
    return (
        pl.concat([links, apart])
        .join(titles.select(noun="i"), on="noun", how="semi")
        .join(bodies, on="between")
        .join(names.filter(person), on="first")
        .pipe(one_per, "noun", "noun", "first")
        .select(*ENTITY, **_noun_alone("title, body and name"))
    )


def _adjacent(named: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Pair a name with the noun right before it where both depend alike on one word.

    "State news agency Xinhua said": the parser may make both subjects of the verb.
    """
    of_name = parse.select(head="i", name_governor="h", relation="dep")
    of_noun = parse.filter(pl.col("upos") == "NOUN").select("dep", noun="i", governor="h")
    return (
        named.select("head", noun=pl.col("first") - 1)
        .join(of_noun, on="noun")
        .join(of_name, on="head")
        .filter(pl.col("name_governor") == pl.col("governor"), pl.col("relation") == pl.col("dep"))
        .select("head", "noun")
    )


def _noun_alone(rule: str) -> dict[str, pl.Expr]:
    """The columns of a reference that is one word, the noun."""
    return {
        "first": pl.col("noun"),
        "last": pl.col("noun"),
        "head": pl.col("noun"),
        "kind": pl.lit("nominal"),
        "rule": pl.lit(rule),
    }
