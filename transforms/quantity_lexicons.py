"""The words of quantities: units, currencies, scales and bounds."""

from functools import cache

import dataframely as dy
import polars as pl
from babel.numbers import get_currency_name

from transforms.lexicon import Lexicon, read


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


class CurrencyWords(Lexicon):
    """Names and symbols of currencies that Babel does not have in this form."""

    word = dy.String(primary_key=True, description="Name in lower case, or symbol as written.")
    unit = dy.String(description="ISO 4217 code; `dollar` where the text must say which.")
    place = dy.Enum(["before", "after"], description="On which side of the number it stands.")


class NumberScales(Lexicon):
    """Words and letters that multiply a number."""

    word = dy.String(primary_key=True, description="The word in lower case.")
    value = dy.Int64(description="What it multiplies by.")
    short = dy.Bool(description="Whether it stands right after digits (`bn`, `k`).")


@cache
def currencies() -> pl.DataFrame:
    """Give every spelling of a currency: `word`, `unit`, `place`; full names come from Babel."""
    listed = read(CurrencyWords).with_columns(pl.col("place").cast(pl.String))
    codes = listed.filter(pl.col("unit").str.contains("^[A-Z]{3}$"))["unit"].unique(
        maintain_order=True
    )
    named = [
        {
            "word": get_currency_name(code, count, locale="en").lower(),
            "unit": code,
            "place": "after",
        }
        for code in codes
        for count in (1, 2)
    ]
    coded = [{"word": code, "unit": code, "place": "after"} for code in codes]
    every = pl.concat([listed, pl.DataFrame(named + coded)], how="vertical_relaxed")
    return every.unique(["word", "place"], keep="first", maintain_order=True)


class NounPhraseStops(Lexicon):
    """Words at which a noun phrase after a number has ended."""

    word = dy.String(primary_key=True, description="The word in lower case.")


class NumberLabels(Lexicon):
    """Words that make a number after them a name: `section 427`, `iPhone 12`."""

    word = dy.String(primary_key=True, description="The word in lower case.")


class SentenceOpeners(Lexicon):
    """Words whose capital says only that a sentence begins, not that a name precedes a number."""

    word = dy.String(primary_key=True, description="The word in lower case.")
