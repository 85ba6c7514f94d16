"""Last named: the last name before a word, of those that share a key with it.

Chad voted. Niger did, too. The African nation ...
^AFR        ^AFR                        ^AFR: Niger
"""

from collections.abc import Sequence

import polars as pl


def with_last_named(words: pl.LazyFrame, names: pl.LazyFrame, key: Sequence[str]) -> pl.LazyFrame:
    """Join each word with the last name before it; words that no name precedes are left out.

    Args:
        words: Words with their number `i` and the key.
        names: Names with the number `at` of their head and the key, one per word and key.
        key: The columns that both must share.
    """
    return (
        words.sort("i")
        .join_asof(
            names.sort("at"),
            left_on="i",
            right_on="at",
            by=key,
            strategy="backward",
            allow_exact_matches=False,
            check_sortedness=False,
        )
        .filter(pl.col("at").is_not_null())
    )
