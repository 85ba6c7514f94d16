"""Sentences back: a word paired with what was told in its sentence or just before, and no more.

Song spoke. He left.
^0          ^1: pairs with what sentences 0 and 1 tell
"""

import polars as pl


def told_before(
    words: pl.LazyFrame, told: pl.LazyFrame, reach: int, *, on: str = "said_in"
) -> pl.LazyFrame:
    """Pair words with what is told in their sentence or in one of those before it.

    Args:
        words: Rows with `article_id` and `sentence_no`.
        told: Rows with `article_id` and the number of their sentence.
        reach: How many sentences count, a word's own among them.
        on: The column of `told` that numbers its sentence.
    """
    block = pl.col(on) // reach
    own = pl.col("sentence_no") // reach
    blocks = pl.concat_list(own, own - 1)
    near = words.with_columns(_block=blocks).explode("_block", empty_as_null=False)
    return (
        near.join(told.with_columns(_block=block), on=["article_id", "_block"])
        .filter((pl.col("sentence_no") - pl.col(on)).is_between(0, reach - 1))
        .drop("_block")
    )
