"""Seats: whether the name of a seat of government means the place or the state.

Beijing announced    the state      in Beijing; Seoul, South Korea; the mayor of Seoul    the place
"""

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.names import SeatWords
from newsfacts.transforms.lexicons.syntax import prepositions_of
from newsfacts.transforms.syntax.flags import flagged
from newsfacts.transforms.syntax.phrases import prepositions

#: Relations in which a seat of government is a place: "the Beijing talks".
PLACE_RELATIONS = ("appos", "compound", "flat", "list", "dep", "nmod:unmarked")


def with_placed_seats(names: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Flag seats of government that are places: "in Beijing", but not "Beijing announced".

    A seat that the article has as a place is one wherever it does not act.
    """
    relation = parse.select(
        head="i",
        relation="dep",
        h="i",
        above="head_lemma",
        acting=(pl.col("dep") == "nsubj")
        | ((pl.col("dep") == "conj") & (pl.col("head_dep") == "nsubj")),
    )
    before = parse.select(first=pl.col("i") + 1, before="low")
    words = read(SeatWords)["lemma"].implode()
    seat = (pl.col("word") == "seat").fill_null(value=False)
    of_place = (pl.col("preposition") == "of") & pl.col("above").is_in(words)
    placing = pl.col("preposition").is_in(prepositions_of("seat")) | pl.col("relation").is_in(
        PLACE_RELATIONS
    )
    placing |= of_place | pl.col("before").is_in(words)
    return (
        names.join(relation, on="head", maintain_order="left")
        .join(prepositions(parse), on="h", how="left", maintain_order="left")
        .join(before, on="first", how="left", maintain_order="left")
        .pipe(flagged, _before_own_country(names, parse), "first", "larger_behind")
        .with_columns(placed=seat & (placing.fill_null(value=False) | pl.col("larger_behind")))
        .with_columns(
            placed=pl.col("placed")
            | (seat & pl.col("placed").any().over("article_id", "phrase") & ~pl.col("acting"))
        )
        .drop("relation", "preposition", "h", "larger_behind", "above", "acting", "before")
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
