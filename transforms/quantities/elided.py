"""Elided: what a quantity measures, where a word other than its neighbour says so.

nine kilometres (six miles) east of Oslo   east of Oslo, twice
a magnitude 6.3 earthquake                 earthquake
49% for A, 53% for B                       what the first one measures
half of those who came                     those who came
"""

from typing import Final

import polars as pl

from newsfacts.transforms.articles.slices import with_slice
from newsfacts.transforms.lexicons.base import alternation, read
from newsfacts.transforms.lexicons.contexts import context
from newsfacts.transforms.lexicons.quantities import MagnitudeNouns

#: Characters of the text that are looked at behind and before a quantity.
BEHIND, BEFORE = 110, 160
MEASURED: Final = ("measured", "measured_start_char", "measured_end_char")


def with_elided(found: pl.LazyFrame, texts: pl.LazyFrame) -> pl.LazyFrame:
    """Fill in `measured` and its place where other words of the sentence say it.

    Args:
        found: The quantities of a batch.
        texts: One row per article: `article_id`, `text`.
    """
    start, end = pl.col("start_char"), pl.col("end_char")
    last = end.shift(1).over("article_id").fill_null(start)
    return (
        found.sort("article_id", "start_char")
        .with_columns(
            behind_end=end + BEHIND,
            before_start=(start - BEFORE).clip(0),
            last_end=pl.min_horizontal(last, "start_char"),
        )
        .pipe(with_slice, texts, "end_char", "behind_end", "behind")
        .pipe(with_slice, texts, "before_start", "start_char", "ahead")
        .pipe(with_slice, texts, "last_end", "start_char", "gap")
        .pipe(_pointed)
        .pipe(_shaken)
        .pipe(_copied)
        .drop("behind_end", "before_start", "last_end", "behind", "ahead", "gap")
    )


def _pointed(found: pl.LazyFrame) -> pl.LazyFrame:
    """The place of a distance, and the whole of a share."""
    behind = pl.col("behind")
    place, of_whole = context("distance to a place"), context("whole of a part")
    distance = (pl.col("unit_kind") == "length") & behind.str.contains(place)
    part = (
        (pl.col("unit") == "percent")
        & pl.col("text").str.contains(context("part of a whole"))
        & behind.str.contains(of_whole)
        & pl.col("measured").is_null()
    )
    for holds, pattern in ((distance, place), (part, of_whole)):
        first = pl.col("end_char") + behind.str.extract(pattern, 1).str.len_chars()
        found = found.pipe(_placed, holds, behind.str.extract(pattern, 2), first)
    return found


def _shaken(found: pl.LazyFrame) -> pl.LazyFrame:
    """The earthquake of a magnitude: the next one in the sentence, else the last one."""
    behind, ahead = pl.col("behind"), pl.col("ahead")
    magnitude = (pl.col("unit") == "magnitude") | (
        ((pl.col("measured") == "magnitude") | ahead.str.contains(r"(?i)\bmagnitude(?: of)? $"))
        & (pl.col("unit_kind") != "rank")
    )
    noun = alternation(read(MagnitudeNouns)["word"])
    after, before = rf"^([^.;:\n]{{0,25}}?)\b({noun})\b", rf"(?s)^(.*\b)({noun})s?\b"
    next_one = magnitude & behind.str.contains(after)
    last_one = magnitude & ~behind.str.contains(after) & ahead.str.contains(before)
    first_next = pl.col("end_char") + behind.str.extract(after, 1).str.len_chars()
    first_last = pl.col("before_start") + ahead.str.extract(before, 1).str.len_chars()
    return found.pipe(_placed, next_one, behind.str.extract(after, 2), first_next).pipe(
        _placed, last_one, ahead.str.extract(before, 2), first_last
    )


def _copied(found: pl.LazyFrame) -> pl.LazyFrame:
    """What the quantity before measures, for one in another unit or of something else."""
    same_kind = pl.col("unit_kind") == pl.col("unit_kind").shift(1).over("article_id")
    bare = pl.col("measured").is_null() | (pl.col("unit_kind") != "count")
    other_unit = pl.col("gap").str.contains(context("same in another unit")) & bare
    shares = pl.col("unit").is_in(["percent", "count"]) & pl.col("measured").is_null()
    copies = same_kind & (
        (other_unit & (pl.col("unit_kind") != "count"))
        | (shares & pl.col("gap").str.contains(context("same of another")))
    )
    return (
        found.with_columns(
            pl.when(~copies.fill_null(value=False)).then(name).alias(name) for name in MEASURED
        )
        .with_columns(run=(~copies.fill_null(value=False)).cum_sum())
        .with_columns(pl.col(name).first().over("run") for name in MEASURED)
        .drop("run")
    )


def _placed(found: pl.LazyFrame, holds: pl.Expr, words: pl.Expr, first: pl.Expr) -> pl.LazyFrame:
    """Set `measured` and its place where a condition holds."""
    new = {
        "measured": words,
        "measured_start_char": first.cast(pl.Int32),
        "measured_end_char": (first + words.str.len_chars()).cast(pl.Int32),
    }
    return found.with_columns(
        pl.when(holds).then(value).otherwise(name).alias(name) for name, value in new.items()
    )
