"""Content beside "according to".

On Sunday , according to witnesses , a man entered the store ; police were called .
            ^cue         ^speaker    ^content: the clause, up to the semicolon
"""

from typing import Final

import polars as pl

from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.quotes.annotated_attributions import ACCORDING
from newsfacts.transforms.syntax.spans import within
from newsfacts.transforms.syntax.subjects import SUBJECTS

#: The share of uses that report speech, and the length up to which a piece is not content.
SHARE: Final = 0.9
REMNANT: Final = 3
PLACE: Final = ("article_id", "paragraph_no", "sentence_no")
#: Relations of what says when, where or how, and of what joins it.
ADJUNCTS: Final = ("obl", "obl:unmarked", "obl:tmod", "advmod", "advcl", "punct", "cc", "mark")


def according(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Find what stands before and behind "according to the mayor", up to a semicolon.

    Of the two, a piece that only says when or where is left out where the other has a clause.

    Args:
        parse: The parse with subjects.

    Returns:
        One row per piece: `article_id`, `paragraph_no`, `sentence_no`, `cue`, `speaker` (word
        numbers), `start_char`, `end_char`, `frame`, `share`.
    """
    found = _cues(parse).pipe(_within_semicolons, parse).cache()
    before = found.with_columns(start_char="from_", end_char="cut_from")
    after = found.with_columns(start_char="cut_to", end_char="to")
    long = pl.col("end_char") - pl.col("start_char") > REMNANT
    return (
        pl.concat([before, after])
        .filter(long)
        .drop("cut_from", "cut_to", "from_", "to")
        .pipe(_with_clauses, parse)
        .filter(~pl.col("beside") | ~pl.col("clause").any().over("cue"))
        .drop("clause", "beside")
    )


def _cues(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Each "according to" with the extent of its phrase: `cue`, `speaker`, `cut_from`, `cut_to`."""
    phrases = parse.select(h="i", cut_from="subtree_start", cut_to="subtree_end")
    return (
        parse.filter((pl.col("low").is_in(["accord", "according"])) & (pl.col("dep") == "case"))
        .join(phrases, on="h")
        .select(
            *PLACE,
            "cut_from",
            "cut_to",
            cue="i",
            speaker="h",
            frame=pl.lit(ACCORDING),
            share=pl.lit(SHARE),
        )
    )


def _within_semicolons(cues: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Add the part of the sentence around each cue that no semicolon ends: `from_`, `to`."""
    part = (
        parse.select("i", "start_char", "end_char", "low", *PLACE)
        .sort("article_id", "start_char")
        .with_columns(part=(pl.col("low") == ";").cum_sum())
        .filter(pl.col("low") != ";")
    )
    parts = part.group_by(*PLACE, "part").agg(
        from_=pl.col("start_char").min(), to=pl.col("end_char").max()
    )
    return (
        cues.join(part.select("part", cue="i"), on="cue")
        .join(parts, on=[*PLACE, "part"])
        .with_columns(to=pl.max_horizontal("to", "cut_to"))
        .drop("part")
    )


def _with_clauses(pieces: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Add `clause` (a piece holds a subject and its verb) and `beside` (it holds adjuncts only).

    Of the pieces that begin at one word, around two cues, the shortest is looked at; others stay.
    """
    keys = ["article_id", "start_char", "end_char"]
    first = pieces.select(*keys).pipe(one_per, keys[:2], *keys)
    spans = first.with_columns(begin="start_char", end="end_char")
    words = parse.select("article_id", "dep", "head_start_char", at="i")
    inside = pl.col("head_start_char").is_between("begin", "end", closed="left")
    told = (
        within(parse, spans)
        .join(words, on="at")
        .group_by("article_id", start_char="begin", end_char="end")
        .agg(
            clause=(pl.col("dep").is_in(SUBJECTS) & inside).any(),
            beside=(pl.col("dep").is_in(ADJUNCTS) | inside.fill_null(value=False)).all(),
        )
    )
    return pieces.join(told, on=keys, how="left").with_columns(
        pl.col("clause", "beside").fill_null(value=False)
    )
