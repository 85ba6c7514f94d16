"""Runs: the stretches of text made of the words that a grammar knows.

A large pattern over a whole text is slow. So a small one cuts out the runs of words that the
grammar uses, and the large one reads the distinct runs only: last year is read once, however
often it is written.
"""

import re
from collections.abc import Collection

import polars as pl

from transforms.lexicon import alternation
from transforms.matches import CONTEXT, matches
from transforms.tries import merged

#: What may stand between two words of a run: marks and blanks, or one line break.
GAP = r"(?:[^A-Za-z0-9\n]{1,3}|[^A-Za-z0-9\n]?\n)"

#: The parts of a regular expression that are not words.
SYNTAX = r"\\x\{[0-9a-f]+\}|\\.|\(\?P?<\w+>|\(\?[a-z-]+[:)]"


def run_matches(articles: pl.LazyFrame, run: str, pattern: str) -> pl.LazyFrame:
    """Find a pattern within the runs of a text; gives the columns of `matches`."""
    # Both are read twice; without a cache the text would be searched as often.
    runs = matches(articles, merged(run)).rename({"text": "run", "start_char": "run_start"}).cache()
    distinct = runs.select("run").unique().with_row_index("run_no").cache()
    inside = distinct.select(article_id=pl.col("run_no").cast(pl.String), text="run")
    found = matches(inside, merged(pattern)).rename({"before": "lead", "after": "tail"})
    # Joined by number: a run may be as long as a text, and hold thousands of matches.
    return (
        runs.drop("end_char")
        .join(distinct, on="run")
        .drop("run")
        .join(
            found.with_columns(run_no=pl.col("article_id").cast(pl.UInt32)).drop("article_id"),
            on="run_no",
        )
        .with_columns(
            start_char=pl.col("run_start") + pl.col("start_char"),
            end_char=pl.col("run_start") + pl.col("end_char"),
            before=(pl.col("before") + pl.col("lead")).str.tail(CONTEXT),
            after=(pl.col("tail") + pl.col("after")).str.head(CONTEXT),
        )
        .drop("run_no", "run_start", "lead", "tail")
    )


def words_of(patterns: Collection[str]) -> set[str]:
    """List the words that patterns spell out, in lower case."""
    bare = re.sub(SYNTAX, " ", " ".join(patterns))
    return set(re.findall(r"[a-z]+", bare.lower()))


def run_pattern(known: set[str], loose: set[str], anchor: str, glue: str) -> str:
    """Give the pattern of runs of known words, at least one of them not loose or an anchor."""
    end = r"(?-u:\b)"
    other = rf"(?:{alternation(known & loose)}|{glue}){end}"
    telling = rf"(?:{alternation(known - loose)}|{anchor}){end}"
    return rf"(?i)(?-u:\b)(?:{other}{GAP})*{telling}(?:{GAP}(?:{telling}|{other}))*"
