"""Places in names: the country of a body by the place that its name holds.

Princeton University   USA      the Bank of Example City, the Oslo Opera House
"""

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.names import CountryWords, Places, WordClasses

#: Classes of words that name other things than places, too.
OTHER = ["given_name", "surname", "organization", "organization_part"]


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
