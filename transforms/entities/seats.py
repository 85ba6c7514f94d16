"""Seats: whether the name of a seat of government means the place or the state.

Beijing announced    the state      in Beijing; Seoul, South Korea    the place
"""

import polars as pl

from newsfacts.transforms.syntax.flags import flagged
from newsfacts.transforms.syntax.phrases import prepositions

#: Prepositions after which a seat of government is a place, not the state: "in Beijing".
PLACING = (
    "in",
    "at",
    "near",
    "outside",
    "around",
    "from",
    "to",
    "through",
    "into",
    "across",
    "within",
    "throughout",
)
#: Relations in which a seat of government is a place: "the Beijing talks".
PLACE_RELATIONS = ("appos", "compound", "flat", "list", "dep", "nmod:unmarked")


def with_placed_seats(names: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Flag seats of government that are places: "in Beijing", but not "Beijing announced"."""
    relation = parse.select(head="i", relation="dep", h="i")
    seat = (pl.col("word") == "seat").fill_null(value=False)
    placing = pl.col("preposition").is_in(PLACING) | pl.col("relation").is_in(PLACE_RELATIONS)
    return (
        names.join(relation, on="head", maintain_order="left")
        .join(prepositions(parse), on="h", how="left", maintain_order="left")
        .pipe(flagged, _before_own_country(names, parse), "first", "larger_behind")
        .with_columns(placed=seat & (placing.fill_null(value=False) | pl.col("larger_behind")))
        .drop("relation", "preposition", "h", "larger_behind")
    )


def _before_own_country(names: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """The seats before a comma and their country: "Seoul, South Korea"; `first` of each."""
    commas = parse.filter(pl.col("text") == ",").select(comma="i")
    seats = names.filter(pl.col("word") == "seat").select(
        "code", seat="first", comma=pl.col("last") + 1
    )
    countries = names.filter(pl.col("word") == "name").select("code", comma=pl.col("first") - 1)
    return (
        seats.join(commas, on="comma", how="semi")
        .join(countries, on=["comma", "code"], how="semi")
        .select(first="seat")
    )
