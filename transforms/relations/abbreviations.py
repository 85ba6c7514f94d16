"""Abbreviations: the short form of a name in brackets or behind "or".

the Post (SCMP)   the Example Treaty, or ET
"""

import polars as pl

from newsfacts.transforms.relations.dependency_patterns import as_object, as_subject
from newsfacts.transforms.relations.name_words import possessives
from newsfacts.transforms.syntax.neighbours import near

#: The most words of an abbreviation, and the fewest capitals in it.
LONGEST, SHORTEST = 5, 2


def abbreviated(parse: pl.LazyFrame, named: pl.LazyFrame) -> pl.LazyFrame:
    """Relate a name to its abbreviation in brackets: "the Post (SCMP)", "Example Treaty, or ET".

    Args:
        parse: The parse.
        named: The names, from `mention_tokens.things`.
    """
    behind = named.with_columns(opens=pl.col("last") + 1)
    marks = possessives(parse)
    # "The United Kingdom's (UK) Example Party".
    owning = behind.join(marks, on="last", how="semi").with_columns(pl.col("opens") + 1)
    left = pl.concat([behind, owning])
    right = named.with_columns(opens=pl.col("first") - 1).drop("article_id")
    bracket = parse.filter(pl.col("text") == "(").select(opens="i")
    linked = (
        as_subject(left, "opens")
        .join(bracket, on="opens", how="semi")
        .join(as_object(right, "opens"), on="opens")
        .filter(pl.col("subject_id") == pl.col("object_id"))
        .with_columns(object_end=pl.col("object_end") + 1)
    )
    initials = (
        as_subject(left, "opens")
        .join(_short_forms(parse), on="opens")
        .filter(_abbreviates("object_text", "subject_text"))
    )
    return pl.concat([linked, initials], how="diagonal").with_columns(
        predicate=pl.lit("alias"),
        rule=pl.lit("name (name)"),
        object_id=pl.lit(None, pl.String),
    )


def _short_forms(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Find what is written in brackets, or behind "or", in one to five words: "(C-MORE)".

    Returns:
        `opens` (number of the bracket or comma), `object_text`, `object_start`, `object_end`.
    """
    words = _with_words_ahead(parse)
    text = pl.col("text")
    rows = []
    for mark, end, begin in (("(", [")"], 1), (",", [",", "."], 2)):
        said = pl.lit(value=True) if begin == 1 else pl.col("w1") == "or "
        rows += [
            words.filter(
                (text == mark) & said & pl.col(f"w{begin + size}").str.strip_chars_end().is_in(end)
            ).select(
                "opens",
                object_text=pl.concat_str(
                    [f"w{begin + step}" for step in range(size)]
                ).str.strip_chars_end(),
                object_start=pl.col("starts").list.get(begin),
                object_end=pl.col("ends").list.get(begin + size - 1) + (begin == 1),
            )
            for size in range(1, LONGEST + 1)
        ]
    return pl.concat(rows)


def _with_words_ahead(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Add the words behind each bracket and comma, `w1` ..., and their `starts` and `ends`."""
    text, blank = pl.col("text"), pl.col("start_char").shift(-1) > pl.col("end_char")
    spelled = text + pl.when(blank).then(pl.lit(" ")).otherwise(pl.lit(""))
    steps = range(LONGEST + 3)
    ahead = {
        f"{short}{step}": near(column, step)
        for short, column in (("w", "spelled"), ("start", "start_char"), ("end", "end_char"))
        for step in steps
    }
    return (
        parse.select(
            "article_id",
            "sentence_no",
            "text",
            "start_char",
            "end_char",
            spelled=spelled,
            opens="i",
        )
        .with_columns(**ahead)
        .drop("article_id", "sentence_no")
        .filter(pl.col("text").is_in(["(", ","]))
        # Lists are made of the few that are left, not for every word.
        .with_columns(
            starts=pl.concat_list(f"start{step}" for step in steps),
            ends=pl.concat_list(f"end{step}" for step in steps),
        )
        .cache()
    )


def _abbreviates(short: str, long: str) -> pl.Expr:
    """Whether the capitals of a short form are initials of the long one, in order."""
    capitals = pl.col(short).str.replace_all(r"[^\p{Lu}]", "")
    initials = pl.col(long).str.replace_all(r"\b(\p{L})\S*\s*", "$1").str.to_uppercase()
    letters = pl.col(long).str.to_uppercase().str.split("")
    return (
        (capitals.str.len_chars() >= SHORTEST)
        & initials.str.split("").list.contains(capitals.str.head(1))
        & capitals.str.split("").list.set_difference(letters).list.len().eq(0)
        & pl.col(long).str.contains(r"[ -]")
        & (pl.col(short).str.len_chars() < pl.col(long).str.len_chars())
    )
