"""Neighbours: the words beside a word, of its own sentence only.

Words are numbered through a batch, so that the next row may belong to another sentence or article.
"""

import polars as pl


def near(column: str, step: int) -> pl.Expr:
    """Return a column of the word some words ahead, or back; NULL outside of the sentence.

    Args:
        column: The column, of words in order.
        step: How many words ahead; negative for words before.
    """
    sentence = begins_sentence().cum_sum()
    return pl.when(sentence == sentence.shift(-step)).then(pl.col(column).shift(-step))


def begins_sentence() -> pl.Expr:
    """Whether a word is the first of its sentence, in words in order."""
    return pl.col("sentence_no").ne_missing(pl.col("sentence_no").shift()) | pl.col(
        "article_id"
    ).ne_missing(pl.col("article_id").shift())
