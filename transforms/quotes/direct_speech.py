"""Owners of quotations: which cue and which speaker each quotation has.

"It is unsafe," she said.   said, she    (governed)
"It will close." - Ann Li   Ann Li       (signed)
She nodded: "It will."      nodded, she  (near)
"It is high time."          the speaker before it (carried on)
"""

import polars as pl

from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.quotes import QuoteCues
from newsfacts.transforms.quotes.nesting import outside_speech, spoken
from newsfacts.transforms.syntax.parse import beside

#: A quotation of fewer words, marks included, is a quotation only where a cue governs it.
SHORT = 8
#: One of fewer words is no quotation by a cue that is only near.
FEW = 5
#: Words between a quotation and the cue that it belongs to, at most.
NEAR = 14
#: Words between the end of a quotation and a cue behind it, at most.
BEHIND = 7
#: Paragraphs over which a speech may go on without a cue.
CARRIED = 4
DASHES = ("―", "—", "–", "-", "--")
#: The share of uses from which a cue can own quoted words that it governs.
OWNS = 0.5
#: The share of uses from which a cue can own a quotation that it does not govern.
REPORTS = 0.6


def direct_quotes(
    parse: pl.LazyFrame, quotations: pl.LazyFrame, attributions: pl.LazyFrame
) -> pl.LazyFrame:
    """Give each quotation its cue and speaker: governed, signed, near, or the speaker before it.

    Args:
        parse: The parse.
        quotations: What stands between quotation marks.
        attributions: What cues ascribe to whom.

    Returns:
        The quotations that are someone's, with `cue` and `speaker` (numbers of words; NULL for
        none), `frame`, `share`, `kind`.
    """
    spans, found = quotations, attributions
    over = overlaps(found, spans).filter(pl.col("share") >= OWNS).cache()
    governed = (
        over.filter(pl.col("part") > 0.5)
        .pipe(one_per, "first", "part", "cue", descending=True)
        .select("first", "cue", "speaker", "share", frame=pl.lit("quotation ") + pl.col("frame"))
        .cache()
    )
    mixed = over.filter(pl.col("part") <= 0.5).select("first").unique()
    titles = spans.filter("title").join(governed, on="first", how="anti").select("first")
    free = (
        spans.join(governed, on="first", how="anti")
        .join(mixed, on="first", how="anti")
        .join(titles, on="first", how="anti")
        .cache()
    )
    signed = _signed(free, parse).cache()
    some = pl.col("last") - pl.col("first") + 1 >= FEW
    near = _near(free.join(signed, on="first", how="anti").filter(some), spans, parse)
    owned = pl.concat([governed, signed, near], how="diagonal_relaxed")
    return (
        spans.join(mixed, on="first", how="anti")
        .join(titles, on="first", how="anti")
        .join(owned, on="first", how="left")
        .filter(pl.col("share").is_not_null() | (pl.col("last") - pl.col("first") + 1 >= SHORT))
        .pipe(_speaking, parse)
        .cache()
        .pipe(_carried_on, found)
        .with_columns(kind=pl.lit("direct"))
    )


def _signed(free: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Find the name that signs a quotation behind a dash, or opens it before a colon."""
    name = pl.when(pl.col("dep").is_in(["flat", "compound"])).then("h").otherwise("i")
    proper = pl.col("upos") == "PROPN"
    dash = parse.filter(pl.col("text").is_in(DASHES)).select(at="i")
    behind = (
        free.with_columns(at=pl.col("last") + 1)
        .join(dash, on="at", how="semi")
        .join(parse.filter(proper).select(at=pl.col("i") - 1, speaker=name), on="at")
    )
    colon = pl.col("text").shift(-1).eq(":") & proper & pl.col("text").str.contains(r"^\p{Lu}+$")
    before = free.join(parse.filter(colon).select(first=pl.col("i") - 1, speaker="i"), on="first")
    return (
        pl.concat([behind, before], how="diagonal_relaxed")
        .select("first", "speaker", frame=pl.lit("quotation, signed"), share=pl.lit(0.9))
        .pipe(one_per, "first", "speaker")
    )


def _near(free: pl.LazyFrame, spans: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Find the reporting cue just behind a quotation, else just before it."""
    reporting = (
        read(QuoteCues)
        .lazy()
        .filter(pl.col("frame").is_in(["ccomp", "parent"]), pl.col("share") >= REPORTS)
        .select(low="lemma", upos="upos")
        .unique()
    )
    cues = (
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
        .cache()
    )
    behind = free.sort("last").join_asof(
        cues, left_on="last", right_on="found_at", strategy="forward"
    )
    before = free.sort("first").join_asof(
        cues, left_on="first", right_on="found_at", strategy="backward"
    )
    same = (pl.col("cue_article") == pl.col("article_id")) & (
        pl.col("cue_paragraph") == pl.col("paragraph_no")
    )
    rows = [
        behind.filter(same & (pl.col("cue") - pl.col("last") <= BEHIND)).with_columns(
            frame=pl.lit("quotation, cue behind"), rank=pl.lit(0)
        ),
        before.filter(same & (pl.col("first") - pl.col("cue") <= NEAR)).with_columns(
            frame=pl.lit("quotation, cue before"), rank=pl.lit(1)
        ),
    ]
    return (
        pl.concat(rows, how="diagonal_relaxed")
        .pipe(one_per, "first", "first", "rank")
        .pipe(spoken, parse, spans)
        .select("first", "cue", "speaker", "frame", share=pl.lit(0.7))
    )


def _speaking(owned: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Keep of the quotations that nobody owns those that are sentences: "To be or not to be."."""
    opening = parse.select(first=pl.col("i") - 1, sentence=pl.col("text").str.contains(r"^\P{Ll}"))
    return (
        owned.pipe(beside, opening, "first")
        .filter(pl.col("share").is_not_null() | pl.col("sentence"))
        .drop("sentence")
    )


def _carried_on(direct: pl.LazyFrame, found: pl.LazyFrame) -> pl.LazyFrame:
    """Let a quotation without cue be said by whoever spoke last before it, if that is close."""
    quoted = direct.filter(pl.col("speaker").is_not_null()).select(
        "article_id", at="last", before="speaker", before_paragraph="paragraph_no"
    )
    reported = found.filter(~pl.col("inside"), pl.col("speaker").is_not_null()).select(
        "article_id", at="cue", before="speaker", before_paragraph="paragraph_no"
    )
    acts = pl.concat([quoted, reported]).pipe(one_per, "at", "at").sort("at")
    close = pl.col("paragraph_no") - pl.col("before_paragraph") <= CARRIED
    return (
        direct.sort("first")
        .join_asof(
            acts,
            left_on="first",
            right_on="at",
            by="article_id",
            strategy="backward",
            check_sortedness=False,
        )
        .with_columns(
            speaker=pl.coalesce("speaker", pl.when(close).then("before")),
            share=pl.col("share").fill_null(0.5),
            frame=pl.col("frame").fill_null("quotation carried on"),
        )
    )


def overlaps(found: pl.LazyFrame, spans: pl.LazyFrame) -> pl.LazyFrame:
    """Pair attributions with the quotations they share characters with."""
    marked = spans.select(
        "article_id", "paragraph_no", "first", mark_start="start_char", mark_end="end_char"
    )
    shared = pl.min_horizontal("end_char", "mark_end") - pl.max_horizontal(
        "start_char", "mark_start"
    )
    return (
        found.filter(~pl.col("inside"))
        .join(marked, on=["article_id", "paragraph_no"])
        .with_columns(shared=shared)
        .filter(pl.col("shared") > 0)
        .with_columns(part=pl.col("shared") / (pl.col("end_char") - pl.col("start_char")))
    )
