"""Speaker spans: the phrase that names a speaker, without the content and the cue.

a letter urging them to leave     a letter
according to a Reuters tally      a Reuters tally
by the minister                   the minister
"""

import polars as pl

from newsfacts.transforms.quotes.annotated_attributions import ACCORDING
from newsfacts.transforms.quotes.signatures import SIGNED
from newsfacts.transforms.syntax.parse import beside

#: The rest of a line, up to a colon.
LINE = r"^(?:[^\n:]|:[^\s\"“])*"
LINE_BEFORE = r"^(?s:.*)(?:\n|[”\"]\s*[―—–-]+\s*)"
#: Blanks and punctuation left at the ends of a phrase that was cut.
CUT_START, CUT_END = r"^\s+", r"[\s,;:(—–-]+$"
#: What ends with a quotation.
QUOTED = r"^(?s:.*)[”\"]\s*"
#: A name that signs a quotation, and its greatest length in characters.
SIGNATURE, LONGEST = r"^\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*)*", 60


def speaker_spans(rows: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Find the extent of each speaker's phrase in the text.

    Args:
        rows: Attributions with `cue`, `speaker` (word numbers), `cue_start_char`, `frame` and the
            text of the article, `whole`.
        parse: The parse.

    Returns:
        The rows with `speaker_start_char`, `speaker_end_char` and `speaker_head` (first character
        of the speaker's head word); `cue_end_char` is moved where the cue is "according to".
    """
    phrase = parse.select(
        speaker="i",
        speaker_start_char="subtree_start",
        speaker_end_char="subtree_end",
        speaker_head="start_char",
    )
    return (
        rows.pipe(beside, phrase, "speaker")
        .pipe(_apart_from_cue, parse)
        .pipe(_unled, parse)
        .pipe(_signed)
        .pipe(_within_a_line)
        .pipe(_according)
    )


def _apart_from_cue(rows: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """End a speaker before the participle that is its cue: "a letter urging them to go".

    A relative clause is kept; its pronoun also names the speaker.
    """
    clauses = parse.filter(pl.col("i") > pl.col("h"), pl.col("dep").is_in(["acl", "advcl"])).select(
        speaker="h", clause_start="subtree_start", clause_end="subtree_end"
    )
    cuts = (
        rows.select("speaker", "cue", "cue_start_char", "speaker_head")
        .join(clauses, on="speaker")
        .filter(
            pl.col("clause_start") > pl.col("speaker_head"),
            pl.col("cue_start_char") >= pl.col("clause_start"),
            pl.col("cue_start_char") < pl.col("clause_end"),
        )
        .group_by("speaker", "cue")
        .agg(cut=pl.col("clause_start").min())
    )
    before = sliced("speaker_start_char", "cut")
    cut = pl.col("cut") - before.str.extract(CUT_END, 0).str.len_chars().fill_null(0)
    return rows.join(cuts, on=["speaker", "cue"], how="left", maintain_order="left").with_columns(
        speaker_end_char=pl.min_horizontal("speaker_end_char", cut)
    )


def _unled(rows: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Drop the preposition before a speaker: "by the minister"."""
    led = (
        parse.filter(pl.col("dep") == "case", pl.col("i") < pl.col("h"), pl.col("low") != "accord")
        .group_by(speaker="h")
        .agg(led=pl.col("end_char").max())
    )
    behind = sliced("led", "speaker_end_char").str.extract(CUT_START, 0).str.len_chars()
    return rows.join(led, on="speaker", how="left", maintain_order="left").with_columns(
        speaker_start_char=pl.max_horizontal(
            "speaker_start_char", pl.col("led") + behind.fill_null(0)
        )
    )


def _signed(rows: pl.LazyFrame) -> pl.LazyFrame:
    """Extend a signature to the whole name, even if the parser split it, and to no quotation."""
    written = pl.col("whole").str.slice(pl.col("speaker_head"), LONGEST)
    end = pl.col("speaker_head") + written.str.extract(SIGNATURE, 0).str.len_chars()
    signed = pl.col("frame") == SIGNED
    quoted = sliced("speaker_start_char", "speaker_head").str.extract(QUOTED, 0)
    start = pl.col("speaker_start_char") + quoted.str.len_chars().fill_null(0)
    return rows.with_columns(
        speaker_start_char=pl.when(signed).then(start).otherwise("speaker_start_char"),
        speaker_end_char=pl.max_horizontal("speaker_end_char", pl.when(signed).then(end)),
    )


def _within_a_line(rows: pl.LazyFrame) -> pl.LazyFrame:
    """Keep a speaker within its line, and after the dash of a signature."""
    before = sliced("speaker_start_char", "speaker_head").str.extract(LINE_BEFORE, 0)
    line = sliced("speaker_head", "speaker_end_char").str.extract(LINE, 0)
    start = pl.col("speaker_start_char") + before.str.len_chars().fill_null(0)
    end = pl.col("speaker_head") + line.str.strip_chars_end().str.len_chars()
    return rows.with_columns(
        speaker_start_char=start.cast(pl.Int32), speaker_end_char=end.cast(pl.Int32)
    )


def _according(rows: pl.LazyFrame) -> pl.LazyFrame:
    """Remove "according to", or the dash of a signature, from the start of the speaker."""
    according = pl.col("frame") == ACCORDING
    speaker = sliced("speaker_start_char", "speaker_end_char")
    lead = speaker.str.extract(r"^(?:[\s,]*(?i:according)\s+to\s+)", 0).str.len_chars().fill_null(0)
    dash = speaker.str.extract(r"^[\s,―—–-]+", 0).str.len_chars().fill_null(0)
    start = pl.col("speaker_start_char") + pl.when(according).then(lead).otherwise(dash)
    # The phrase of a speaker who is named twice may begin with another "according to".
    own = according & (lead > 0) & (start > pl.col("cue_end_char"))
    return rows.with_columns(
        speaker_start_char=start.cast(pl.Int32),
        cue_end_char=pl.when(own).then(start - 1).otherwise("cue_end_char").cast(pl.Int32),
    )


def sliced(start: str, end: str) -> pl.Expr:
    """Give the text of the article, `whole`, between the offsets in two columns.

    Without an end nothing is given: Polars would give all the rest of the article, for each row.
    """
    return pl.col("whole").str.slice(pl.col(start), (pl.col(end) - pl.col(start)).fill_null(0))
