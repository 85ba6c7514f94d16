"""Time phrases: what a time expression holds, looked up in the column `phrase`."""

import polars as pl

from newsfacts.transforms.lexicons.base import BLANK, Lexicon, alternation, read
from newsfacts.transforms.patterns.trie import merged


def plain(column: str) -> pl.Expr:
    """Write an expression in small letters, with plain blanks, apostrophes and dashes."""
    plain = pl.col(column).str.to_lowercase().str.replace_all(r"[\s\x{a0}]+", " ")
    return plain.str.replace_all("[’‘`]", "'").str.replace_all("–", "-")


def plain_pattern(pattern: str) -> str:
    """Write a pattern so that it fits a plain phrase: half the time to compile it."""
    return pattern.lower().replace(BLANK, " ")


def word_in(schema: type[Lexicon], value: str, prefix: str = "", suffix: str = "") -> pl.Expr:
    """Look up the first word of a lexicon that the phrase holds."""
    table = read(schema)
    found = find(rf"{prefix}\b({alternation(table['word'])}){suffix}")
    return found.replace_strict(
        table["word"], table[value].cast(_plain_type(table[value])), default=None
    )


def find(pattern: str, group: int = 1) -> pl.Expr:
    """Give a group of the first place that a pattern fits."""
    return pl.col("phrase").str.extract(merged(pattern.replace(r"\b", r"(?-u:\b)")), group)


def number_in(pattern: str, group: int = 1) -> pl.Expr:
    """Give a group of digits as a number."""
    return find(pattern, group).cast(pl.Int32, strict=False)


def _plain_type(column: pl.Series) -> type[pl.DataType]:
    return pl.Int32 if column.dtype.is_integer() else pl.String
