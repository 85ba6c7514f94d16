"""Generic bodies: parliaments, courts and ministries, which each country has, by their country.

Peru's Parliament, the Peruvian Parliament       org:parliament-per
the Parliament, in an article about Peru         org:parliament-per
Indiana's Senate                                 org:senate-indiana
"""

from functools import cache

import polars as pl

from newsfacts.transforms.entities.entity_ids import slug
from newsfacts.transforms.entities.places_in_names import any_country
from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.names import GenericBodies, KnownNames

#: A ministry or department of something, or a ministry named by what it is for.
MINISTRY = (
    r"^(?:State )?(?:Ministry|Department|Secretariat) (?:of|for) |^(?:\p{Lu}\S+ ){1,3}Ministry$"
)
#: What is found of a body.
BODY = ("body_country", "body_id", "body_name", "body_item")


def with_generic_bodies(names: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Give bodies that each country has the id of their country's.

    The country is that of the possessor, the one in the name, the nationality before it, or the
    country that the article is about; else the one that the lexicon of known names says.

    Args:
        names: The linked names, with `owner`, `item`, `nationality` and `main_place` (the country
            that the article is about).
        parse: The parse.
    """
    found = _found(names, parse).pipe(_named_in_full, names).pipe(_with_short_names, names)
    of_body = pl.col("body_id").is_not_null()
    return (
        names.join(found, on="first", how="left", maintain_order="left")
        .with_columns(
            entity_id=pl.coalesce("body_id", "entity_id"),
            entity_name=pl.coalesce("body_name", "entity_name"),
            country=pl.coalesce("body_country", "country"),
            wikidata_id=pl.when(of_body).then("body_item").otherwise("wikidata_id"),
        )
        .drop(BODY)
    )


def _found(names: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """The generic bodies: `first`, `body_country`, `body_id`, `body_name`, `body_item`."""
    known = read(KnownNames).select(
        core="phrase", usual="name", usual_owner="country", usual_item="wikidata_id"
    )
    usual = pl.col("usual").is_not_null()
    own_id = pl.format("org:{}-{}", slug(pl.col("core")), slug(pl.coalesce("part", "body_country")))
    usual_id = pl.format("org:{}", slug(pl.col("usual")))
    return (
        names.filter(pl.col("entity_type") == "ORG")
        .with_columns(core=_core())
        .filter(_is_generic())
        .join(known.lazy(), on="core", how="left", maintain_order="left")
        .join(_possessors(names, parse), on="first", how="left", maintain_order="left")
        .with_columns(body_country=_body_country())
        .with_columns(body_country=pl.coalesce("body_country", _only_country()))
        .filter(pl.col("body_country").is_not_null())
        .with_columns(usual=pl.when(_is_usual()).then("usual"))
        .select(
            "first",
            "body_country",
            body_id=pl.when(usual).then(usual_id).otherwise(own_id),
            body_name=pl.coalesce("usual", "phrase"),
            body_item=pl.when(usual).then("usual_item"),
        )
    )


def _only_country() -> pl.Expr:
    """The country of the one such body of which the article says it."""
    said = pl.col("body_country")
    group = ["article_id", "core"]
    return pl.when(said.drop_nulls().n_unique().over(group) == 1).then(said.max().over(group))


@cache
def _core() -> pl.Expr:
    """The name of a body without its country: "Parliament" of "the Iraqi Parliament"."""
    country = any_country()
    return (
        pl.col("phrase")
        .str.replace(rf"^(?:{country}|Federal|National)(?:['’]s)? ", "")
        .str.replace(rf" of (?:the )?{country}$", "")
    )


def _is_generic() -> pl.Expr:
    """Whether the core is that of a body which each country has."""
    listed = pl.col("core").is_in(read(GenericBodies)["phrase"].implode())
    return listed | pl.col("core").str.contains(MINISTRY)


def _possessors(names: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """The countries and states before an apostrophe: `first` (of the body), `possessor`, `part`."""
    marks = parse.filter(pl.col("text").is_in(["'s", "’s", "'", "’"])).select(mark="i")
    state = pl.col("place_kind").is_in(["state", "code"]) & pl.col("code").is_null()
    places = names.filter(pl.col("entity_type").is_in(["GPE", "NORP"])).select(
        mark=pl.col("last") + 1,
        possessor=pl.coalesce("code", "place_country"),
        part=pl.when(state).then("place"),
    )
    return (
        places.filter(pl.col("possessor").is_not_null())
        .join(marks, on="mark", how="semi")
        .select("possessor", "part", first=pl.col("mark") + 1)
    )


def _body_country() -> pl.Expr:
    """The country whose body it is."""
    in_name = pl.when(pl.col("phrase") != pl.col("core"), pl.col("known").is_null()).then("owner")
    elsewhere = pl.col("usual_owner").is_null() | ~pl.col("named_places").list.contains(
        pl.col("usual_owner")
    )
    return pl.coalesce(
        "possessor",
        in_name,
        "nationality",
        pl.when(elsewhere.fill_null(value=True)).then("main_place"),
        "usual_owner",
        "country",
    )


def _is_usual() -> pl.Expr:
    """Whether it is the body that the lexicon of known names has, such as the Senate of the US."""
    return pl.col("part").is_null() & (pl.col("usual_owner") == pl.col("body_country"))


def _named_in_full(found: pl.LazyFrame, names: pl.LazyFrame) -> pl.LazyFrame:
    """Give a body the longest of its names in the article."""
    of_article = names.select("first", "article_id")
    longest = (
        found.join(of_article, on="first")
        .with_columns(length=-pl.col("body_name").str.len_chars().cast(pl.Int64))
        .pipe(one_per, ["article_id", "body_id"], "article_id", "body_id", "length", "body_name")
        .select("article_id", "body_id", full_name="body_name")
    )
    return (
        found.join(of_article, on="first")
        .join(longest, on=["article_id", "body_id"])
        .with_columns(body_name="full_name")
        .drop("article_id", "full_name")
    )


def _with_short_names(found: pl.LazyFrame, names: pl.LazyFrame) -> pl.LazyFrame:
    """Add the names that shorten the name of a body: "the Council" of "the Legislative Council"."""
    same = ["article_id", "entity_id"]
    bodies = (
        found.join(names.select("first", *same), on="first")
        .filter(pl.col("body_id").n_unique().over(same) == 1)
        .drop("first")
        .pipe(one_per, same)
    )
    short = names.select("first", *same).join(found, on="first", how="anti")
    return pl.concat([found, short.join(bodies, on=same).select("first", *BODY)])
