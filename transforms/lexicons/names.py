"""Gazetteers of countries, organizations, programmes and diseases, and words that type names."""

from typing import Final

import dataframely as dy

from newsfacts.transforms.lexicons.base import Lexicon

TYPES = [
    "PERSON",
    "ORG",
    "GPE",
    "LOC",
    "FAC",
    "NORP",
    "PRODUCT",
    "EVENT",
    "WORK_OF_ART",
    "LAW",
    "DISEASE",
]


class Countries(Lexicon):
    """Present and former states, and territories with their own code."""

    source = "GeoNames; names as in English news"
    licence = "CC BY 4.0"

    country = dy.String(primary_key=True, description="ISO 3166-1 alpha-3, or 3166-3 if former.")
    name = dy.String(description="Name in English news.")
    former = dy.Bool(description="Whether the state no longer exists.")
    wikidata_id = dy.String(nullable=True, description="Its Wikidata item.")


class CountryWords(Lexicon):
    """Words that refer to a country: names, demonyms, and seats of government."""

    phrase = dy.String(primary_key=True, description="The words, as written.")
    country = dy.String(description="The country; key of `countries`.")
    kind = dy.Enum(
        ["name", "shared", "demonym", "seat"],
        description="Kind of word; a `shared` name is as often that of another place.",
    )


class KnownNames(Lexicon):
    """Names with a fixed referent: organizations, programmes, diseases, celestial bodies."""

    phrase = dy.String(primary_key=True, description="The name, as written.")
    name = dy.String(description="The canonical name.")
    entity_type = dy.Enum(TYPES, description="Type of the entity.")
    country = dy.String(nullable=True, description="Its country, ISO 3166-1 alpha-3.")
    wikidata_id = dy.String(nullable=True, description="Its Wikidata item.")


class NameContexts(Lexicon):
    """Common nouns next to a name that show its type: "the X rocket", "Premier X"."""

    lemma = dy.String(primary_key=True, description="The noun, in lower case.")
    place = dy.Enum(
        ["before", "after", "owned", "of"],
        primary_key=True,
        description='Where the noun is, seen from the name; `owned` in "X\'s chairman", `of` in'
        ' "chairman of X", where X was tagged as a person.',
    )
    entity_type = dy.Enum(TYPES, description="Type of the name.")


class NameHeads(Lexicon):
    """Head words of names of one type: last ("X Agency") or before "of" ("Bank of X")."""

    word = dy.String(primary_key=True, description="The word, in lower case.")
    entity_type = dy.Enum(TYPES, description="Type of such a name.")


class CommonHeads(Lexicon):
    """Common nouns that complete a name: "the EastMed pipeline", "the 2020 Example election"."""

    word = dy.String(primary_key=True, description="The noun, in lower case.")
    kind = dy.Enum(
        ["election", "contest", "storm", "facility", "of a facility", "road", "compass"],
        description="What it names; `of a facility` is a noun between name and facility; a `road`"
        " has a number behind, a `compass` word a place: `Northern California`.",
    )


class Diseases(Lexicon):
    """Names of diseases and of what causes them."""

    phrase = dy.String(primary_key=True, description="The name, in lower case where it has none.")


class NameClues(Lexicon):
    """Clues to the type of a name: known names, and words that end or precede names."""

    phrase = dy.String(primary_key=True, description="The phrase as written.")
    clue = dy.String(primary_key=True, description="The type it suggests, as in `word_classes`.")


class WordClasses(Lexicon):
    """Classes of single words in lists of names; the model reads them with the word itself."""

    source = "GeoNames, CLDR, Faker, and name_clues.csv"
    licence = "CC BY 4.0; Unicode; MIT; Apache-2.0"

    word = dy.String(primary_key=True, description="The word, without capitals and accents.")
    classes = dy.String(
        min_length=1,
        description="Kinds of names it is or is part of, separated by blanks.",
    )


class UnnamedWords(Lexicon):
    """Words that are capitalised but are no names by themselves: "the King", "the Republic"."""

    word = dy.String(primary_key=True, description="The word, in lower case.")
    kind = dy.Enum(
        ["title", "common", "holder"],
        description="A `title` comes before the name of a person; a `common` noun names nothing; a"
        " `holder` owns an office or organization: the Prosecutor's Office, the Workers' Party.",
    )


class People(Lexicon):
    """Members of governments since 1990 and US politicians, with country, state and party."""

    source = "PETRARCH2's actor dictionary; unitedstates/congress-legislators"
    licence = "MIT; CC0"

    slug = dy.String(
        primary_key=True, description="The name as in ids of entities, without accents."
    )
    country = dy.String(description="The country served, ISO 3166-1 alpha-3.")
    state = dy.String(nullable=True, description="The state of the US that the person represents.")
    party = dy.String(nullable=True, description="The person's party.")
    wikidata_id = dy.String(nullable=True, description="The person's Wikidata item.")


class Places(Lexicon):
    """Cities and states of the US, with the country and state that they are in."""

    source = "GeoNames"
    licence = "CC BY 4.0"

    phrase = dy.String(primary_key=True, description="The name or its abbreviation, as written.")
    name = dy.String(description="The full name.")
    kind = dy.Enum(
        ["city", "state", "code"],
        primary_key=True,
        description="A city, a state of the US, or the two letters of one.",
    )
    country = dy.String(description="Its country, ISO 3166-1 alpha-3.")
    state = dy.String(nullable=True, description="The state of the US that it is or lies in.")


class LocalPlaces(Lexicon):
    """Towns and regions of all countries, with the countries that have one of that name."""

    source = "GeoNames"
    licence = "CC BY 4.0"

    phrase = dy.String(primary_key=True, description="The name, without the kind of place.")
    countries = dy.String(
        description="ISO 3166-1 alpha-3 of the countries, with blanks; the largest place first."
    )


class KnownBodies(Lexicon):
    """Well-known bodies, media, firms and sites, each with its country."""

    phrase = dy.String(primary_key=True, description="The name, as written.")
    entity_type = dy.Enum(TYPES, description="Its type.")
    country = dy.String(description="The country; key of `countries`.")


class SeatWords(Lexicon):
    """Words before a seat of government, or "of" and one, that make it a place: "mayor of"."""

    lemma = dy.String(primary_key=True, description="The word, in lower case.")


class GenericBodies(Lexicon):
    """Names of bodies that many countries have: parliaments, courts, forces, parties."""

    phrase = dy.String(primary_key=True, description="The name, without a country.")


#: The rules that find a letter for a party, "R" in "(R-Ky.)", and the state behind it.
LETTER_RULE: Final = "party letter"
STATE_RULE: Final = "state behind a party letter"


class PartyLetters(Lexicon):
    """Letters for the parties of members of the US Congress: (R-Ky.), (R., Ky.)."""

    letter = dy.String(primary_key=True, description="The letter.")
    name = dy.String(nullable=True, description="The party; NULL for independents.")
    wikidata_id = dy.String(nullable=True, description="The party's Wikidata item.")
