"""Words in quantities: units, currencies and bounds, and words that mark no quantity."""

import dataframely as dy

from newsfacts.transforms.lexicons.base import Lexicon


class QuantityUnits(Lexicon):
    """Names and symbols of units of measure."""

    word = dy.String(primary_key=True, description="Name in lower case, or symbol as written.")
    unit = dy.String(description="Canonical name: singular, British spelling.")
    unit_kind = dy.String(description="What the unit measures.")
    pint = dy.String(nullable=True, description="The same unit in pint, where it has one.")
    after_digit = dy.Bool(description="Whether the word is a unit only after digits (`m`, `GB`).")


class QuantityBounds(Lexicon):
    """Words before a number that bound it or make it approximate."""

    word = dy.String(primary_key=True, description="The words in lower case.")
    comparator = dy.Enum(
        ["=", "<", "<=", ">", ">=", "~"], description="The comparator they express."
    )


class ParticleVerbs(Lexicon):
    """Verbs that take a word for a bound as their own: "preside over one", "go up to 25%"."""

    word = dy.String(primary_key=True, description="The form of the verb, or a word behind it.")
    particle = dy.String(primary_key=True, description="The word or words, in lower case.")


class UnitParts(Lexicon):
    """Smaller units that are given together with a larger one: feet and inches."""

    unit = dy.String(primary_key=True, description="Canonical name of the larger unit.")
    part = dy.String(primary_key=True, description="Canonical name of the smaller unit.")
    number = dy.Int32(min=2, description="Number of smaller units in one larger unit.")


class CurrencyWords(Lexicon):
    """Names and symbols of currencies that Babel lacks in this form."""

    word = dy.String(primary_key=True, description="Name in lower case, or symbol as written.")
    unit = dy.String(description="ISO 4217 code; `dollar` where the text must say which.")
    place = dy.Enum(["before", "after"], description="Side of the number.")


class PoundClues(Lexicon):
    """Place names whose occurrence in a text shows that its pounds are money."""

    word = dy.String(primary_key=True, description="The letters as written.")


class NounPhraseStops(Lexicon):
    """Words that end the noun phrase after a number."""

    word = dy.String(primary_key=True, description="The word in lower case.")


class NumberLabels(Lexicon):
    """Words that make the number after them part of a name: `section 427`, `iPhone 12`."""

    word = dy.String(primary_key=True, description="The word in lower case.")


class SentenceOpeners(Lexicon):
    """Words that are capitalised before a number only because they begin a sentence."""

    word = dy.String(primary_key=True, description="The word in lower case.")


class MeasuringVerbs(Lexicon):
    """Verbs that relate an amount to what it measures: "the toll reached 30", "costs fell 5%"."""

    lemma = dy.String(primary_key=True, description="The verb, in lower case.")
    measures = dy.Enum(
        ["level", "change"],
        description="`level` if the amount is its subject's size; `change` if its object, else its"
        " subject, changes to or by the amount.",
    )


class TellingVerbs(Lexicon):
    """Verbs whose subject reports a number of others: "the ministry announces 80 deaths"."""

    lemma = dy.String(primary_key=True, description="The verb, in lower case.")


class RateNouns(Lexicon):
    """Nouns after "per" that are not units: "two dollars per head"."""

    word = dy.String(primary_key=True, description="The noun, in lower case.")


class MagnitudeNouns(Lexicon):
    """Nouns for what has a magnitude: "a magnitude 6 earthquake"."""

    word = dy.String(primary_key=True, description="The noun, in lower case, singular.")


class DollarPatterns(Lexicon):
    """Currencies that are called dollar, and what names each of them in full."""

    unit = dy.String(primary_key=True, description="ISO 4217 code.")
    pattern = dy.String(description="Regular expression for its symbols and names.")
