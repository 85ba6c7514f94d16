"""Office holders: "the Tunisian prime minister", for the person whom the article names as such.

Tunisian prime minister signs decree      Youssef Chahed, prime minister of Tunisia, said ...
                ^Youssef Chahed           ^bears the title, of the same place
"""

from typing import Final

import polars as pl

from newsfacts.transforms.coreference.appositions import ENTITY
from newsfacts.transforms.coreference.descriptions import GOVERNED
from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.roles import Titles, TitleWords, title_parts
from newsfacts.transforms.syntax.phrases import prepositions

PLACES: Final = ("GPE", "NORP", "LOC")
#: Determiners of a holder whom the article need not name.
INDEFINITE: Final = ("a", "an", "another", "any", "some", "no")
#: Statuses of those who do not hold an office now.
NOT_NOW: Final = ("former", "designate")
SINGULAR: Final = ("NN", "NNP")


def office_holders(
    linked_names: pl.LazyFrame, parse: pl.LazyFrame, borne: pl.LazyFrame
) -> pl.LazyFrame:
    """Resolve an office and its place to the only person of the article who bears both.

    Args:
        linked_names: Names with their entities.
        parse: The parse.
        borne: Titles that refer to the person named beside them: `head` (the title) and the
            entity's columns.

    Returns:
        One row per office: `first`, `last`, `head` (word numbers), `kind`, the entity's columns
        and `rule`.
    """
    offices = _offices(parse, linked_names).cache()
    titles = offices.join(_bearers(linked_names, parse, borne), on="head").cache()
    wanted = offices.filter(pl.col("place").is_not_null()).join(titles, on="head", how="anti")
    holders = titles.select(*ENTITY, "title", holder_place="place").unique()
    same = pl.col("holder_place") == pl.col("place")
    compatriot = pl.col("country") == pl.col("place_country")
    return (
        wanted.select("article_id", "title", "head", "place", "place_country")
        .join(holders, on=["article_id", "title"])
        .filter(same | pl.col("holder_place").is_null() & compatriot)
        .filter(pl.col("entity_id").n_unique().over("head") == 1)
        .pipe(one_per, "head")
        .select(
            *ENTITY,
            "head",
            first="head",
            last="head",
            kind=pl.lit("nominal"),
            rule=pl.lit("office and place"),
        )
    )


def _bearers(linked_names: pl.LazyFrame, parse: pl.LazyFrame, borne: pl.LazyFrame) -> pl.LazyFrame:
    """The person named before or behind a title: `head` (the title), the entity's columns."""
    behind = parse.filter(pl.col("dep") == "appos").select(name="h", title="i")
    named = linked_names.rename({"head": "name"}).join(behind, on="name")
    return (
        pl.concat([borne.select(*ENTITY, "head"), named.select(*ENTITY, head="title")])
        .filter(pl.col("entity_type") == "PERSON")
        .drop("article_id")
        .unique()
    )


def _offices(parse: pl.LazyFrame, linked_names: pl.LazyFrame) -> pl.LazyFrame:
    """Titles of offices: `article_id`, `head`, `title`, `place`, `place_country` (or NULL)."""
    listed = read(Titles).filter("office").lazy()
    nouns = (
        parse.filter(pl.col("xpos").is_in(SINGULAR))
        .join(listed, left_on="low", right_on="lemma", how="semi")
        .select("article_id", "low", head="i")
        .cache()
    )
    below = parse.join(nouns.select(h="head"), on="h", how="semi").cache()
    others = read(TitleWords).filter(pl.col("status").cast(pl.String).is_in(NOT_NOW))["word"]
    other = pl.col("low").is_in(INDEFINITE) | pl.col("low").is_in(others.implode())
    not_now = below.filter(other).select(head="h")
    parts = (
        below.filter(
            pl.col("i") < pl.col("h"),
            pl.col("low").is_in(title_parts("before"))
            | (pl.col("dep").eq("compound") & pl.col("entity_start").is_null()),
        )
        .group_by(head="h")
        .agg(parts=pl.col("low").sort_by("i").str.join(" "))
    )
    return (
        nouns.join(not_now, on="head", how="anti")
        .join(parts, on="head", how="left")
        .join(_places(below, parse, linked_names), on="head", how="left")
        .with_columns(
            title=pl.concat_str(pl.col("parts"), pl.col("low"), separator=" ", ignore_nulls=True)
        )
        .drop("parts", "low")
    )


def _places(below: pl.LazyFrame, parse: pl.LazyFrame, linked_names: pl.LazyFrame) -> pl.LazyFrame:
    """The place that an office is of: `head` (the office), `place`, `place_country`."""
    of = prepositions(parse).filter(pl.col("preposition") != "of").select(i="h")
    places = linked_names.filter(pl.col("entity_type").is_in(PLACES)).select(
        i="head", place="entity_id", place_country="country"
    )
    return (
        below.filter(pl.col("dep").is_in(GOVERNED))
        .select("i", head="h")
        .join(of, on="i", how="anti")
        .join(places, on="i")
        .pipe(one_per, "head", "i")
        .drop("i")
    )
