"""Number values: the value of a number in words and digits.

two hundred and five thousand -> 205000
two and a half million        -> 2500000
minus nine point zero four    -> -9.04
"""

from collections.abc import Mapping
from functools import cache

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.numbers import NumberWords
from newsfacts.transforms.numbers.patterns import long_scale, part, units_and_tens
from newsfacts.transforms.numbers.sums import number_sums
from newsfacts.transforms.numbers.words import value_of
from newsfacts.transforms.patterns.trie import merged

#: From this scale on, a fraction after it is a fraction of it: one million and a half.
MILLION = 1e6

PIECES = ("whole", "decimals", "parts", "scale")


def with_numbers(frame: pl.LazyFrame, columns: Mapping[str, str]) -> pl.LazyFrame:
    """Add columns with the numbers that columns of phrases express.

    Args:
        frame: Rows with columns of phrases.
        columns: Maps each column of phrases to the name of the new column.
    """
    # All columns at once: reading the plan once per column would double it each time.
    phrases = frame.cache()
    values = (
        phrases.select(columns.keys())
        .unpivot(value_name="phrase")
        .select("phrase")
        .drop_nulls()
        .unique()
        .pipe(number_values)
        .cache()
    )
    for source, name in columns.items():
        phrases = phrases.join(
            values.rename({"phrase": source, "number": name}), on=source, how="left"
        )
    return phrases


def number_values(phrases: pl.LazyFrame) -> pl.LazyFrame:
    """Compute the number of each phrase.

    Args:
        phrases: Distinct phrases, in the column `phrase`.

    Returns:
        One row per phrase with a number: `phrase`, `number`.
    """
    pieces = phrases.select("phrase").with_columns(**_pieces()).cache()
    sums = (
        pieces.unpivot(PIECES, index="phrase", variable_name="piece", value_name="text")
        .drop_nulls("text")
        .pipe(number_sums)
        .group_by("phrase")
        .agg(
            pl.col("number").filter(pl.col("piece") == name).first().alias(f"{name} number")
            for name in PIECES
        )
    )
    return (
        pieces.join(sums, on="phrase", how="left")
        .select("phrase", number=_number())
        .drop_nulls("number")
    )


@cache
def _pieces() -> dict[str, pl.Expr]:
    """Divide a number into its whole, its decimals or fraction, and the scale of both."""
    small, ending = units_and_tens(), rf"((?:[ -]{long_scale()}s?)*)$"
    plain = pl.col("phrase").str.to_lowercase().str.replace("^(?:minus|negative) ", "")
    pointed = plain.str.extract_groups(merged(rf"^(.+) point((?:[ -]{small})+){ending}"))
    parted = plain.str.extract_groups(
        merged(rf"^(?:(.+) and )?(?:(an?|{small})[ -])?({part()})(?: of)?(?: an?)?{ending}")
    )
    # Twenty-fifth is an ordinal; twenty fifths, a fifth and half are fractions.
    is_part = (
        parted.struct[2].str.contains("^(?:half|halves|quarters?)$|s$")
        | parted.struct[1].is_in(["a", "an", "one"])
    ).fill_null(value=False)
    is_point = pointed.struct[1].is_not_null()
    return {
        "whole": pl.when(is_point)
        .then(pointed.struct[0])
        .when(is_part)
        .then(parted.struct[0])
        .otherwise(plain),
        "decimals": pl.when(is_point).then(pointed.struct[1].str.strip_chars(" -")),
        "parts": pl.when(is_part).then(parted.struct[1]),
        "part": pl.when(is_part).then(parted.struct[2]),
        "scale": pl.when(is_point)
        .then(pointed.struct[2])
        .when(is_part)
        .then(parted.struct[3])
        .str.strip_chars(" -"),
    }


@cache
def _number() -> pl.Expr:
    """Combine the pieces: three and a half million, three million and a half."""
    scale = pl.col("scale number")
    last = pl.col("whole").str.extract(rf"({long_scale()})s?$")
    own = value_of(last).fill_null(1.0)
    small = pl.col("parts number").fill_null(1.0) * _part(pl.col("part"))
    whole = pl.col("whole number").fill_null(0.0)
    sign = (
        pl.when(pl.col("phrase").str.contains("(?i)^(?:minus|negative) ")).then(-1.0).otherwise(1.0)
    )
    pointed = (whole + _decimals()) * scale.fill_null(1.0)
    parted = (
        pl.when(scale.is_null())
        .then(whole + small * pl.when(own >= MILLION).then(own).otherwise(1.0))
        .when(own > 1.0)
        .then(whole + small * scale)
        .otherwise((whole + small) * scale)
    )
    return sign * (
        pl.when(pl.col("decimals").is_not_null())
        .then(pointed)
        .when(pl.col("part").is_not_null())
        .then(parted)
        .otherwise("whole number")
    )


def _decimals() -> pl.Expr:
    """Read decimals digit by digit, or as one number: zero four, seventy-one."""
    rows = read(NumberWords).filter(
        (NumberWords.kind.col.cast(pl.String) == "digit") & (NumberWords.value.col < 10)
    )
    digits = pl.col("decimals")
    for word, value in sorted(
        rows.select("word", "value").iter_rows(), key=lambda row: -len(row[0])
    ):
        digits = digits.str.replace_all(rf"(?-u:\b){word}(?-u:\b)", str(int(value)))
    spelled = digits.str.replace_all("[ -]", "")
    number = pl.col("decimals number").cast(pl.Int64).cast(pl.String)
    written = pl.when(spelled.str.contains("^[0-9]+$")).then(spelled).otherwise(number)
    return (pl.lit("0.") + written).cast(pl.Float64, strict=False)


def _part(part_: pl.Expr) -> pl.Expr:
    """Return the value of a fraction: a half, a third, quarters."""
    value = value_of(part_.str.replace("halves", "half").str.strip_suffix("s"))
    return pl.when(value < 1.0).then(value).otherwise(1.0 / value)
