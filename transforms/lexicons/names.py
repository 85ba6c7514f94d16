"""What is known of names by themselves: of countries, and of bodies, programmes and diseases."""

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
    """States, present and former, and territories with a code of their own (GeoNames, CC BY)."""

    country = dy.String(primary_key=True, description="ISO 3166-1 alpha-3, or 3166-3 if former.")
    name = dy.String(description="Name in English news.")
    former = dy.Bool(description="Whether the state is no more.")
    wikidata_id = dy.String(nullable=True, description="Its item in Wikidata.")


class CountryWords(Lexicon):
    """Words that stand for a country: names, peoples, and seats of government."""

    phrase = dy.String(primary_key=True, description="The words, as written.")
    country = dy.String(description="The country; key of `countries`.")
    kind = dy.Enum(
        ["name", "shared", "demonym", "seat"],
        description="What the words are; a `shared` name is as often that of another place.",
    )


class KnownNames(Lexicon):
    """Names that are known by themselves: bodies, programmes, diseases, celestial bodies."""

    phrase = dy.String(primary_key=True, description="The name, as written.")
    name = dy.String(description="The name it is known by.")
    entity_type = dy.Enum(TYPES, description="What it names.")
    country = dy.String(nullable=True, description="Whose it is, ISO 3166-1 alpha-3.")
    wikidata_id = dy.String(nullable=True, description="Its item in Wikidata.")


class NameContexts(Lexicon):
    """Common nouns beside a name that tell what it names: "the X rocket", "Premier X"."""

    lemma = dy.String(primary_key=True, description="The noun, in lower case.")
    place = dy.Enum(
        ["before", "after", "owned", "of"],
        primary_key=True,
        description='Its side of the name; `owned` in "X\'s chairman", `of` in "chairman of X",'
        " where X was taken for a person.",
    )
    entity_type = dy.Enum(TYPES, description="What the name names.")


class NameHeads(Lexicon):
    """Words that names of one type end in, or have before their "of": "X Agency", "Bank of X"."""

    word = dy.String(primary_key=True, description="The word, in lower case.")
    entity_type = dy.Enum(TYPES, description="What such a name names.")


class NameClues(Lexicon):
    """Phrases that hint at a kind of name: known names, and words that names end in or follow."""

    phrase = dy.String(primary_key=True, description="The phrase as written.")
    clue = dy.String(primary_key=True, description="What it hints at, as in `word_classes`.")


class WordClasses(Lexicon):
    """What lists of names know of single words; the model reads it beside the word itself."""

    word = dy.String(primary_key=True, description="The word, without capitals and accents.")
    classes = dy.String(
        min_length=1,
        description="Kinds of names it is or is part of, with blanks between; sources: GeoNames"
        " (CC BY 4.0), CLDR (Unicode licence), Faker (MIT), and this house.",
    )


class UnnamedWords(Lexicon):
    """Words that are written large and are no name by themselves: "the King", "the Republic"."""

    word = dy.String(primary_key=True, description="The word, in lower case.")
    kind = dy.Enum(
        ["title", "common", "holder"],
        description="Whether it stands before the names of persons, is a common noun, or is whose "
        "office or body is named: the Prosecutor's Office, the Workers' Party.",
    )
