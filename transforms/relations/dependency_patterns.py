"""Related: what the grammar of a sentence relates, by ownership or by the words of a pattern."""

from typing import Final

import polars as pl

from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.relations import LinkingVerbs, RelationPatterns
from newsfacts.transforms.syntax.parse import beside

OWNERS: Final = ("GPE", "ORG", "NORP", "PERSON")
#: Where a name stands to the noun that is owned: "its station, Mir-1", "its Mir-2 station".
SAME_THING: Final = ("appos", "compound", "flat", "nmod:desc")
#: What a name before a noun can name: "its Mir-2 station", but "the Ukraine investigation".
NAMING: Final = ("PRODUCT", "FAC", "EVENT", "WORK_OF_ART")


def as_subject(things: pl.LazyFrame, *extra: str) -> pl.LazyFrame:
    """Let things be the subject of a relation."""
    return things.select(
        *extra,
        "article_id",
        subject_id="entity_id",
        subject_type="entity_type",
        subject_start="start_char",
        subject_end="end_char",
    )


def as_object(things: pl.LazyFrame, *extra: str) -> pl.LazyFrame:
    """Let things be the object of a relation."""
    return things.select(
        *extra,
        object_id="entity_id",
        object_type="entity_type",
        object_text="text",
        object_start="start_char",
        object_end="end_char",
    )


def owned(parse: pl.LazyFrame, things: pl.LazyFrame, named: pl.LazyFrame) -> pl.LazyFrame:
    """A product that a state or body calls its own is operated by it."""
    products = named.filter(pl.col("entity_type") == "PRODUCT")
    above = parse.select(i="i", dep="dep", head_of="h")
    itself = products.with_columns(noun="i")
    beside = (
        products.drop("dep")
        .join(above, on="i")
        .filter(pl.col("dep").is_in(SAME_THING))
        .with_columns(noun="head_of")
    )
    subjects = pl.concat([as_subject(itself, "noun"), as_subject(beside, "noun")])
    owners = things.filter(
        pl.col("dep") == "nmod:poss", pl.col("entity_type").is_in(OWNERS)
    ).rename({"h": "noun"})
    return subjects.join(as_object(owners, "noun"), on="noun").with_columns(
        predicate=pl.lit("operated_by"), rule=pl.lit("possessive")
    )


def told(parse: pl.LazyFrame, things: pl.LazyFrame) -> pl.LazyFrame:
    """Relations that a word tells: "led by the US", "formed part of", "carrying a probe"."""
    patterns = read(RelationPatterns).lazy().with_columns(pl.col("predicate").cast(pl.String))
    case = (
        parse.filter(pl.col("dep") == "case")
        .group_by("h")
        .agg(preposition=pl.col("low").sort_by("i").first())
    )
    reached = (
        parse.filter(pl.col("dep").is_in(["obl", "obl:agent", "nmod", "obj"]))
        .select("i", "dep", word="h")
        .join(case, left_on="i", right_on="h", how="left")
        .with_columns(
            preposition=pl.when(pl.col("dep") == "obj")
            .then(pl.lit("-"))
            .otherwise(pl.col("preposition").fill_null(""))
        )
    )
    copulas = parse.filter(pl.col("dep") == "cop").select(i="h", is_one=True).unique()
    noun = pl.when(pl.col("dep").is_in(["acl", "acl:relcl"])).then("h")
    # "He left, led by her": it is not plain who or what is led.
    trails = pl.col("dep").eq("advcl") & pl.col("xpos").eq("VBN") & (pl.col("h") < pl.col("i"))
    linking = pl.col("head_lemma").is_in(read(LinkingVerbs)["lemma"].implode())
    holder = (
        pl.when(pl.col("upos") != "NOUN")
        .then(pl.when(~trails).then(pl.coalesce(noun, "subject")))
        .when(pl.col("dep") == "appos")
        .then("h")
        .when("is_one")
        .then("subject")
        .when(pl.col("dep").is_in(["obj", "xcomp"]) & linking)
        .then("above")
    )
    above = parse.select(h="i", above="subject")
    tellers = (
        parse.join(patterns, left_on=["low", "upos"], right_on=["lemma", "upos"])
        .join(copulas, on="i", how="left")
        .pipe(beside, above, "h")
        .select("preposition", "predicate", "reversed", word="i", teller="low", holder=holder)
        .cache()
    )
    holders = _heads_of(parse, things, tellers.select("holder").unique())
    found = tellers.join(reached, on=["word", "preposition"])
    named = _heads_of(parse, things, found.select(holder="i").unique()).drop("i")
    return (
        found.join(as_object(named.rename({"holder": "i"}), "i"), on="i")
        .join(as_subject(holders, "holder"), on="holder")
        .pipe(_turned)
        .with_columns(rule=pl.format("{} {}", "teller", "preposition"))
    )


def _heads_of(parse: pl.LazyFrame, things: pl.LazyFrame, nouns: pl.LazyFrame) -> pl.LazyFrame:
    """What nouns stand for: the thing that each names, or the name that is part of it."""
    above = parse.filter(pl.col("dep").is_in([*SAME_THING, "amod"])).select(
        i="i", noun="h", as_="dep"
    )
    direct = things.with_columns(holder="i")
    before = pl.col("as_").is_in(["compound", "amod"])
    names_it = ~before | pl.col("entity_type").is_in(NAMING)
    through = (
        things.join(above, on="i")
        .filter(names_it, pl.col("entity_type") != "NORP")
        .with_columns(holder="noun")
        .drop("noun", "as_")
    )
    both = pl.concat([direct, through]).join(nouns, on="holder", how="semi")
    return both.pipe(one_per, ["holder", "entity_id"])


def _turned(found: pl.LazyFrame) -> pl.LazyFrame:
    """Let the object be the subject where the pattern says so: "owned by X" -> X owner_of."""
    turned = pl.col("reversed")
    swap = {
        "subject_id": ("object_id", "subject_id"),
        "object_id": ("subject_id", "object_id"),
    }
    return found.with_columns(
        **{
            name: pl.when(turned).then(pl.col(there)).otherwise(pl.col(here))
            for name, (there, here) in swap.items()
        }
    )
