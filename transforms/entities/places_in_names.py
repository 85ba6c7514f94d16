"""Places in names: the country of a body by the place that its name holds.

Princeton University   USA      the Bank of Example City, the Oslo Opera House
"""

from functools import cache

import polars as pl

from newsfacts.transforms.lexicons.base import alternation, read
from newsfacts.transforms.lexicons.names import CountryWords, KnownBodies, Places, WordClasses
from newsfacts.transforms.patterns.spelling import straight

#: Classes of words that name other things than places, too.
OTHER = ["given_name", "surname", "organization", "organization_part"]


@cache
def any_country() -> str:
    """A regular expression for the names and the people of countries, without seats."""
    return alternation(read(CountryWords).filter(pl.col("kind") != "seat")["phrase"])


def with_known_body(names: pl.LazyFrame) -> pl.LazyFrame:
    """Add `body_of`, the country of a well-known body, firm or site."""
    plain = straight(pl.col("phrase")).str.strip_prefix("The ")
    body = ~pl.col("entity_type").is_in(["PERSON", "GPE", "NORP", "DISEASE"])
    return (
        names.with_columns(body=pl.when(body).then(plain))
        .join(_bodies().lazy(), on="body", how="left", maintain_order="left")
        .drop("body")
    )


@cache
def _bodies() -> pl.DataFrame:
    return (
        read(KnownBodies)
        .select(body=pl.col("phrase").str.strip_prefix("The "), body_of="country")
        .unique("body", keep="first", maintain_order=True)
    )


def with_country_in_name(names: pl.LazyFrame) -> pl.LazyFrame:
    """Give a body the country that its name begins with: "South African Airways".

    An event, a law or a building has that behind a year, too: "2020 French Open".
    """
    named = pl.col("entity_type").is_in(["ORG", "EVENT", "FAC", "LAW", "PRODUCT"])
    return names.with_columns(
        owner=pl.when(named).then(pl.coalesce("owner", _leading_country())).otherwise("owner")
    )


@cache
def _leading_country() -> pl.Expr:
    """The country that a name begins with."""
    words = read(CountryWords).filter(pl.col("kind").cast(pl.String).is_in(["name", "demonym"]))
    # "Georgia Power" is no body of the country.
    states = (
        read(Places)
        .filter(
            pl.col("kind") == "state",
            ~pl.col("phrase").is_in(read(CountryWords)["phrase"].implode()),
        )
        .select("phrase", country=pl.lit("USA"))
    )
    listed = pl.concat([words.select("phrase", "country"), states])
    leading = pl.col("phrase").str.extract(rf"^(?:\d{{4}} )?({alternation(listed['phrase'])}) ")
    return leading.replace_strict(listed["phrase"], listed["country"], default=None)


def with_place_in_name(names: pl.LazyFrame) -> pl.LazyFrame:
    """Give a body without country that of the place in its name: "Princeton University".

    Args:
        names: The names, with `phrase`, `entity_type`, `owner` (the country of a body) and
            `body_of` (the same by the lexicon of well-known bodies).
    """
    known = _known_places()
    body = pl.col("entity_type").is_in(["ORG", "FAC"]) & pl.col("owner").is_null()
    body &= pl.col("body_of").is_null()
    phrase = pl.when(body).then("phrase")
    named = {
        "first_word": phrase.str.extract(r"^(\p{Lu}[\p{L}-]+) \S"),
        "first_two": phrase.str.extract(r"^(\p{Lu}[\p{L}-]+ \p{Lu}[\p{L}-]+) \S"),
        "behind_of": phrase.str.extract(r" (?:of|in) (?:the )?(\p{Lu}.*)$"),
    }
    found = names.with_columns(**named)
    for name in named:
        found = found.join(
            known.select(pl.col("phrase").alias(name), pl.col("country").alias(f"{name}_country")),
            on=name,
            how="left",
            maintain_order="left",
        )
    countries_told = [f"{name}_country" for name in ("behind_of", "first_two", "first_word")]
    return found.with_columns(owner=pl.coalesce("owner", *countries_told)).drop(
        *named, *countries_told
    )


@cache
def _known_places() -> pl.LazyFrame:
    """Countries and places whose names are no other words: `phrase`, `country`."""
    classes = pl.col("classes").str.split(" ")
    pure = (
        read(WordClasses)
        .filter(
            classes.list.set_intersection(["city", "region", "country"]).list.len() > 0,
            classes.list.set_intersection(OTHER).list.len() == 0,
        )["word"]
        .implode()
    )
    places = read(Places).filter(pl.col("kind") != "code").select("phrase", "country")
    countries = read(CountryWords).filter(pl.col("kind") == "name").select("phrase", "country")
    return (
        pl.concat([countries, places])
        .unique("phrase", keep="first", maintain_order=True)
        .filter(
            pl.col("phrase").str.contains(" ") | pl.col("phrase").str.to_lowercase().is_in(pure)
        )
        .lazy()
    )
