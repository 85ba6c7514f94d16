"""Words in names that say nothing of the entity, or nothing of its country."""

from functools import cache

import dataframely as dy
import polars as pl

from newsfacts.transforms.lexicons.base import Lexicon, alternation, read
from newsfacts.transforms.lexicons.names import CommonHeads


class BorderlessWords(Lexicon):
    """Words in names of bodies and places that are of no country, or of several."""

    word = dy.String(primary_key=True, description="The word as written.")
    names = dy.Enum(["body", "place"], description="What the name is of.")


class FormsOfAddress(Lexicon):
    """Forms of address before a person's name, which are not part of it."""

    word = dy.String(primary_key=True, description="The word as written, without full stop.")


class PlaceKinds(Lexicon):
    """Words in names of places for the kind of place: "Example Province", "City of Example"."""

    word = dy.String(primary_key=True, description="The word, in lower case.")
    place = dy.Enum(
        ["end", "of"],
        primary_key=True,
        description="Where it comes: at the `end`, or at the beginning, before `of`.",
    )


@cache
def place_kinds(place: str) -> str:
    """Return a pattern of these words, capitalised or not."""
    words = read(PlaceKinds).filter(pl.col("place").cast(pl.String) == place)["word"]
    return "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in words)


@cache
def storm() -> str:
    """Return the pattern of what names of storms begin with: "Hurricane ", "Tropical Storm "."""
    words = read(CommonHeads).filter(pl.col("kind").cast(pl.String) == "storm")["word"]
    return f"^(?:Tropical Storm|{alternation(words.str.to_titlecase())}) "


class Regions(Lexicon):
    """Regions of the world, and the countries that lie in each: "the African nation"."""

    region = dy.String(primary_key=True, description="The region, as ids of entities spell it.")
    countries = dy.String(
        description="ISO 3166-1 alpha-3 of its countries, separated by blanks, by code."
    )


class Peoples(Lexicon):
    """Words for peoples and for those of one faith or creed: "Kurd", "Kurdish", "Kurds"."""

    phrase = dy.String(primary_key=True, description="The word, as written.")
    name = dy.String(description="The canonical name, a plural.")
