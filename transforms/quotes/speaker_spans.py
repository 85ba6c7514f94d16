"""Speaker spans: the words that name a speaker, without those that tell what is said.

a letter urging them to leave     a letter
according to a Reuters tally      a Reuters tally
by the minister                   the minister
"""

import polars as pl

from newsfacts.transforms.syntax.parse import beside

LINE = r"^[^\n]*"
LINE_BEFORE = r"^(?s:.*)(?:\n|[”\"]\s*[―—–-]+\s*)"
#: What is left at the ends of a phrase that was cut.
CUT_START, CUT_END = r"^\s+", r"[\s,;:(—–-]+$"
#: A name as it signs a quotation, and the longest that it can be.
SIGNATURE, LONGEST = r"^\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*)*", 60


def speaker_spans(rows: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Place each speaker in the text.

    Args:
        rows: Attributions with `cue`, `speaker` (numbers of words), `cue_start_char`, `frame` and
            the text of the article, `whole`.
        parse: The parse.

    Returns:
        The rows with `speaker_start_char`, `speaker_end_char`, and `speaker_head`, the first
        character of the speaker's head; `cue_end_char` where "according to" is the cue.
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
    """Cut a speaker before the participle that holds the cue: "a letter urging them to go".

    Before a relative clause it is not cut: its pronoun names the speaker, too.
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
    """Leave out the preposition that leads a speaker in: "by the minister"."""
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
    """Take the whole name that signs a quotation, even where its words are parsed apart."""
    written = pl.col("whole").str.slice(pl.col("speaker_head"), LONGEST)
    end = pl.col("speaker_head") + written.str.extract(SIGNATURE, 0).str.len_chars()
    signed = pl.col("frame") == "quotation, signed"
    return rows.with_columns(
        speaker_end_char=pl.max_horizontal("speaker_end_char", pl.when(signed).then(end))
    )


def _within_a_line(rows: pl.LazyFrame) -> pl.LazyFrame:
    """Cut a speaker where a line ends, and before the dash of a signature."""
    before = sliced("speaker_start_char", "speaker_head").str.extract(LINE_BEFORE, 0)
    line = sliced("speaker_head", "speaker_end_char").str.extract(LINE, 0)
    start = pl.col("speaker_start_char") + before.str.len_chars().fill_null(0)
    end = pl.col("speaker_head") + line.str.strip_chars_end().str.len_chars()
    return rows.with_columns(
        speaker_start_char=start.cast(pl.Int32), speaker_end_char=end.cast(pl.Int32)
    )


def _according(rows: pl.LazyFrame) -> pl.LazyFrame:
    """Part the cue "according to", or the dash of a signature, from the speaker behind it."""
    mine = pl.col("frame") == "according to"
    speaker = sliced("speaker_start_char", "speaker_end_char")
    lead = speaker.str.extract(r"^(?:[\s,]*(?i:according)\s+to\s+)", 0).str.len_chars().fill_null(0)
    dash = speaker.str.extract(r"^[\s,―—–-]+", 0).str.len_chars().fill_null(0)
    start = pl.col("speaker_start_char") + pl.when(mine).then(lead).otherwise(dash)
    return rows.with_columns(
        speaker_start_char=start.cast(pl.Int32),
        cue_end_char=pl.when(mine & (lead > 0))
        .then(start - 1)
        .otherwise("cue_end_char")
        .cast(pl.Int32),
    )


def sliced(start: str, end: str) -> pl.Expr:
    """Give the text of the article between two places."""
    return pl.col("whole").str.slice(pl.col(start), pl.col(end) - pl.col(start))
