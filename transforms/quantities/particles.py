"""Particles: prepositions that a verb takes as its own, and that bound no number.

She presided over one of them.   1, not more
Taxes go up to 25%.              25%, not at most
"""

import polars as pl

from newsfacts.transforms.lexicons.base import alternation, read
from newsfacts.transforms.lexicons.quantities import ParticleVerbs
from newsfacts.transforms.patterns.trie import merged


def without_particles(found: pl.LazyFrame) -> pl.LazyFrame:
    """Cut the preposition before a number that the verb before it takes.

    Args:
        found: The candidates, with the words `before` them.
    """
    verbs = read(ParticleVerbs).group_by("particle", maintain_order=True).agg("word")
    text, before = pl.col("text"), pl.col("before")
    taken = pl.coalesce(
        pl.when(before.str.contains(merged(rf"(?i)(?-u:\b){alternation(words)} $"))).then(
            text.str.extract(rf"(?i)^({particle} )[0-9a-z$£€]")
        )
        for particle, words in verbs.iter_rows()
    )
    size = pl.col("taken").str.len_chars().fill_null(0)
    return (
        found.with_columns(taken=taken)
        .with_columns(
            text=text.str.slice(size),
            start_char=pl.col("start_char") + size.cast(pl.Int32),
            before=before + pl.col("taken").fill_null(""),
        )
        .drop("taken")
    )
