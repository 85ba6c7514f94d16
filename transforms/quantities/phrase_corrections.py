"""Phrase corrections: what the words behind an amount wrongly show, or leave to the one before.

six following the quake             nothing: a verb is not counted
They won 12 seats, Labour 9.        9 seats
90 miles (145 km) of coast          both measure the coast
"""

from typing import Final

import polars as pl

from newsfacts.transforms.articles.slices import with_slice
from newsfacts.transforms.lexicons.contexts import context

#: Parts of speech that never end the phrase for what is counted.
NO_NOUNS: Final = ("VERB", "AUX", "ADP", "ADV", "SCONJ", "PRON", "DET", "CCONJ")
PHRASE: Final = ("measured", "measured_start_char", "measured_end_char")


def without_wrong_phrases(
    amounts: pl.LazyFrame, parse: pl.LazyFrame, texts: pl.LazyFrame
) -> pl.LazyFrame:
    """Drop what is no noun, or not what is counted: "six following the quake", "39 of Ohio's".

    Args:
        amounts: The quantities, with the place of `measured`.
        parse: The parse.
        texts: One row per article: `article_id`, `text`.
    """
    last = parse.select("article_id", measured_end_char="end_char", upos="upos")
    owner = pl.col("behind").is_in(["'s", "’s"])
    # "36 in North Example": a place is not counted.
    place = (
        (pl.col("unit") == "count")
        & (pl.col("between").str.strip_chars() == "in")
        & pl.col("measured").str.contains(r"^\p{Lu}")
    )
    wrong = (owner | place | pl.col("upos").is_in(NO_NOUNS)).fill_null(value=False)
    return (
        amounts.join(last, on=["article_id", "measured_end_char"], how="left")
        .with_columns(
            behind_end=pl.col("measured_end_char") + 2,
            between_end=pl.max_horizontal("end_char", "measured_start_char"),
        )
        .pipe(with_slice, texts, "measured_end_char", "behind_end", "behind")
        .pipe(with_slice, texts, "end_char", "between_end", "between")
        .with_columns(wrong=wrong)
        .with_columns(pl.when(~pl.col("wrong")).then(name).alias(name) for name in PHRASE)
        .drop("wrong", "upos", "behind", "behind_end", "between", "between_end")
    )


def inherited(amounts: pl.LazyFrame, texts: pl.LazyFrame) -> pl.LazyFrame:
    """Let a number count what the one before counts: "12 seats, Labour 9", "90 miles (145 km)".

    Args:
        amounts: The quantities.
        texts: One row per article: `article_id`, `text`.
    """
    key = ["article_id", "sentence_no"]
    lone, count = pl.col("measured").is_null(), pl.col("unit") == "count"
    before = pl.min_horizontal(pl.col("end_char").shift(1).over(key), "start_char")
    converted = pl.col("between").str.contains(context("amount in brackets"))
    return (
        amounts.sort("article_id", "start_char")
        .with_columns(lone=lone, gap_start=before)
        .pipe(with_slice, texts, "gap_start", "start_char", "between")
        .sort("article_id", "start_char")
        .with_columns(
            pl.when(pl.col("lone") & converted.fill_null(value=False))
            .then(pl.col(name).shift(1).over(key))
            .when(pl.col("lone") & count)
            .then(pl.when(count).then(name).forward_fill().over(key))
            .otherwise(name)
            .alias(name)
            for name in PHRASE
        )
        .drop("lone", "gap_start", "between")
    )
