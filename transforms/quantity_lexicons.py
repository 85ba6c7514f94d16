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
    # Letters and sign may stand apart, and be small where a text has no capitals: c $ 5. A lone
    # letter other than C is a word before a price, or the end of one: a $5 bill.
    prefixed = listed.filter(pl.col("word").str.contains(r"^(?:C|[A-Z]{2,}) ?\$$"))
    apart = prefixed.with_columns(pl.col("word").str.replace(r" ?\$", " $$"))
    small = pl.concat([prefixed, apart]).with_columns(pl.col("word").str.to_lowercase())
    behind = listed.filter(pl.col("word") == pl.col("unit").str.to_lowercase()).with_columns(
        place=pl.lit("after")
    )
    every = pl.concat(
        [listed, apart, small, behind, pl.DataFrame(named + coded)], how="vertical_relaxed"
    )
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
