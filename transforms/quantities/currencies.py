"""Currencies: all spellings, from the lexicon and from Babel."""

from functools import cache

import polars as pl
from babel.numbers import get_currency_name

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.quantities import CurrencyWords


@cache
def currencies() -> pl.DataFrame:
    """Return all spellings of currencies: `word`, `unit`, `place`; full names are from Babel."""
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
    # Letters and sign may be separated, and in lower case in a text without capitals: c $ 5. A
    # lone letter other than C is a word before a price, or the end of one: a $5 bill.
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
