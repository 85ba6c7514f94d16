"""Number words: the lexicon, by kind and value."""

from functools import cache

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.numbers import NumberWords


@cache
def number_words(*kinds: str, least: float = 0.0, most: float = 1e18) -> list[str]:
    """List the words of some kinds with values in a range, bounds included."""
    chosen = NumberWords.kind.col.cast(pl.String).is_in(kinds) & NumberWords.value.col.is_between(
        least, most
    )
    return read(NumberWords).filter(chosen)["word"].to_list()


def value_of(word: pl.Expr) -> pl.Expr:
    """Look up the value of a number word in lower case, in the singular; NULL for other words."""
    rows = read(NumberWords)
    return word.replace_strict(rows["word"], rows["value"], default=None)
