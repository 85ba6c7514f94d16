"""Quotes: who said what, in their words or in the reporter's.

"It is unsafe," Ann Example said, adding that it would close.
^content        ^speaker    ^cue  ^cue        ^content
"""

import dataframely as dy
import polars as pl

from transforms.attributions import QuoteCues
from transforms.choice import one_per
from transforms.lexicon import read
from transforms.table import Fact

#: A quotation of fewer words, marks included, is a quotation only where a cue governs it.
SHORT = 8
#: Words between a quotation and the cue that it belongs to, at most.
NEAR = 14
#: The share of uses from which a cue can own a quotation that it does not govern.
REPORTS = 0.6

TRIM_START = r"^(?:[\s,;:.—–-]+|(?i:that)\s)+"
TRIM_END = r"[\s,;:.—–-]+$"


class Quotes(Fact):
    """One row per piece of content that someone is said to have said, thought or written."""

    quote_id = dy.String(primary_key=True, description="Identifies the quote.")
    kind = dy.Enum(
        ["direct", "indirect", "mixed"],
        description="In the speaker's words, in the reporter's, or some of each.",
    )
    cue = dy.String(nullable=True, description="The words that ascribe the content.")
    cue_start_char = dy.Int32(nullable=True, description="First character of the cue.")
    cue_end_char = dy.Int32(nullable=True, description="One past the last character of the cue.")
    speaker = dy.String(nullable=True, description="Who says it, as written; NULL if not told.")
    speaker_start_char = dy.Int32(nullable=True, description="First character of the speaker.")
    speaker_end_char = dy.Int32(
        nullable=True, description="One past the last character of the speaker."
    )
    speaker_id = dy.String(
        nullable=True, description="Who that is; key of `entities`; NULL if unresolved."
    )
    confidence = dy.Float64(
        min=0, max=1, description="How often the rule is right, as measured on news."
    )


def quotes(
    words: pl.LazyFrame,
    quotations: pl.LazyFrame,
    attributions: pl.LazyFrame,
    mentions: pl.LazyFrame,
    texts: pl.LazyFrame,
) -> pl.LazyFrame:
    """Join what stands in quotation marks with what cues ascribe.

    Args:
        words: The parse.
        quotations: What stands between quotation marks.
        attributions: What cues ascribe to whom.
        mentions: Who is meant by which words.
        texts: One row per article: `article_id`, `text`.
    """
    found = attributions.pipe(_without_speech_inside, quotations)
    direct = _owned(quotations, found, words)
    reported = _reported(found, quotations)
    return (
        pl.concat([direct, reported], how="diagonal_relaxed")
        .pipe(_spelled, words, texts)
        .pipe(_with_speaker_ids, mentions)
        .select(Quotes.column_names())
    )


def _without_speech_inside(found: pl.LazyFrame, spans: pl.LazyFrame) -> pl.LazyFrame:
    """Tell of each attribution whether its cue stands inside a quotation."""
    inside = (
        found.select("cue")
        .unique()
        .sort("cue")
        .join_asof(
            spans.select("first", "last").sort("first"),
            left_on="cue",
            right_on="first",
            strategy="backward",
        )
        .select("cue", inside=(pl.col("cue") <= pl.col("last")).fill_null(value=False))
    )
    return found.join(inside, on="cue", how="left")


def _overlaps(found: pl.LazyFrame, spans: pl.LazyFrame) -> pl.LazyFrame:
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


def _owned(spans: pl.LazyFrame, found: pl.LazyFrame, words: pl.LazyFrame) -> pl.LazyFrame:
    """Give each quotation its cue and speaker: governed, near, or those of the one before."""
    over = _overlaps(found, spans)
    governed = (
        over.filter(pl.col("part") > 0.5)
        .pipe(one_per, "first", "part", "cue", descending=True)
        .select("first", "cue", "speaker", "share", frame=pl.lit("quotation ") + pl.col("frame"))
    )
    mixed = over.filter(pl.col("part") <= 0.5).select("first").unique()
    free = spans.join(governed, on="first", how="anti").join(mixed, on="first", how="anti")
    near = _near(free, spans, words)
    owned = pl.concat([governed, near], how="diagonal_relaxed")
    return (
        spans.join(mixed, on="first", how="anti")
        .join(owned, on="first", how="left")
        .filter(pl.col("cue").is_not_null() | (pl.col("last") - pl.col("first") + 1 >= SHORT))
        .pipe(_carried_on)
        .with_columns(kind=pl.lit("direct"))
    )


def _near(free: pl.LazyFrame, spans: pl.LazyFrame, words: pl.LazyFrame) -> pl.LazyFrame:
    """Find the reporting cue just behind a quotation, else just before it."""
    reporting = (
        read(QuoteCues)
        .lazy()
        .filter(pl.col("frame").is_in(["ccomp", "parent"]), pl.col("share") >= REPORTS)
        .select(low="lemma", upos="upos")
        .unique()
    )
    cues = (
        words.filter(pl.col("subject").is_not_null(), ~pl.col("passive"))
        .join(reporting, on=["low", "upos"], how="semi")
        .select(
            cue="i",
            speaker="subject",
            cue_paragraph="paragraph_no",
            cue_article="article_id",
            cue_sentence="sentence_no",
        )
        .pipe(_without_speech_inside, spans)
        .filter(~pl.col("inside"))
        .sort("cue")
        .with_columns(found_at="cue")
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
        behind.filter(same & (pl.col("cue") - pl.col("last") <= NEAR)).with_columns(
            frame=pl.lit("quotation, cue behind"), rank=pl.lit(0)
        ),
        before.filter(same & (pl.col("first") - pl.col("cue") <= NEAR)).with_columns(
            frame=pl.lit("quotation, cue before"), rank=pl.lit(1)
        ),
    ]
    return (
        pl.concat(rows, how="diagonal_relaxed")
        .pipe(one_per, "first", "first", "rank")
        .select("first", "cue", "speaker", "frame", share=pl.lit(0.7))
    )


def _carried_on(direct: pl.LazyFrame) -> pl.LazyFrame:
    """Let a quotation without cue be said by the speaker of the one before, if it is close."""
    before = {
        "before_speaker": pl.col("speaker").forward_fill().over("article_id"),
        "before_paragraph": pl.when(pl.col("speaker").is_not_null())
        .then("paragraph_no")
        .forward_fill()
        .over("article_id"),
    }
    close = pl.col("paragraph_no") - pl.col("before_paragraph") <= 1
    return (
        direct.sort("first")
        .with_columns(**before)
        .with_columns(
            speaker=pl.coalesce("speaker", pl.when(close).then("before_speaker")),
            share=pl.col("share").fill_null(0.5),
            frame=pl.col("frame").fill_null("quotation carried on"),
        )
    )


def _reported(found: pl.LazyFrame, spans: pl.LazyFrame) -> pl.LazyFrame:
    """Keep the content that is not itself a quotation; with quoted words in it, it is mixed."""
    over = _overlaps(found, spans)
    keys = ["cue", "start_char"]
    quoted = over.filter(pl.col("part") > 0.5).select(keys).unique()
    mixed = over.filter(pl.col("part") <= 0.5).select(keys).unique().with_columns(mixed=True)
    return (
        found.join(quoted, on=keys, how="anti")
        .join(mixed, on=keys, how="left")
        .with_columns(
            kind=pl.when(pl.col("mixed")).then(pl.lit("mixed")).otherwise(pl.lit("indirect"))
        )
    )


def _spelled(rows: pl.LazyFrame, words: pl.LazyFrame, texts: pl.LazyFrame) -> pl.LazyFrame:
    """Replace numbers of words by places and slices of the text."""
    cue = words.select(cue="i", cue_start_char="start_char", cue_end_char="end_char", cue_low="low")
    speaker = words.select(
        speaker="i",
        speaker_start_char="subtree_start",
        speaker_end_char="subtree_end",
        speaker_head="start_char",
    )
    place = words.select("article_id", "sentence_no", "start_char")
    length = pl.col("end_char") - pl.col("start_char")
    direct = pl.col("kind") == "direct"
    body = pl.col("whole").str.slice(pl.col("start_char"), length)
    lead = (
        pl.when(direct)
        .then(0)
        .otherwise(body.str.extract(TRIM_START, 0).str.len_chars().fill_null(0))
    )
    trail = (
        pl.when(direct)
        .then(0)
        .otherwise(body.str.extract(TRIM_END, 0).str.len_chars().fill_null(0))
    )
    return (
        rows.drop("sentence_no", strict=False)
        .join(texts.select("article_id", whole="text"), on="article_id")
        .with_columns(
            start_char=(pl.col("start_char") + lead).cast(pl.Int32),
            end_char=(pl.col("end_char") - trail).cast(pl.Int32),
        )
        .filter(pl.col("end_char") - pl.col("start_char") > 1)
        .join(cue, on="cue", how="left")
        .join(speaker, on="speaker", how="left")
        .sort("article_id", "start_char")
        .join_asof(
            place.sort("article_id", "start_char"),
            on="start_char",
            by="article_id",
            strategy="backward",
            check_sortedness=False,
        )
        .pipe(_according)
        .with_columns(
            text=_slice("start_char", "end_char"),
            cue=_slice("cue_start_char", "cue_end_char"),
            speaker=_slice("speaker_start_char", "speaker_end_char"),
            confidence=pl.col("share"),
            rule=pl.concat_str("frame", pl.col("cue_low").fill_null(""), separator=" "),
            quote_id=pl.format(
                "{}:quote:{}-{}-{}",
                "article_id",
                "start_char",
                "end_char",
                pl.col("cue_start_char").fill_null(-1),
            ),
        )
        .pipe(one_per, "quote_id")
    )


def _according(rows: pl.LazyFrame) -> pl.LazyFrame:
    """Part the cue "according to" from the speaker behind it."""
    mine = pl.col("frame") == "according to"
    speaker = _slice("speaker_start_char", "speaker_end_char")
    lead = speaker.str.extract(r"^(?:[\s,]*(?i:according)\s+to\s+)", 0).str.len_chars().fill_null(0)
    start = pl.col("speaker_start_char") + pl.when(mine).then(lead).otherwise(0)
    return rows.with_columns(
        speaker_start_char=start.cast(pl.Int32),
        cue_end_char=pl.when(mine & (lead > 0))
        .then(start - 1)
        .otherwise("cue_end_char")
        .cast(pl.Int32),
    )


def _slice(start: str, end: str) -> pl.Expr:
    return pl.col("whole").str.slice(pl.col(start), pl.col(end) - pl.col(start))


def _with_speaker_ids(rows: pl.LazyFrame, mentions: pl.LazyFrame) -> pl.LazyFrame:
    """Tell who a speaker is: the entity meant by the head of the speaker's words."""
    meant = mentions.sort("article_id", "start_char", "end_char").select(
        "article_id", "entity_id", mention_start="start_char", mention_end="end_char"
    )
    return (
        rows.sort("article_id", "speaker_head")
        .join_asof(
            meant.sort("article_id", "mention_start"),
            left_on="speaker_head",
            right_on="mention_start",
            by="article_id",
            strategy="backward",
            check_sortedness=False,
        )
        .with_columns(
            speaker_id=pl.when(pl.col("speaker_head") < pl.col("mention_end")).then("entity_id")
        )
    )
