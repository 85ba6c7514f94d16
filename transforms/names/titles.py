"""Titles: removed from tagged names, with the offices around them.

Prince Li met the Minister of Mines.   Li
"""

from functools import cache

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.names import UnnamedWords, WordClasses
from newsfacts.transforms.lexicons.relations import BodyWords
from newsfacts.transforms.lexicons.roles import FieldOffices, Titles, title_parts
from newsfacts.transforms.lexicons.syntax import prepositions_of
from newsfacts.transforms.syntax.flags import flagged
from newsfacts.transforms.syntax.neighbours import near

#: Least number of words of a title with a given name and a family name.
TITLED_WORDS = 3


def without_titles(tagged: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Cut titles at the start of persons' names; a title alone is no name.

    Args:
        tagged: Tagged names: `article_id`, `first`, `last`, `entity_type`.
        parse: The parse.
    """
    lexicon = read(UnnamedWords).filter(pl.col("kind") != "holder")
    titles = lexicon.filter(pl.col("kind") == "title")["word"].to_list()
    common = lexicon["word"].to_list()
    low = pl.col("text").str.to_lowercase()
    late = low.is_in(title_parts("behind"))
    title = low.is_in(titles) | (late & (low.shift(1) == "-")) | ((low == "-") & late.shift(-1))
    person = pl.col("entity_type") == "PERSON"
    named = parse.select(
        first="i", next_name=pl.when(~title).then("i").backward_fill(), common=low.is_in(common)
    )
    bare = tagged.pipe(_titled_persons, parse, titles).join(
        named, on="first", maintain_order="left"
    )
    alone = (pl.col("next_name") > pl.col("last")).fill_null(value=True)
    one = pl.col("first") == pl.col("last")
    unnamed = (one & pl.col("common")) | (person & alone)
    return (
        bare.filter(~unnamed)
        .with_columns(first=pl.when(person & ~alone).then("next_name").otherwise("first"))
        .drop("next_name", "common")
    )


def _titled_persons(tagged: pl.LazyFrame, parse: pl.LazyFrame, titles: list[str]) -> pl.LazyFrame:
    """Let a name of a title, a given name and more be a person's: "General Alain Example"."""
    titled = parse.filter(
        pl.col("text").str.to_lowercase().is_in(titles),
        pl.col("text").shift(-1).str.to_lowercase().is_in(_given_names()),
    ).select(first="i", titled=pl.lit(value=True))
    person = pl.col("titled") & (pl.col("last") - pl.col("first") >= TITLED_WORDS - 1)
    return (
        tagged.join(titled, on="first", how="left", maintain_order="left")
        .with_columns(entity_type=pl.when(person).then(pl.lit("PERSON")).otherwise("entity_type"))
        .drop("titled")
    )


@cache
def _given_names() -> pl.Series:
    """All given names, as one list."""
    given = pl.col("classes").str.contains(r"\bgiven_name\b")
    return read(WordClasses).filter(given)["word"].implode()


def without_final_titles(tagged: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Cut the title between a body and its holder: "Supreme Court" in "Supreme Court Justice Li".

    Args:
        tagged: Tagged names, as above.
        parse: The parse.
    """
    low, parts = pl.col("low"), title_parts("before")
    title = low.is_in(read(Titles)["lemma"].implode()) | low.is_in(parts) | (low == "-")
    words = parse.select(
        last="i",
        bare_last=pl.when(~title).then("i").forward_fill(),
        body=pl.col("text").str.contains(r"^\p{Lu}\.|^\p{Lu}{2}")
        | low.is_in(read(BodyWords)["word"].implode())
        | low.is_in(["representatives"]),
    )
    bodies = words.select(bare_last="last", body="body")
    holders = tagged.filter(pl.col("entity_type") == "PERSON").select(last=pl.col("first") - 1)
    cut = (
        pl.col("holder")
        & (pl.col("entity_type") == "ORG")
        & (pl.col("bare_last") >= pl.col("first"))
        & pl.col("body")
    )
    return (
        tagged.pipe(flagged, holders, "last", "holder")
        .join(words.drop("body"), on="last", how="left", maintain_order="left")
        .join(bodies, on="bare_last", how="left", maintain_order="left")
        .with_columns(last=pl.when(cut.fill_null(value=False)).then("bare_last").otherwise("last"))
        .drop("holder", "bare_last", "body")
    )


def without_seats(tagged: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Cut what belongs to the title behind a place: "Oslo" in "Oslo District Attorney Li".

    Args:
        tagged: Tagged names, as above.
        parse: The parse.
    """
    title = near("low", 1).is_in(read(Titles)["lemma"].implode())
    capital = near("text", 1).str.contains(r"^\p{Lu}")
    areas = [area.capitalize() for area in title_parts("area")]
    seats = parse.filter(pl.col("text").is_in(areas), title, capital).select(last="i")
    cut = pl.col("seat") & (pl.col("first") < pl.col("last"))
    return (
        tagged.pipe(flagged, seats, "last", "seat")
        .with_columns(last=pl.when(cut).then(pl.col("last") - 1).otherwise("last"))
        .drop("seat")
    )


def without_portfolios(tagged: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Drop portfolios, which are no organizations: "Minister of Mines and Energy".

    Args:
        tagged: Tagged names, as above.
        parse: The parse.
    """
    held = pl.col("low").shift(2).is_in(read(FieldOffices)["lemma"].implode())
    office = held & pl.col("low").shift(1).is_in(prepositions_of("field"))
    return (
        flagged(tagged, parse.filter(office).select(first="i"), "first", "portfolio")
        .filter(~((pl.col("entity_type") == "ORG") & pl.col("portfolio")))
        .drop("portfolio")
    )
