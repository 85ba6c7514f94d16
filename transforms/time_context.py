"""Time context: what the words around a time say of it, and which candidates they rule out."""

import polars as pl

from transforms.context_patterns import context
from transforms.lexicon import alternation, read
from transforms.time_lexicons import TenseWords

#: How sure a word is that what is told lies ahead.
WEAK = 1
STRONG = 2

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
    # Column by column, since Polars would repeat what an expression repeats.
    return (
        found.with_columns(
            sentence_before=pl.col("before").str.extract(SENTENCE_BEFORE),
            sentence_after=pl.col("after").str.extract(SENTENCE_AFTER).str.head(60),
        )
        .with_columns(
            tense_before=_tense(pl.col("sentence_before"), "last"),
            tense_after=_tense(pl.col("sentence_after"), "first"),
        )
        .with_columns(direction=_direction())
        .drop("sentence_before", "sentence_after", "tense_before", "tense_after")
    )


def _direction() -> pl.Expr:
    before, earlier = pl.col("before"), pl.col("tense_before")
    told = pl.coalesce("tense_before", "tense_after")
    owned = pl.col("after").str.contains("^['’]s ")
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
    found = words_beside.str.extract_all(pattern).list
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


def is_time() -> pl.Expr:
    """Keep the candidates that nothing beside them makes a number, a name or a verb."""
    before, after, phrase = pl.col("before"), pl.col("after"), pl.col("phrase")
    rule = pl.col("rule")
    inside = before.str.contains(
        r"(?:[$£€¥#@/_]|[0-9][.,:]|[0-9]-|[A-Z][A-Za-z]*-)$"
    ) | after.str.contains(r"^(?:[.,:/][0-9]|-[0-9]|[A-Za-z0-9_]|['’][a-rt-z])")
    counted = after.str.contains(context("counted noun")) & ~after.str.contains(
        context("plural look-alike")
    )
    placed = before.str.contains(context("year place"))
    is_year = rule == "year"
    worded_year = is_year & phrase.str.contains("^(?:[a-z]+ hundred|two thousand)")
    part_of_number = before.str.contains(context("number before")) | after.str.contains(
        context("number after")
    )
    bare_year = phrase.str.contains(r"^[0-9]{4}$")
    approximate = phrase.str.contains(context("approximate"))
    capital_month = (rule == "month") & phrase.is_in(["may", "march", "mar", "sun", "sat", "mar."])
    return ~(
        (is_year & inside)
        | (is_year & counted & ((bare_year & ~placed) | approximate))
        | (is_year & bare_year & before.str.contains(context("number label")))
        | (capital_month & ~placed)
        | (
            (rule == "weekday")
            & phrase.str.contains(context("short weekday"))
            & ~after.str.contains(r"^,? (?:[0-9]|[A-Z][a-z]{2} ?[0-9])")
        )
        | (
            (rule == "clock")
            & (
                phrase.str.contains(r"^[0-9.:]+$") & ~before.str.contains(context("clock place"))
                | inside
                | phrase.str.contains(r"^[0-9]{1,2} ?[ap]$")
                & ~before.str.contains(context("hour place"))
            )
        )
        | (
            (rule == "season")
            & phrase.str.contains(context("bare season"))
            & ~before.str.contains(context("season place"))
            | (rule == "season") & after.str.contains(r"^ (?:of|in) ") & phrase.str.contains("fall")
        )
        | ((rule == "span") & phrase.str.contains("-old$") & after.str.contains("^ [A-Za-z]"))
        | (
            (rule == "span")
            & phrase.str.contains("^an? [a-z]+$")
            & before.str.contains(context("rate before"))
        )
        | (
            (rule == "span")
            & phrase.str.contains(context("share of a whole"))
            & after.str.contains(context("whole of a share"))
        )
        | ((rule == "word") & after.str.contains("^-[a-z]"))
        | (
            (rule == "month")
            & phrase.is_in(["jan", "mar", "jun", "aug"])
            & after.str.contains(context("given name"))
        )
        | (worded_year & (~placed | counted | part_of_number))
        | ((rule == "span") & phrase.str.contains(context("ordinal second")))
        | ((rule == "this period") & phrase.str.contains(context("vague period")))
    )
