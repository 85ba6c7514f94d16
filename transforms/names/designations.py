"""Designations: names with a number or letter behind a hyphen, as makers give them."""

import polars as pl

from newsfacts.transforms.names.type_votes import CONTEXT


def designations(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Names with a number or letter behind a hyphen: Mir-1, Spektr-M, Long March-5 Y5."""

    def near(step: int, column: str) -> pl.Expr:
        return pl.col(column).shift(-step)

    joined = (near(-1, "end_char") == pl.col("start_char")) & (
        pl.col("end_char") == near(1, "start_char")
    )
    touches = (near(-2, "sentence_no") == near(-3, "sentence_no")) & (
        near(-2, "end_char") + 1 == near(-1, "start_char")
    )
    beside = {"before": -2, "name": -1, "code": 1, "behind": 2}
    hyphens = (
        parse.select(
            "article_id",
            "i",
            *(near(step, "text").alias(name) for name, step in beside.items()),
            hyphen=(pl.col("text") == "-") & joined & (near(-1, "upos") == "PROPN"),
            touches=touches & near(-2, "upos").is_in(["PROPN", "ADJ", "NOUN"]),
        )
        .filter("hyphen")
        .cache()  # else the patterns would be looked for beside every word
    )
    named = pl.col("name").str.contains(r"^\p{Lu}[\p{L}’']*$")
    coded = pl.col("code").str.contains(r"^(?:\d{1,4}\p{L}?|\p{Lu})$")
    return (
        hyphens.filter(named & coded)
        .with_columns(
            left=pl.col("touches") & pl.col("before").str.contains(r"^\p{Lu}\p{Ll}"),
            right=pl.col("behind").str.contains(r"^\p{Lu}\d+$"),
        )
        .select(
            "article_id",
            first=pl.col("i") - 1 - pl.col("left").fill_null(value=False).cast(pl.Int32),
            last=pl.col("i") + 1 + pl.col("right").fill_null(value=False).cast(pl.Int32),
            entity_type=pl.lit("PRODUCT"),
            weight=pl.lit(CONTEXT),
            rule=pl.lit("designation"),
        )
    )
