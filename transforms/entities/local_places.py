"""Local places: the country of a town or region, of several that have one of that name.

Example City    PHL, where the article is about the Philippines; else the country of the largest
"""

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.entities import place_kinds
from newsfacts.transforms.lexicons.names import LocalPlaces


def with_local_places(names: pl.LazyFrame) -> pl.LazyFrame:
    """Look up towns and regions of all countries: fills in or corrects `place_country`.

    Of several countries, the first that the article names counts; if it names none of them, a
    name of only one place.

    Args:
        names: The names, with `named` and the columns of `with_places`.
    """
    is_place = pl.col("entity_type").is_in(["GPE", "LOC", "FAC"]) & pl.col("code").is_null()
    local = read(LocalPlaces).lazy().select("phrase", nearby="countries")
    # The lexicon has the names without kinds of places.
    kind = rf"^(?:{place_kinds('of')}) of |(?: (?:{place_kinds('end')}))+$"
    here = pl.col("nearby").list.set_intersection("named").list.first()
    only = pl.when(
        pl.col("nearby").list.len() == 1, pl.col("entity_type") == "GPE", ~_is_region()
    ).then(pl.col("nearby").list.first())
    placed = pl.col("named").list.contains(pl.col("place_country")).fill_null(value=False)
    return (
        names.with_columns(plain=pl.when(is_place).then(pl.col("phrase").str.replace_all(kind, "")))
        .join(local, left_on="plain", right_on="phrase", how="left", maintain_order="left")
        .with_columns(pl.col("nearby").str.split(" "))
        .with_columns(
            place_country=pl.when(placed | _is_region())
            .then("place_country")
            .otherwise(pl.coalesce(here, "place_country", only))
        )
        .drop("plain", "nearby")
    )


def _is_region() -> pl.Expr:
    """Whether a name is a state of the US."""
    return pl.col("place_kind").is_in(["state", "code"]).fill_null(value=False)
