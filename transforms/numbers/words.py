"""Number words: the words that numbers are made of."""

from functools import cache

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.numbers import NumberWords


@cache
def number_words(*kinds: str, least: float = 0.0, most: float = 1e18) -> list[str]:
    """List the words of some kinds with values in a range."""
    chosen = NumberWords.kind.col.cast(pl.String).is_in(kinds) & NumberWords.value.col.is_between(
        least, most
    )
    return read(NumberWords).filter(chosen)["word"].to_list()
