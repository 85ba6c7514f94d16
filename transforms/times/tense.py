"""Time context: whether the words around a time look back or ahead."""

import polars as pl

from newsfacts.transforms.lexicons.base import alternation, read
from newsfacts.transforms.lexicons.contexts import context
from newsfacts.transforms.lexicons.times import TenseWords
from newsfacts.transforms.patterns.spelling import straight

#: How sure a word is that what is told lies ahead.
WEAK = 1
STRONG = 2

#: Kinds of expressions that mean the same whatever the tense.
UNDIRECTED = ("duration", "set", "word", "year", "period")

#: How many characters after a time are searched for a verb.
REACH = 100

#: Columns that only this module needs.
SCRATCH = (
    "beside_before", "beside_after", "sentence_before", "sentence_after",
    "tense_before", "tense_after",
)  # fmt: skip

#: A participle as a verb; those in `un-` are adjectives: an unspecified date.
PARTICIPLE = r"(?:[a-tv-z][a-z]|u[a-mo-z])[a-z]*ed"

#: A sentence reaches to a full stop with a blank after it, or to a line break.
SENTENCE_BEFORE = r"((?:[^.!?\n]|[.][^ \n])*)$"
SENTENCE_AFTER = r"^((?:[^.!?\n]|[.][^ \n])*)"


def directed(found: pl.LazyFrame) -> pl.LazyFrame:
    """Tell whether the nearest verb looks back (-1) or ahead (1); NULL where there is none.

    A preposition right before the time decides (`until Monday`, `as early as Monday`); what
    someone has done or will do comes next. A weak word (`would`) looks ahead only by itself.
    """
    either = ~pl.col("kind").is_in(UNDIRECTED)
    # Column by column, since Polars would repeat what an expression repeats.
    return (
        found.with_columns(
            beside_before=pl.when(either).then("before"), beside_after=pl.when(either).then("after")
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
    told = pl.coalesce("tense_before", "tense_after")
    owned = pl.col("beside_after").str.contains("^['’]s ")
    close = before.str.contains(context("deadline"))
    done = pl.col("sentence_after").str.contains(r" had(?-u:\b)")
    return (
        pl.when(before.str.contains(context("overtaken plan")))
        .then(-1)
        .when(before.str.contains(context("time ahead")) & ~done)
        .then(1)
        .when(told == STRONG)
        .then(1)
        .when(owned)
        .then(-1)
        .when(close & (earlier != -1).fill_null(value=True))
        .then(1)
        .when(told < 0)
        .then(-1)
        .when(earlier == WEAK)
        .then(1)
    )


def _tense(words_beside: pl.Expr, which: str) -> pl.Expr:
    words = read(TenseWords)
    passive = r"(?:will|to|shall|would)(?: not| also)? be [a-z]+"
    # Only a small letter opens a participle: the United States is none.
    pattern = rf"(?-u:\b)(?:(?i:{passive}|{alternation(words['word'])})|{PARTICIPLE})(?-u:\b)"
    found = straight(words_beside).str.extract_all(pattern).list
    nearest = (found.last() if which == "last" else found.first()).str.to_lowercase()
    values = (
        words["tense"]
        .cast(pl.String)
        .replace_strict({"past": -1, "future": STRONG, "modal": WEAK}, return_dtype=pl.Int32)
    )
    planned = nearest.str.contains(" be [a-z]+$")
    told = nearest.replace_strict(words["word"], values, default=-1)
    known = pl.when(planned).then(STRONG).otherwise(told)
    return pl.when(nearest.is_not_null()).then(known)
