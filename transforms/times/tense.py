"""Tense: whether the verbs around a time are in the past or the future."""

import polars as pl

from newsfacts.transforms.lexicons.base import alternation, read
from newsfacts.transforms.lexicons.contexts import context
from newsfacts.transforms.lexicons.times import TenseWords
from newsfacts.transforms.patterns.spelling import straight

#: How clearly a word expresses the future: a modal (`would`) or `will`.
WEAK = 1
STRONG = 2

#: The direction of a time that has passed whatever the month: back in September.
PASSED = -2

#: Kinds of expressions that mean the same in any tense.
UNDIRECTED = ("duration", "set", "word", "year", "period")

#: Number of characters after a time that are searched for a verb.
REACH = 100

#: Columns that only this module uses.
SCRATCH = (
    "beside_before", "beside_after", "sentence_before", "sentence_after",
    "tense_before", "tense_after",
)  # fmt: skip

#: A participle; those with `un-` are adjectives: an unspecified date.
PARTICIPLE = r"(?:[a-tv-z][a-z]|u[a-mo-z])[a-z]*ed"

#: A sentence ends at a full stop before a blank, or at a line break.
SENTENCE_BEFORE = r"((?:[^.!?\n]|[.][^ \n])*)$"
SENTENCE_AFTER = r"^((?:[^.!?\n]|[.][^ \n])*)"


def directed(found: pl.LazyFrame) -> pl.LazyFrame:
    """Add `direction`: -1 for the past (PASSED if surely), 1 for the future; NULL if none is shown.

    A preposition right before the time decides first (`until Monday`, `as early as Monday`), then
    the nearest verb. A modal (`would`) means the future only if nothing else decides.
    """
    directed = ~pl.col("kind").is_in(UNDIRECTED)
    # Intermediate results are columns, since Polars would compute a repeated expression again.
    return (
        found.with_columns(
            beside_before=pl.when(directed).then("before"),
            beside_after=pl.when(directed).then("after"),
        )
        .with_columns(
            sentence_before=pl.col("beside_before").str.extract(SENTENCE_BEFORE),
            sentence_after=pl.col("beside_after").str.extract(SENTENCE_AFTER).str.head(REACH),
        )
        .with_columns(
            tense_before=_tense(pl.col("sentence_before"), "last"),
            tense_after=_tense(pl.col("sentence_after"), "first"),
        )
        .with_columns(direction=_direction())
        .drop(SCRATCH)
    )


def _direction() -> pl.Expr:
    before, earlier = pl.col("beside_before"), pl.col("tense_before")
    tense = pl.coalesce("tense_before", "tense_after")
    possessive = pl.col("beside_after").str.contains("^['’]s ")
    deadline = before.str.contains(context("deadline"))
    behind = before.str.contains(context("time behind")) & ~before.str.contains(context("way back"))
    done = pl.col("sentence_after").str.contains(r" had(?-u:\b)")
    return (
        pl.when(before.str.contains(context("overtaken plan")))
        .then(-1)
        .when(before.str.contains(context("time ahead")) & ~done)
        .then(1)
        .when(pl.col("sentence_before").str.contains(context("plan")))
        .then(1)
        .when(behind)
        .then(PASSED)
        .when(tense == STRONG)
        .then(1)
        .when(possessive)
        .then(-1)
        .when(deadline & (earlier != -1).fill_null(value=True))
        .then(1)
        .when(tense < 0)
        .then(-1)
        .when(earlier == WEAK)
        .then(1)
    )


def _tense(words_beside: pl.Expr, which: str) -> pl.Expr:
    """Return the tense of the nearest verb, the last before or the first after the time."""
    words = read(TenseWords)
    passive = r"(?:will|to|shall|would)(?: not| also)? be [a-z]+"
    # A participle is not capitalised: the United States.
    pattern = rf"(?-u:\b)(?:(?i:{passive}|{alternation(words['word'])})|{PARTICIPLE})(?-u:\b)"
    found = straight(words_beside).str.extract_all(pattern).list
    nearest = (found.last() if which == "last" else found.first()).str.to_lowercase()
    values = (
        words["tense"]
        .cast(pl.String)
        .replace_strict({"past": -1, "future": STRONG, "modal": WEAK}, return_dtype=pl.Int32)
    )
    planned = nearest.str.contains(" be [a-z]+$")
    tense = nearest.replace_strict(words["word"], values, default=-1)
    known = pl.when(planned).then(STRONG).otherwise(tense)
    return pl.when(nearest.is_not_null()).then(known)
