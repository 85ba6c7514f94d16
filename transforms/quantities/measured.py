"""Measured: the noun phrase that a number counts or measures, from the words after it.

28,000 new Covid-19 cases, its highest tally -> new Covid-19 cases
90 percent of commodities                    -> commodities
"""

import polars as pl

from newsfacts.transforms.lexicons.base import alternation, read
from newsfacts.transforms.lexicons.contexts import context
from newsfacts.transforms.lexicons.quantities import NounPhraseStops
from newsfacts.transforms.syntax.spans import with_latest_span

#: Words between a number and the noun phrase.
OF = context("measured of")
DIRECT = context("measured next")

#: Most characters between a count and the one before it if both count the same.
NEAR = 120

WORDS = r"((?:[A-Za-z0-9][\w’'-]*)(?:\s[A-Za-z0-9][\w’'-]*){0,5})"


def measured(found: pl.LazyFrame) -> pl.LazyFrame:
    """Add `measured` and its place; NULL if the words after the number do not show it.

    An elliptic count shares the noun of a neighbour: four- and six-cylinder, 460 cars compared with
    63 last year.
    """
    counted = pl.col("unit_kind").is_in(["count", "rank"])
    of = pl.col("after").str.extract(OF)
    direct = pl.col("after").str.extract(DIRECT)
    gap = pl.coalesce(of, pl.when(counted).then(direct))
    rest = pl.col("after").str.slice(gap.str.len_chars()).str.extract(f"^{WORDS}")
    return (
        found.with_columns(gap=gap, phrase=_phrase(rest))
        .with_columns(
            measured=pl.when(pl.col("phrase").str.len_chars() > 1).then("phrase"),
            measured_start_char=pl.col("end_char") + pl.col("gap").str.len_chars().cast(pl.Int32),
        )
        .with_columns(
            measured_start_char=pl.when(pl.col("measured").is_not_null()).then(
                "measured_start_char"
            )
        )
        .pipe(_shared)
        .with_columns(
            measured_end_char=pl.col("measured_start_char")
            + pl.col("measured").str.len_chars().cast(pl.Int32)
        )
    )


def timeless(found: pl.LazyFrame, times: pl.LazyFrame) -> pl.LazyFrame:
    """Drop `measured` if it is a time: nothing is measured in `$50 in 2019`."""
    columns = ("measured", "measured_start_char", "measured_end_char")
    spans = times.select("article_id", when_start="start_char", when_end="end_char")
    timed = (pl.col("when_end") >= pl.col("measured_end_char")).fill_null(value=False)
    return (
        found.with_columns(place=pl.col("measured_start_char").fill_null(-1))
        .pipe(with_latest_span, spans, "place", "when_start", by="article_id")
        .with_columns([pl.when(~timed).then(name).alias(name) for name in columns])
        .drop("place", "when_end")
    )


def _shared(found: pl.LazyFrame) -> pl.LazyFrame:
    """Copy `measured` from the next count, or from the one before, in the sentence."""
    stop = r"[.!?;:(] |\n"
    ahead = pl.col("start_char").shift(-1).over("article_id") - pl.col("end_char")
    same_sentence = (ahead < NEAR) & ~pl.col("after").str.head(ahead.clip(0, NEAR)).str.contains(
        stop
    )
    empty = pl.col("measured").is_null() & (pl.col("unit_kind") == "count")
    between = pl.col("start_char") - pl.col("end_char").shift(1).over("article_id")
    tail = pl.col("before").str.tail(between.clip(0, NEAR))
    same_unit = pl.col("unit_kind").shift(1).over("article_id") == "count"
    close = (between < NEAR) & same_unit & ~tail.str.contains(stop)
    elliptic = pl.col("after").str.contains(context("what is counted left out"))
    columns = ("measured", "measured_start_char")
    return found.with_columns(
        [
            pl.when(empty & pl.col("hangs").fill_null(value=False) & same_sentence)
            .then(pl.col(name).shift(-1).over("article_id"))
            .when(empty & close & elliptic)
            .then(pl.col(name).shift(1).over("article_id"))
            .otherwise(name)
            .alias(name)
            for name in columns
        ]
    )


def _phrase(words: pl.Expr) -> pl.Expr:
    """Cut the words at the end of the noun phrase: at a stop word, after a plural, at a verb."""
    listed = read(NounPhraseStops)["word"]
    stops = alternation(listed)
    # A participle may begin the phrase: reported cases.
    not_first = alternation(listed.filter(~listed.str.ends_with("ed")))
    cut = (
        words.str.replace(rf"(?i)^(?:{not_first})(?-u:\b).*$", "")
        .str.replace(rf"(?i) (?:{stops})(?-u:\b).*$", "")
        .str.replace(r"['’]s?(?: .*)?$", "")
    )
    plural = cut.str.extract(
        r"^((?:[\w’'-]+ )*?(?:[\w’'-]*[a-z](?:[^su\W]s|people|men|women|children|staff)))(?-u:\b)"
    )
    single = cut.str.replace(r"([a-z]) [a-z]+ed(?-u:\b).*$", "$1")
    return pl.coalesce(plural, single)
