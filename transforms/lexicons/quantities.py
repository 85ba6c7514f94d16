"""The words of quantities: units, currencies, scales and bounds."""

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
    """Words before a number that bound it or blur it."""

    word = dy.String(primary_key=True, description="The words in lower case.")
    comparator = dy.Enum(["=", "<", "<=", ">", ">=", "~"], description="What they make of it.")


class UnitParts(Lexicon):
    """Smaller units that are told together with a larger one: feet and inches."""

    unit = dy.String(primary_key=True, description="Canonical name of the larger unit.")
    part = dy.String(primary_key=True, description="Canonical name of the smaller unit.")
    number = dy.Int32(min=2, description="How many of these make one of those.")


class CurrencyWords(Lexicon):
    """Names and symbols of currencies that Babel does not have in this form."""

    word = dy.String(primary_key=True, description="Name in lower case, or symbol as written.")
    unit = dy.String(description="ISO 4217 code; `dollar` where the text must say which.")
    place = dy.Enum(["before", "after"], description="On which side of the number it stands.")


class PoundClues(Lexicon):
    """What tells that the pounds of a text are money: names of places that pay in them."""

    word = dy.String(primary_key=True, description="The letters as written.")


class NounPhraseStops(Lexicon):
    """Words at which a noun phrase after a number has ended."""

    word = dy.String(primary_key=True, description="The word in lower case.")


class NumberLabels(Lexicon):
    """Words that make a number after them a name: `section 427`, `iPhone 12`."""

    word = dy.String(primary_key=True, description="The word in lower case.")


class SentenceOpeners(Lexicon):
    """Words whose capital says only that a sentence begins, not that a name precedes a number."""

    word = dy.String(primary_key=True, description="The word in lower case.")
