"""Candidates: runs of words that a grammar can use, and the matches of the grammar in them.

A large pattern over a whole text is slow. So a small pattern cuts out the runs of words that the
grammar uses, and the large ones search each distinct run once: "last year" is searched once,
however often it occurs.
"""

import re
from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

import polars as pl

from newsfacts.transforms.lexicons.base import alternation
from newsfacts.transforms.patterns.matches import CLOSE, CONTEXT, MARKED, OPEN, matches, places
from newsfacts.transforms.patterns.trie import merged
from newsfacts.transforms.patterns.when_any import when_any
from newsfacts.transforms.without_overlaps import without_overlaps

#: Characters between two words of a run: marks and blanks, or one line break.
GAP = r"(?:[^A-Za-z0-9\n]{1,3}|[^A-Za-z0-9\n]?\n)"

#: The parts of a regular expression that are not words.
SYNTAX = r"\\x\{[0-9a-f]+\}|\\.|\(\?P?<\w+>|\(\?[a-z-]+[:)]"


class Pattern(NamedTuple):
    """A regular expression, and a small one that occurs wherever it does (``: no such)."""

    whole: str
    needs: str = ""


def run_matches(articles: pl.LazyFrame, run: str, patterns: Sequence[Pattern]) -> pl.LazyFrame:
    """Find matches of several patterns in the runs of a text.

    The leftmost match wins; at the same character, the pattern that is listed first.

    Args:
        articles: One row per article: `article_id`, `text`.
        run: Pattern of the runs; see `run_pattern`.
        patterns: The patterns in their order of preference.

    Returns:
        The columns of `matches`.
    """
    # Both are used twice; without a cache the text would be searched twice.
    runs = matches(articles, merged(run)).rename({"text": "run", "start_char": "run_start"}).cache()
    distinct = runs.select("run").unique().with_row_index("run_no").cache()
    found = _found(distinct, [Pattern(merged(each.whole), each.needs) for each in patterns])
    # Joined by number: a run may be as long as a text, with thousands of matches.
    return (
        runs.drop("end_char")
        .join(distinct, on="run")
        .join(found, on="run_no")
        .with_columns(
            start_char=pl.col("run_start") + pl.col("from"),
            end_char=pl.col("run_start") + pl.col("from") + pl.col("text").str.len_chars(),
            before=(pl.col("before") + pl.col("run").str.head(pl.col("from"))).str.tail(CONTEXT),
            after=(
                pl.col("run").str.slice(pl.col("from") + pl.col("text").str.len_chars())
                + pl.col("after")
            ).str.head(CONTEXT),
        )
        .with_columns(pl.col("start_char", "end_char").cast(pl.Int32))
        .drop("run_no", "run", "run_start", "from")
    )


def _found(runs: pl.LazyFrame, patterns: Sequence[Pattern]) -> pl.LazyFrame:
    """Find the matches in the runs: `run_no`, `from` and `text`.

    The patterns are tried one by one: joined, they would outgrow the memory of the search.
    """
    first = runs.select("run_no", rest="run").pipe(_first, patterns).cache()
    rest = first.select(
        "run_no",
        read=pl.col("from") + pl.col("text").str.len_chars() - 1,
        # If the match ends in a word, the rest must not begin with another word.
        rest=pl.when(pl.col("text").str.contains(r"\w$")).then(pl.lit("_")).otherwise(pl.lit(" "))
        + pl.col("behind"),
    ).filter(pl.col("rest").str.len_bytes() > 1)
    return pl.concat([first.select("run_no", "from", "text"), _later(rest, patterns)])


def _later(rest: pl.LazyFrame, patterns: Sequence[Pattern]) -> pl.LazyFrame:
    """Find the matches of all patterns; of overlapping ones, keep the first."""
    rest = rest.cache()
    texts = rest.select(article_id="run_no", text="rest")
    return (
        pl.concat(
            places(texts, pattern.whole, pattern.needs).with_columns(order=pl.lit(n))
            for n, pattern in enumerate(patterns)
        )
        .sort("article_id", "start_char", "order")
        .pipe(without_overlaps, pl.col("start_char"), pl.col("end_char"))
        .rename({"article_id": "run_no"})
        .join(rest, on="run_no")
        .select("run_no", (pl.col("read") + pl.col("start_char")).alias("from"), "text")
    )


def _first(runs: pl.LazyFrame, patterns: Sequence[Pattern]) -> pl.LazyFrame:
    """Find the first match of each run, and the text after it (`behind`)."""
    marked = {
        f"marked {n}": when_any(
            pl.col("rest"), _first_marked(pattern.whole), needs=pattern.needs
        ).str.split_exact(OPEN, 1)
        for n, pattern in enumerate(patterns)
    }
    places = {
        f"place {n}": pl.when(pl.col(mark).struct[1].is_not_null()).then(
            pl.col(mark).struct[0].str.len_bytes()
        )
        for n, mark in enumerate(marked)
    }
    chosen = pl.coalesce(
        pl.when(pl.col(place) == pl.col("start")).then(mark)
        for place, mark in zip(places, marked, strict=True)
    )
    return (
        runs.with_columns(**marked)
        .with_columns(**places)
        .with_columns(start=pl.min_horizontal(*places))
        .filter(pl.col("start").is_not_null())
        .with_columns(chosen=chosen)
        .with_columns(piece=pl.col("chosen").struct[1].str.split_exact(CLOSE, 1))
        .select(
            "run_no",
            pl.col("chosen").struct[0].str.len_chars().cast(pl.Int64).alias("from"),
            text=pl.col("piece").struct[0],
            behind=pl.col("piece").struct[1],
        )
    )


def _first_marked(pattern: str) -> Callable[[pl.Series], pl.Series]:
    return lambda texts: texts.str.replace(pattern, MARKED)


def words_of(patterns: Collection[str]) -> set[str]:
    """Collect the words that occur in patterns, in lower case."""
    bare = re.sub(SYNTAX, " ", " ".join(patterns))
    return set(re.findall(r"[a-z]+", bare.lower()))


def run_pattern(known: set[str], loose: set[str], anchor: str, glue: str) -> str:
    """Return the pattern of runs of known words with at least one key word.

    Args:
        known: The words that the grammar uses.
        loose: Known words that make no run by themselves; the other known words are key
            words.
        anchor: Pattern of further key words, such as digits that look like a year.
        glue: Pattern of further loose words.
    """
    end = r"(?-u:\b)"
    other = rf"(?:{alternation(known & loose)}|{glue}){end}"
    key = rf"(?:{alternation(known - loose)}|{anchor}){end}"
    return rf"(?i)(?-u:\b)(?:{other}{GAP})*{key}(?:{GAP}(?:{key}|{other}))*"
