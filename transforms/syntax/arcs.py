"""Arcs between words: what the annotator reads beyond the trees, by numbers of words."""

import polars as pl


def between(parse: pl.LazyFrame, arcs: pl.LazyFrame, layer: str) -> pl.LazyFrame:
    """Give the arcs of one layer.

    Args:
        parse: Words, with their number `i`.
        arcs: Rows of the table `arcs`.
        layer: `role`, `participant`, `attribution` or `coreference`.

    Returns:
        `begin` and `end` (numbers of words), `label`, `score`.
    """
    words = parse.select("article_id", "token_no", "i")
    return (
        arcs.filter(pl.col("layer").cast(pl.String) == layer)
        .join(
            words.rename({"token_no": "from_token", "i": "begin"}), on=["article_id", "from_token"]
        )
        .join(words.rename({"token_no": "to_token", "i": "end"}), on=["article_id", "to_token"])
        .select("begin", "end", pl.col("label").cast(pl.String), "score")
    )
