"""Borders: where the content of a cue begins and ends.

She said it was unsafe ; it was closed on Monday .         ends before the semicolon
bridges which she said were unsafe                         begins behind its own cue
The mayor announced Ann as his deputy .                    goes on to what is said of Ann
"""

from typing import Final

import polars as pl

from newsfacts.transforms.syntax.flags import flagged
from newsfacts.transforms.syntax.spans import within
from newsfacts.transforms.syntax.subjects import RELATIVE

#: What opens a quotation, and what ends a sentence.
OPENING: Final = ('"', "“", "``", "‘", "'")
STOPS: Final = r"[.?!]$"
#: Relations of a complement with "as", and of an object.
COMPARED: Final = ("obl", "xcomp", "nmod")
OBJECTS: Final = ("obj", "iobj")


def ended(found: pl.LazyFrame, parse: pl.LazyFrame, quotations: pl.LazyFrame) -> pl.LazyFrame:
    """End content before a semicolon, and where a quotation begins or ends a sentence.

    "Said the bridge was shut: `It is unsafe`", "said it `was unsafe.` Police came".

    Args:
        found: Attributions: `article_id`, `start_char`, `end_char`.
        parse: The parse.
        quotations: Spans between quotation marks.
    """
    cuts = pl.concat([_colons(parse), _semicolons(parse, quotations), _seams(parse, quotations)])
    inside = pl.col("cut").is_between("start_char", "end_char", closed="none")
    return (
        found.sort("start_char")
        .join_asof(
            cuts.sort("cut"),
            left_on="start_char",
            right_on="cut",
            by="article_id",
            strategy="forward",
            allow_exact_matches=False,
            coalesce=False,
            check_sortedness=False,
        )
        .with_columns(end_char=pl.when(inside).then("cut").otherwise("end_char"))
        .drop("cut")
    )


def _colons(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Colons before a quotation: `article_id`, `cut`."""
    opens = pl.col("text").shift(-1).is_in(OPENING)
    return parse.filter(pl.col("text") == ":", opens).select("article_id", cut="start_char")


def _semicolons(parse: pl.LazyFrame, quotations: pl.LazyFrame) -> pl.LazyFrame:
    """Semicolons outside quotations: `article_id`, `cut`."""
    marks = parse.filter(pl.col("text") == ";")
    spoken = within(marks, quotations.select("article_id", "start_char", "end_char"))
    return marks.join(spoken, left_on="i", right_on="at", how="anti").select(
        "article_id", cut="start_char"
    )


def _seams(parse: pl.LazyFrame, quotations: pl.LazyFrame) -> pl.LazyFrame:
    """Where a quotation begins behind a full stop, or ends with one: `article_id`, `cut`."""
    words = parse.select("i", "text")
    before = words.select(first=pl.col("i") + 1, before="text")
    last_inside = words.select(last=pl.col("i") + 1, last_inside="text")
    behind = words.select(last=pl.col("i") - 1, behind="text")
    marked = (
        quotations.join(before, on="first", how="left")
        .join(last_inside, on="last", how="left")
        .join(behind, on="last", how="left")
    )
    begins = marked.filter(pl.col("before").str.contains(STOPS))
    ends = marked.filter(
        pl.col("last_inside").str.contains(STOPS), pl.col("behind").str.contains(r"^\p{Lu}")
    )
    return pl.concat(
        [
            begins.select("article_id", cut="start_char"),
            ends.select("article_id", cut="end_char"),
        ]
    )


def without_own_cue(found: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Begin content behind its cue and its speaker, if a relative pronoun alone is before them.

    "The bridge, which she said is unsafe": only "is unsafe" is said.

    Args:
        found: Attributions with `cue`, `speaker` (word numbers), `start_char`, `end_char`.
        parse: The parse.
    """
    cues = parse.select(cue="i", cue_start="start_char", cue_end="end_char")
    speakers = parse.select(speaker="i", speaker_start="subtree_start", speaker_end="subtree_end")
    around = pl.col("cue_start").is_between("start_char", "end_char", closed="none")
    placed = (
        found.join(cues, on="cue")
        .join(speakers, on="speaker", how="left")
        .with_columns(around=around & (pl.col("cue_start") > pl.col("start_char")))
        .cache()
    )
    framing = pl.col("speaker_start").is_between("start_char", "end_char", closed="left")
    behind = pl.when(framing).then(pl.max_horizontal("cue_end", "speaker_end"))
    relative = parse.filter(pl.col("low").is_in(RELATIVE)).select("article_id", "start_char")
    return (
        placed.pipe(flagged, relative, ["article_id", "start_char"], "relative")
        .with_columns(
            start_char=pl.when("around", "relative")
            .then(behind.fill_null(pl.col("cue_end")))
            .otherwise("start_char")
        )
        .filter(pl.col("start_char") < pl.col("end_char"))
        .select(found.collect_schema().names())
    )


def with_predicates(pieces: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Let an object go on to what is said of it: "announced Ann as his deputy", "told her to go".

    Args:
        pieces: Parts of content: `i` (number of the head word), `subtree_start`, `subtree_end`.
        parse: The parse.
    """
    compared = parse.filter(pl.col("dep").is_in(["case", "mark"]), pl.col("low") == "as").select(
        i="h"
    )
    predicates = (
        parse.filter(pl.col("dep").is_in(COMPARED))
        .select("dep", "i", "h", predicate_end="subtree_end")
        .pipe(flagged, compared, "i", "compared")
        .filter(pl.col("compared") | (pl.col("dep") == "xcomp"))
    )
    objects = parse.filter(pl.col("dep").is_in(OBJECTS)).select("h", i="i")
    reach = (
        objects.join(predicates.select("h", "predicate_end"), on="h")
        .group_by("i")
        .agg(pl.col("predicate_end").max())
    )
    return (
        pieces.join(reach, on="i", how="left")
        .with_columns(subtree_end=pl.max_horizontal("subtree_end", "predicate_end"))
        .drop("predicate_end")
    )
