"""Nearby cues: the reporting verb beside a quotation that does not depend on it.

She nodded : "It will."      nodded, she
"It will," but he objected   objected, he
She said : / "It will."      said, she: a colon leads to the next paragraph
"""

import polars as pl

from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.quotes import QuoteCues
from newsfacts.transforms.quotes.nesting import outside_speech, spoken
from newsfacts.transforms.syntax.parse import beside

#: The most words between a quotation and a cue before it.
BEFORE = 14
#: The most words between a quotation and a cue after it.
BEHIND = 7
#: A nearby cue reports speech in at least this share of its uses.
REPORTS = 0.6
#: How often quotations with a nearby cue are right, as measured on news.
SHARE = 0.7


def near_cues(free: pl.LazyFrame, spans: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Find the reporting cue just after a quotation, else just before it.

    Args:
        free: Quotations that no cue governs and no name signs.
        spans: All spans between quotation marks.
        parse: The parse.

    Returns:
        `first` (of the quotation), `cue`, `speaker` (word numbers), `frame`, `share`.
    """
    cues = _reporting_cues(spans, parse).cache()
    behind = free.sort("last").join_asof(
        cues, left_on="last", right_on="found_at", strategy="forward"
    )
    before = (
        free.pipe(beside, _colons(parse), "first")
        .sort("first")
        .join_asof(cues, left_on="first", right_on="found_at", strategy="backward")
    )
    same = (pl.col("cue_article") == pl.col("article_id")) & (
        pl.col("cue_paragraph") == pl.col("paragraph_no")
    )
    above = (pl.col("cue_article") == pl.col("article_id")) & (
        pl.col("cue_paragraph") == pl.col("led_by")
    )
    rows = [
        behind.filter(same & (pl.col("cue") - pl.col("last") <= BEHIND)).with_columns(
            frame=pl.lit("quotation, cue behind"), rank=pl.lit(0)
        ),
        before.filter((same | above) & (pl.col("first") - pl.col("cue") <= BEFORE)).with_columns(
            frame=pl.lit("quotation, cue before"), rank=pl.lit(1)
        ),
    ]
    return (
        pl.concat(rows, how="diagonal_relaxed")
        .pipe(one_per, "first", "first", "rank")
        .pipe(spoken, parse, spans)
        .select("first", "cue", "speaker", "frame", share=pl.lit(SHARE))
    )


def _colons(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Give the word behind each colon, as `first`, and the paragraph of the colon, as `led_by`."""
    colons = parse.filter(pl.col("text") == ":")
    return colons.select(first=pl.col("i") + 1, led_by="paragraph_no")


def _reporting_cues(spans: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Active cues with a subject, outside quotations, that mostly report speech; in order."""
    reporting = (
        read(QuoteCues)
        .lazy()
        .filter(pl.col("frame").is_in(["ccomp", "parent"]), pl.col("share") >= REPORTS)
        .select(low="lemma", upos="upos")
        .unique()
    )
    return (
        parse.filter(pl.col("subject").is_not_null(), ~pl.col("passive"))
        .join(reporting, on=["low", "upos"], how="semi")
        .select(
            cue="i",
            speaker="subject",
            cue_paragraph="paragraph_no",
            cue_article="article_id",
            cue_sentence="sentence_no",
        )
        .pipe(outside_speech, spans)
        .filter(~pl.col("inside"))
        .sort("cue")
        .with_columns(found_at="cue")
    )
