"""Rules of phrases: which rule of times matches a whole phrase.

three months ago    span from publication
"""

from functools import cache

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.times import TimeRules
from newsfacts.transforms.patterns.trie import merged
from newsfacts.transforms.patterns.when_any import when_any
from newsfacts.transforms.times.grammar import needs, patterns
from newsfacts.transforms.times.phrase_lookup import plain, plain_pattern


def rules(phrases: pl.LazyFrame) -> pl.LazyFrame:
    """Add the first `rule` that matches a whole phrase, its `kind`, and the normalised `phrase`.

    Args:
        phrases: Distinct phrases, in the column `text`.
    """
    kinds = dict(read(TimeRules).select("rule", "kind").iter_rows())
    return (
        phrases.with_columns(phrase=plain("text"))
        .with_columns(rule=when_any(pl.col("phrase"), _first_rules))
        .with_columns(
            kind=pl.col("rule").replace_strict(kinds, default=None, return_dtype=pl.String)
        )
    )


def _first_rules(phrases: pl.Series) -> pl.Series:
    """Return the first rule that matches each whole phrase; NULL if none does."""
    found = phrases.to_frame("phrase")
    possible = found.select(**_possible()).row(0, named=True)
    named = pl.coalesce(fits for rule, fits in _whole().items() if possible.get(rule, True))
    return found.select(named.alias("rule")).to_series()


@cache
def _possible() -> dict[str, pl.Expr]:
    """Return whether any phrase has what a rule needs, by rule."""
    return {
        rule: pl.col("phrase").str.contains(merged(plain_pattern(pattern))).any()
        for rule, pattern in needs().items()
        if pattern
    }


@cache
def _whole() -> dict[str, pl.Expr]:
    """Return the name of each rule where it matches the whole phrase, by rule."""
    return {
        rule: pl.when(
            pl.col("phrase").str.contains(merged(rf"^(?:{plain_pattern(pattern)})$"))
        ).then(pl.lit(rule))
        for rule, pattern in patterns().items()
    }
