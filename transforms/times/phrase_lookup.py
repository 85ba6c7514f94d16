"""Lookups in a time expression, in its normalised form in the column `phrase`."""

import re
from collections.abc import Iterable, Mapping

import polars as pl

from newsfacts.transforms.lexicons.base import BLANK, Lexicon, alternation, read
from newsfacts.transforms.patterns.trie import merged


def plain(column: str) -> pl.Expr:
    """Normalise an expression: lower case, plain blanks, apostrophes and hyphens."""
    plain = pl.col(column).str.to_lowercase().str.replace_all(r"[\s\x{a0}]+", " ")
    return plain.str.replace_all("[’‘`]", "'").str.replace_all("–", "-")


def plain_pattern(pattern: str) -> str:
    """Adapt a pattern to normalised phrases; it compiles in half the time."""
    return pattern.lower().replace(BLANK, " ")


def groups_in(patterns: Iterable[str]) -> dict[str, pl.Expr]:
    """Search patterns with named groups; return an expression per group name.

    If several patterns have a group of one name, the first that matches gives its text.
    """
    found: dict[str, list[pl.Expr]] = {}
    for pattern in patterns:
        matched = pl.col("phrase").str.extract_groups(_prepared(pattern))
        for name in re.findall(r"\(\?P<(\w+)>", pattern):
            found.setdefault(name, []).append(matched.struct.field(name))
    return {name: pl.coalesce(texts) for name, texts in found.items()}


def find(pattern: str) -> pl.Expr:
    """Return the first group of a pattern, where it first matches."""
    return pl.col("phrase").str.extract(_prepared(pattern))


def contains(pattern: str) -> pl.Expr:
    """Whether a pattern matches anywhere in the phrase."""
    return pl.col("phrase").str.contains(_prepared(pattern))


def number(digits: pl.Expr) -> pl.Expr:
    """Convert digits to a number; NULL for other text."""
    return digits.cast(pl.Int32, strict=False)


def word_in(schema: type[Lexicon], value: str, suffix: str = "") -> pl.Expr:
    """Look up the first word of a lexicon in the phrase, and return its `value`."""
    table = read(schema)
    found = find(rf"\b({alternation(table['word'])}){suffix}")
    return found.replace_strict(
        table["word"], table[value].cast(_plain_type(table[value])), default=None
    )


def value_of_match(values: Mapping[str, float]) -> pl.Expr:
    """Return the value of the first pattern that matches in the phrase; NULL if none does."""
    return pl.coalesce(pl.when(contains(pattern)).then(value) for pattern, value in values.items())


def _prepared(pattern: str) -> str:
    """Merge the word lists of a pattern; its word boundaries are ASCII ones, which are faster."""
    return merged(pattern.replace(r"(?-u:\b)", r"\b").replace(r"\b", r"(?-u:\b)"))


def _plain_type(column: pl.Series) -> type[pl.DataType]:
    return pl.Int32 if column.dtype.is_integer() else pl.String
