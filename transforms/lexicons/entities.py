"""Words inside names and ids, words for countries and peoples, and endings of demonyms."""

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
    return f"^(?:Tropical Storm|{alternation(_common_heads('storm').str.to_titlecase())}) "


@cache
def election() -> str:
    """Return the pattern of what names of elections end with, in lower case: "caucuses"."""
    return rf"\b{alternation(_common_heads('election'))}$"


def _common_heads(kind: str) -> pl.Series:
    return read(CommonHeads).filter(pl.col("kind").cast(pl.String) == kind)["word"]


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


class CountryNouns(Lexicon):
    """Nouns for a country: "the African nation"."""

    noun = dy.String(primary_key=True, description="The noun, in lower case.")
    any = dy.Bool(
        description="Whether it means any country and nothing else: `nation`; not `kingdom`, nor"
        " `state`, which may be a part of one."
    )


@cache
def words_for_any_country() -> list[str]:
    """List the nouns that mean any country and nothing else."""
    return read(CountryNouns).filter("any")["noun"].to_list()


class DemonymEndings(Lexicon):
    """Endings of words for the people of a place, and what its name has in their place."""

    ending = dy.String(primary_key=True, description="The ending: `an` of `Coloradan`.")
    replaced = dy.String(
        primary_key=True, description="The ending of the name: `o` of `Colorado`; `-` for none."
    )


class NameLinks(Lexicon):
    """Words in small letters inside a name: "Bank of Example", "Stratford-upon-Avon"."""

    use = dy.Enum(
        ["person", "hyphenated", "inside", "purpose"],
        primary_key=True,
        description="Where: in a `person`'s name (`Ann van Example`), `hyphenated` (`Tehreek-e-"
        "Insaf`), `inside` any name, in what a body is for, its `purpose` (`Defence of the Sea`).",
    )
    word = dy.String(primary_key=True, description="The word, in lower case.")


@cache
def name_links(use: str) -> list[str]:
    """List the words inside a name that are used so."""
    return read(NameLinks).filter(pl.col("use").cast(pl.String) == use)["word"].to_list()


class IdBeginnings(Lexicon):
    """What ids have for the state or union at the beginning of a name: `us-geological-survey`."""

    written = dy.String(primary_key=True, description="The words, with hyphens.")
    short = dy.String(description="What ids have for them.")
