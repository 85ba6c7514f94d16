"""Descriptions: "the bank", "the president", "the Arcadian government", for what has a name.

Arcadia Bank lost a billion dollars. The bank says it will recover.
^name                                ^Arcadia Bank
"""

from typing import Final

import polars as pl

from newsfacts.transforms.coreference.appositions import ENTITY
from newsfacts.transforms.coreference.last_named import with_last_named
from newsfacts.transforms.entities.entity_ids import is_country
from newsfacts.transforms.entities.main_countries import most_named
from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.coreference import Descriptions, IdleAdjectives
from newsfacts.transforms.sentences_back import told_before
from newsfacts.transforms.syntax.phrases import prepositions

#: Sentences within which the name of a body must be, the description's own among them.
REACH: Final = 4
#: Relations of words that say which one is meant; such a noun is no mere reference.
TELLING_APART: Final = (
    "amod", "compound", "nmod", "nmod:poss", "acl", "acl:relcl", "appos", "flat",
)  # fmt: skip
#: Least times that an article names its main country.
LEAST_NAMED: Final = 2
BODIES: Final = ("body", "named body")
#: Relations of a title to the name of who bears it.
BORNE: Final = ("compound", "appos", "flat", "nmod:desc")
#: Relations of a country's name to its government.
GOVERNED: Final = ("amod", "compound", "nmod:poss", "nmod", "nmod:desc")


def described(
    linked_names: pl.LazyFrame, antecedents: pl.LazyFrame, parse: pl.LazyFrame
) -> pl.LazyFrame:
    """Resolve descriptions with "the".

    Args:
        linked_names: Names with their entities.
        antecedents: Names that can be referred to, with their `sort` and sentence.
        parse: The parse.

    Returns:
        One row per description: `first`, `last`, `head` (word numbers), `kind`, the entity's
        columns and `rule`.
    """
    nouns = parse.join(
        read(Descriptions).lazy().with_columns(pl.col("describes").cast(pl.String)),
        left_on="low",
        right_on="lemma",
    ).filter(pl.col("upos") == "NOUN", pl.col("xpos") == "NN")
    the = parse.filter(pl.col("dep") == "det", pl.col("low") == "the").select(i="h")
    # "The 64-year-old mayor", "the late mayor" is the mayor.
    idle = (pl.col("dep") == "amod") & pl.col("low").is_in(read(IdleAdjectives)["word"].implode())
    told_apart = parse.filter(pl.col("dep").is_in(TELLING_APART), ~idle).select(i="h")
    bare = nouns.join(the, on="i", how="semi").join(told_apart, on="i", how="anti")
    bare = bare.select("article_id", "sentence_no", "i", "low", "describes").cache()
    found = [
        _bodies(bare.filter(pl.col("describes").is_in(BODIES)), antecedents),
        _bearers(bare.filter(pl.col("describes") == "office"), antecedents, parse),
        _governments(nouns.filter(pl.col("describes") == "government"), linked_names, parse),
        _of_main_country(bare.filter(pl.col("describes") == "government"), linked_names),
    ]
    return pl.concat(found).select(
        *ENTITY,
        first="i",
        last="i",
        head="i",
        kind=pl.lit("nominal"),
        rule=pl.format("description {}", "low"),
    )


def _bodies(bare: pl.LazyFrame, antecedents: pl.LazyFrame) -> pl.LazyFrame:
    """The last organisation before that is a subject, or whose name holds the noun: "the bank"."""
    bodies = antecedents.filter(pl.col("entity_type") == "ORG").rename({"sentence_no": "said_in"})
    holds = pl.col("entity_name").str.to_lowercase().str.contains(pl.col("low"), literal=True)
    general = pl.col("subject") & (pl.col("describes") == "body")
    return _last(bare.pipe(told_before, bodies, REACH).filter(holds | general), holds)


def _bearers(bare: pl.LazyFrame, antecedents: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """The last person before who bears the title somewhere in the article: "the president"."""
    persons = antecedents.filter(pl.col("sort") == "person")
    before = parse.filter(pl.col("dep").is_in(BORNE)).select("low", at="h")
    behind = parse.filter(pl.col("dep") == "appos").select(at="i", h="h")
    behind = behind.join(parse.select("low", h="i"), on="h").select("low", "at")
    titles = (
        pl.concat([before, behind.select("low", "at")])
        .join(persons.select("at", "article_id", "entity_id"), on="at")
        .select("article_id", "entity_id", "low")
        .unique()
    )
    key = ["article_id", "low"]
    borne = (
        titles.join(bare, on=key, how="semi")
        .join(persons.select(*ENTITY, "at"), on=["article_id", "entity_id"])
        .pipe(one_per, [*key, "at"])
    )
    return bare.select(*key, "i").pipe(with_last_named, borne, key).select(*ENTITY, "i", "low")


def _last(pairs: pl.LazyFrame, better: pl.Expr) -> pl.LazyFrame:
    """Take for each description the last name before it, of the better ones if there are any."""
    return (
        pairs.filter(pl.col("at") < pl.col("i"))
        .with_columns(better=better)
        .pipe(one_per, "i", "i", "better", "at", descending=[False, True, True])
        .select(*ENTITY, "i", "low")
    )


def _governments(
    nouns: pl.LazyFrame, linked_names: pl.LazyFrame, parse: pl.LazyFrame
) -> pl.LazyFrame:
    """The state whose government it is: "the Arcadian government", "the government of Arcadia"."""
    other = prepositions(parse).filter(pl.col("preposition") != "of")
    of = (
        parse.filter(pl.col("dep").is_in(GOVERNED))
        .select(head="i", i="h")
        .join(other, left_on="head", right_on="h", how="anti")
    )
    states = linked_names.filter(is_country())
    return (
        nouns.select("i", "low")
        .join(of, on="i")
        .join(states, on="head")
        .pipe(one_per, "i", "head")
        .select(*ENTITY, "i", "low")
    )


def _of_main_country(bare: pl.LazyFrame, linked_names: pl.LazyFrame) -> pl.LazyFrame:
    """The country that the article is about, whose "the government" is."""
    states = linked_names.filter(is_country())
    main = most_named(states, LEAST_NAMED)
    return (
        bare.join(main, on="article_id")
        .join(states.pipe(one_per, ["article_id", "entity_id"]), on=["article_id", "entity_id"])
        .select(*ENTITY, "i", "low")
    )
