"""Inner names: the name inside a phrase that says whose people or things it is about.

Russian troops        settlements in the Gaza Strip        President Abel
^Russia                              ^Gaza Strip                     ^Abel
"""

import polars as pl

from newsfacts.transforms.entities.entity_ids import is_country
from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.syntax import prepositions_of
from newsfacts.transforms.syntax.phrases import prepositions

#: Relations of a modifier that names what its noun stands for.
MODIFIERS = ("nmod:poss", "amod", "compound", "nmod:desc", "appos", "flat", "nmod")
#: Types of names that can stand for the phrase around them.
TYPES = ("GPE", "NORP", "ORG", "PERSON", "PRODUCT")


def inner_names(parse: pl.LazyFrame, meant: pl.LazyFrame) -> pl.LazyFrame:
    """Find the names inside phrases, up to two modifiers down: "troops of the Russian army".

    Args:
        parse: The parse.
        meant: Mentions by the number of their head word, `at`.

    Returns:
        `at` (head of the phrase), `inner_id`, `inner_type`, `inner_country` of the nearest name,
        `inner_same` (the name is the head's own: "President Abel"), `inner_owned` (the name is a
        possessive: "Abel's").
    """
    up = _modifiers(parse).cache()
    state = is_country("inner_id")
    one = (
        up.join(_names(parse, meant), on="modifier")
        .filter((pl.col("dep") != "nmod") | state)
        .with_columns(
            inner_same=pl.col("dep").is_in(["flat", "appos"]),
            inner_owned=pl.col("dep") == "nmod:poss",
        )
        .cache()
    )
    two = one.filter(state).pipe(_one_up, up)
    steps = [
        frame.with_columns(steps=pl.lit(n)) for n, frame in enumerate((one, two, _one_up(two, up)))
    ]
    every = pl.concat(steps, how="diagonal_relaxed").cache()
    # "GOP Senator Abel": the name of the head itself goes first.
    nearest = every.pipe(
        one_per, "at", "at", "steps", ~pl.col("inner_same").fill_null(value=False), "modifier"
    ).select("at", "steps", "modifier")
    return (
        every.join(nearest, on=["at", "steps", "modifier"])
        .pipe(one_per, ["at", "inner_id"])
        .drop("modifier", "dep", "steps")
    )


def _names(parse: pl.LazyFrame, meant: pl.LazyFrame) -> pl.LazyFrame:
    """Names that can stand for a phrase, and those joined to them: `modifier`, `inner_id` ..."""
    names = meant.filter(pl.col("entity_type").is_in(TYPES)).select(
        modifier="at", inner_id="entity_id", inner_type="entity_type", inner_country="country"
    )
    # "The leaders of Arcadia and Borduria": the phrase stands for both.
    joined = parse.filter(pl.col("dep") == "conj").select(modifier="h", other="i")
    further = joined.join(names.rename({"modifier": "other"}), on="other").drop("other")
    return pl.concat([names, further])


def _modifiers(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Modifiers that can name what their noun stands for: `modifier`, `dep`, `at` (the noun)."""
    return (
        parse.filter(pl.col("dep").is_in(MODIFIERS))
        .select("dep", at="h", modifier="i")
        .join(prepositions(parse), left_on="modifier", right_on="h", how="left")
        # "Troops from Arcadia" are hers, "violence against Arcadia" is not.
        .filter((pl.col("dep") != "nmod") | pl.col("preposition").is_in(prepositions_of("owner")))
        .drop("preposition")
    )


def _one_up(found: pl.LazyFrame, up: pl.LazyFrame) -> pl.LazyFrame:
    """Climb from the head of each phrase to the phrase that it modifies."""
    return found.drop("modifier", "dep").rename({"at": "modifier"}).join(up, on="modifier")
