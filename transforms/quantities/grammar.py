"""Grammar of amounts, from `12` to `between $5 and $7 billion`, as patterns with named groups."""

from functools import cache

import polars as pl

from newsfacts.transforms.lexicons.base import alternation, read
from newsfacts.transforms.lexicons.contexts import context
from newsfacts.transforms.lexicons.numbers import NumberScales
from newsfacts.transforms.lexicons.quantities import QuantityBounds, QuantityUnits, RateNouns
from newsfacts.transforms.numbers.patterns import (
    END,
    figures,
    long_scale,
    part,
    part_of_scale,
    scale,
    words,
)
from newsfacts.transforms.numbers.words import number_words
from newsfacts.transforms.quantities.currencies import currencies

DASH = r"[-\u2013\u2014\u2011]"


@cache
def alternatives() -> dict[str, str]:
    """Return the pattern of each kind of amount, by name; the first that matches wins."""
    return {
        "part of a scale": share_of_scale(),
        "fraction": fraction(),
        "vague number": vague(),
        "between": between(),
        "range": span(),
        "range of shares": shares(),
        "dashed range": dashed(),
        "amount": single(),
        "rank": rank(),
    }


@cache
def needs() -> dict[str, str]:
    """Return what occurs in all amounts of a kind, where that is less than the kind itself."""
    return {
        "part of a scale": rf"(?i){long_scale()}",
        "fraction": rf"(?i)half| in | out of |{part()}",
        "between": "(?i)between",
        "range": "(?i) to |-to-| to-",
        "range of shares": "(?i)%|cent|pct",
        "dashed range": DASH,
    }


def between() -> str:
    """Return the pattern of `between 5 and 7 miles`."""
    return rf"{start()}{END}between {amount(1)} and {amount(2)}{tail()}"


def span() -> str:
    """Return the pattern of `5 to 7 miles`."""
    plain = rf"{digits(1)}|{END}(?P<words1>{words()})"
    return rf"{start()}(?:{plain})(?: to |-to-| to-){amount(2)}{tail()}"


def shares() -> str:
    """Return the pattern of `5% to 7%`."""
    percent = r"(?: ?%| per ?cent| pct)"
    join = rf"(?: to |-to-| ?{DASH} ?)"
    return rf"{start()}{digits(1)}(?P<unit1>{percent}){join}{digits(2)}(?P<unit2>{percent})"


def dashed() -> str:
    """Return the pattern of `5-7 miles`."""
    return rf"{start()}{figure(1)} ?{DASH} ?{figure(2)}{tail()}"


def single() -> str:
    """Return the pattern of a single amount."""
    return rf"{start()}{amount(1)}{tail()}"


def share_of_scale() -> str:
    """Return the pattern of `half a million`, `three quarters of a billion dollars`."""
    return rf"{start()}{END}(?P<words1>{part_of_scale()})(?P<unit1>{unit()})?{tail()}"


def fraction() -> str:
    """Return the pattern of `one in five`, `two-thirds`, `half a mile`, `a quarter of`."""
    few = alternation(number_words("digit", least=1, most=12))
    whole = rf"(?:(?:1|{few}) in|(?:[0-9]+|{few}) out of)(?: every)? (?:{words()}|[0-9]+)"
    shared = rf"(?:{few})[ -]{part()}|a {part()} of"
    return (
        rf"{start()}(?:{END}half(?: an?)?(?P<unit1>{unit()})|(?P<odds>{END}{whole})"
        rf"|(?P<share>{END}(?:{shared}|{context('half')}))){END}"
    )


def vague() -> str:
    """Return the pattern of `dozens`, `hundreds of thousands`."""
    scales = alternation(read(NumberScales).filter(~pl.col("short"))["word"])
    return rf"{start()}(?P<vague>{END}(?:tens|scores|{scales}s)(?: of {scales}s)?){END}"


def rank() -> str:
    """Return the pattern of `third`, `21st`, `fourth-highest`."""
    ordinals = alternation(number_words("ordinal", most=1000))
    tens = alternation(number_words("digit", least=20, most=90))
    place = rf"(?:{tens}-)?{ordinals}|[0-9]+(?:st|nd|rd|th)"
    return rf"{END}(?P<rank>{place})(?:-(?P<sort>[a-z]+est|most|worst)|{END})"


def start() -> str:
    """Return the pattern of the bound before an amount."""
    return rf"(?:(?P<bound>{bounds()}) ?)?"


@cache
def bounds() -> str:
    """Return the pattern of one or two bounding phrases: `up to about`."""
    words = alternation(read(QuantityBounds)["word"]).replace(r"\ ", " ")
    return rf"(?:{END}(?:{words})|~)(?: (?:{words})){{0,1}}"


def amount(number: int) -> str:
    """Return the pattern of a number in digits or words with the unit after it."""
    return rf"(?:{digits(number)}|{END}(?P<words{number}>{words()}))(?P<unit{number}>{unit()})?"


def figure(number: int) -> str:
    """Return the pattern of a number in digits with the unit after it."""
    return rf"{digits(number)}(?P<unit{number}>{unit()})?"


def digits(number: int) -> str:
    """Return the pattern of digits with the currency before and the scale after them."""
    rows = currencies().filter(pl.col("place") == "before")
    lettered = pl.col("word").str.contains("^[A-Za-z]")
    letters = alternation(rows.filter(lettered)["word"]).replace(r"\ ", " ")
    signs = alternation(rows.filter(~lettered)["word"]).replace(r"\ ", " ")
    return (
        rf"(?:(?P<cur{number}>(?-i:{END}{letters}|{signs})) ?)?"
        rf"(?P<neg{number}>[-−]|minus |negative )?(?P<num{number}>{figures()})"
        rf"(?P<scale{number}>{scale()})?"
    )


@cache
def unit() -> str:
    """Return the pattern of units and currencies after a number."""
    rows, money = read(QuantityUnits), currencies()
    worded = alternation(
        rows.filter(~pl.col("after_digit") & pl.col("word").str.contains(r"[a-z]$"))["word"]
    )
    marked = alternation(rows.filter(pl.col("word").str.contains(r"[^a-zA-Z0-9]$"))["word"])
    short = alternation(
        rows.filter(pl.col("after_digit") & pl.col("word").str.contains(r"[\w]$"))["word"]
    )
    after = money.filter(pl.col("place") == "after")["word"]
    coins = alternation(word for word in after if word.islower())
    codes = alternation(word for word in after if not word.islower())
    return (
        rf"[ -]?(?:{worded}|{coins}|(?-i:{codes})){END}| ?{marked}|[ -]?(?-i:{short}){END}"
    ).replace(r"\ ", " ")


@cache
def tail() -> str:
    """Return the pattern of a plus and a rate after an amount."""
    units = read(QuantityUnits).filter(
        ~pl.col("after_digit") & pl.col("word").str.contains(r"^[a-z]+$")
    )
    short = alternation(read(QuantityUnits).filter("after_digit")["word"])
    rate = alternation([*units["word"], *read(RateNouns)["word"]])
    return (
        rf"(?P<plus>-plus{END}|\+| or more{END}| or so{END}| or less{END}| or fewer{END})?"
        rf"(?P<per> ?(?:/| per | an? | each ) ?(?:{rate}){END}"
        rf"| per (?:cubic |square )?[a-z]+{END}|/(?-i:{short}))?"
    )
