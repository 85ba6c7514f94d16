"""Either side: each word with what is nearest before it and behind it, not with all there is.

in Oslo , a bomb killed six in Mosul and three in Basra
   ^before       ^word         ^behind
"""

from collections.abc import Sequence
from typing import Final, Literal

import polars as pl

SIDES: Final[tuple[Literal["backward", "forward"], ...]] = ("backward", "forward")


def on_either_side(
    words: pl.LazyFrame, others: pl.LazyFrame, at: str, other: str, by: Sequence[str]
) -> pl.LazyFrame:
    """Pair each word with the last of some others before it and with the first behind it.

    Args:
        words: Rows with the number of a word.
        others: Rows with a number of a word; one row per number and `by`.
        at: The column of `words` with the number.
        other: The column of `others` with the number.
        by: The columns that both must share.

    Returns:
        At most two rows per word, with the columns of both.
    """
    words, others = words.sort(at).cache(), others.sort(other).cache()
    return pl.concat(
        words.join_asof(
            others,
            left_on=at,
            right_on=other,
            by=[*by],
            strategy=side,
            coalesce=False,
            check_sortedness=False,
        )
        for side in SIDES
    ).filter(pl.col(other).is_not_null())
