"""Number words: the words that numbers are made of."""

from functools import cache

import dataframely as dy
import polars as pl

from transforms.lexicon import Lexicon, read


class NumberWords(Lexicon):
    """Number words and their values."""

    word = dy.String(primary_key=True, description="The word in lower case, singular.")
    value = dy.Float64(description="What the word is worth.")
    kind = dy.Enum(
        ["digit", "scale", "ordinal", "fraction"], description="How it combines with others."
    )


@cache
def number_words(*kinds: str, least: float = 0.0, most: float = 1e18) -> list[str]:
    """List the words of some kinds with values in a range."""
    chosen = NumberWords.kind.col.cast(pl.String).is_in(kinds) & NumberWords.value.col.is_between(
        least, most
    )
    return read(NumberWords).filter(chosen)["word"].to_list()
