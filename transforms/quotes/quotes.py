"""Quotes: who said what, in their words or in the reporter's.

"It is unsafe," Ann Example said, adding that it would close.
^content        ^speaker    ^cue  ^cue        ^content
"""

import dataframely as dy
import polars as pl

from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.quotes.direct_speech import OWNS, overlaps
from newsfacts.transforms.quotes.speaker_spans import sliced, speaker_spans
from newsfacts.transforms.syntax.parse import beside
from newsfacts.transforms.table import Fact

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
    parse: pl.LazyFrame,
    quotations: pl.LazyFrame,
    attributions: pl.LazyFrame,
    direct_quotes: pl.LazyFrame,
    mentions: pl.LazyFrame,
    texts: pl.LazyFrame,
) -> pl.LazyFrame:
    """Join what stands in quotation marks with what cues ascribe.

    Args:
        parse: The parse.
        quotations: What stands between quotation marks.
        attributions: What cues ascribe to whom.
        direct_quotes: The quotations that are someone's.
        mentions: Who is meant by which words.
        texts: One row per article: `article_id`, `text`.
    """
    reported = _reported(attributions, quotations)
    return (
        pl.concat([direct_quotes, reported], how="diagonal_relaxed")
        .pipe(_spelled, parse, texts)
        .pipe(_with_speaker_ids, mentions)
        .select(Quotes.column_names())
    )


def _reported(found: pl.LazyFrame, spans: pl.LazyFrame) -> pl.LazyFrame:
    """Keep the content that is not itself a quotation; with quoted words in it, it is mixed."""
    over = overlaps(found, spans)
    keys = ["cue", "start_char"]
    # A weak cue that governs quoted words is as likely to be wrong as they are to be none.
    weak = pl.col("share") < OWNS
    quoted = over.filter((pl.col("part") > 0.5) | weak).select(keys).unique()
    mixed = over.filter(pl.col("part") <= 0.5).select(keys).unique().with_columns(mixed=True)
    return (
        found.filter(~pl.col("inside"))
        .join(quoted, on=keys, how="anti")
        .join(mixed, on=keys, how="left")
        .with_columns(
            kind=pl.when(pl.col("mixed")).then(pl.lit("mixed")).otherwise(pl.lit("indirect"))
        )
    )


def _spelled(rows: pl.LazyFrame, parse: pl.LazyFrame, texts: pl.LazyFrame) -> pl.LazyFrame:
    """Replace numbers of words by places and slices of the text."""
    cue = parse.select(cue="i", cue_start_char="start_char", cue_end_char="end_char", cue_low="low")
    place = parse.select("article_id", "sentence_no", "start_char")
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
        .pipe(beside, cue, "cue")
        .pipe(speaker_spans, parse)
        .sort("article_id", "start_char")
        .join_asof(
            place.sort("article_id", "start_char"),
            on="start_char",
            by="article_id",
            strategy="backward",
            check_sortedness=False,
        )
        .with_columns(
            text=sliced("start_char", "end_char"),
            cue=sliced("cue_start_char", "cue_end_char"),
            speaker=sliced("speaker_start_char", "speaker_end_char"),
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
        .drop("whole")  # else the texts would be sorted by
        .pipe(one_per, "quote_id")
    )


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
