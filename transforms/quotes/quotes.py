"""Quotes: who said what, in the speaker's words or in the reporter's.

"It is unsafe," Ann Example said, adding that it would close.
^content        ^speaker    ^cue  ^cue        ^content
"""

from typing import Final

import dataframely as dy
import polars as pl

from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.quotes.direct_speech import OWNS, overlaps
from newsfacts.transforms.quotes.speaker_spans import sliced, speaker_spans
from newsfacts.transforms.quotes.speakers import with_speaker_ids
from newsfacts.transforms.syntax.flags import flagged
from newsfacts.transforms.syntax.parse import beside
from newsfacts.transforms.syntax.spans import with_latest_span
from newsfacts.transforms.table import Fact

#: Punctuation, "that" and "and" at the start of indirect content, punctuation at its end.
TRIM_START = r"^(?:[\s,;:.—–-]+|(?i:that)[\s,]|(?:and|but)\s)+"
TRIM_END = r"[\s,;:.—–-]+$"
#: The preposition of a frame, which links the content to its cue: "called for" it.
OBLIQUE = r"^(?:obl|nmod):(\w+)$"
LOOSE = r"^(?:for|of|on) "

#: How often content is a quote in the sheets kept back (docs/gold.md), by the share of its cue's
#: frame: a line from SOME, and a part of the share where the annotator reads no speech.
SOME: Final = 0.5
BY_SHARE: Final = 0.43
DOUBTED: Final = 0.25


class Quotes(Fact):
    """One row per piece of content that a text attributes to a speaker: said, thought, written."""

    quote_id = dy.String(primary_key=True, description="Identifies the quote.")
    kind = dy.Enum(
        ["direct", "indirect", "mixed"],
        description="In the speaker's words, in the reporter's, or partly in each.",
    )
    cue = dy.String(nullable=True, description="The words that attribute the content: `said`.")
    cue_start_char = dy.Int32(nullable=True, description="First character of the cue.")
    cue_end_char = dy.Int32(nullable=True, description="One past the last character of the cue.")
    speaker = dy.String(nullable=True, description="The speaker, as written; NULL if not given.")
    speaker_start_char = dy.Int32(nullable=True, description="First character of the speaker.")
    speaker_end_char = dy.Int32(
        nullable=True, description="One past the last character of the speaker."
    )
    speaker_id = dy.String(
        nullable=True, description="The speaker; key of `entities`; NULL if unresolved."
    )
    confidence = dy.Float64(
        min=0,
        max=1,
        description="How often such a row is a quote in news kept back: 0.5 and more, or below "
        "0.25 where the frame often reports no speech and the annotator reads none.",
    )


def quotes(
    parse: pl.LazyFrame,
    quotations: pl.LazyFrame,
    attributions: pl.LazyFrame,
    direct_quotes: pl.LazyFrame,
    mentions: pl.LazyFrame,
    texts: pl.LazyFrame,
) -> pl.LazyFrame:
    """Collect direct quotes and the content of cues in one table.

    Args:
        parse: The parse.
        quotations: Spans between quotation marks.
        attributions: The content of each cue.
        direct_quotes: The quotations that are speech.
        mentions: The mentions of entities.
        texts: One row per article: `article_id`, `text`.
    """
    reported = _reported(attributions, quotations)
    return (
        pl.concat([direct_quotes, reported], how="diagonal_relaxed")
        .pipe(_spelled, parse, texts)
        .pipe(with_speaker_ids, mentions, parse)
        .select(Quotes.column_names())
    )


def _reported(found: pl.LazyFrame, spans: pl.LazyFrame) -> pl.LazyFrame:
    """Keep content that is not itself a quotation: indirect, or mixed if it has quoted words."""
    over = overlaps(found, spans)
    keys = ["cue", "start_char"]
    # Quoted words under a weak cue are too often not speech.
    weak = pl.col("share") < OWNS
    quoted = over.filter(pl.col("own") | weak).select(keys).unique()
    return (
        found.filter(~pl.col("inside"))
        .join(quoted, on=keys, how="anti")
        .pipe(flagged, over.filter(~pl.col("own")), keys, "mixed")
        .with_columns(kind=pl.when("mixed").then(pl.lit("mixed")).otherwise(pl.lit("indirect")))
    )


def _spelled(rows: pl.LazyFrame, parse: pl.LazyFrame, texts: pl.LazyFrame) -> pl.LazyFrame:
    """Replace word numbers by offsets and by slices of the text."""
    cue = parse.select(cue="i", cue_start_char="start_char", cue_end_char="end_char", cue_low="low")
    return (
        rows.drop("sentence_no", strict=False)
        .join(texts.select("article_id", whole="text"), on="article_id")
        .pipe(beside, cue, "cue")
        .pipe(_trimmed)
        .pipe(speaker_spans, parse)
        .pipe(_with_sentence, parse)
        .with_columns(
            text=sliced("start_char", "end_char"),
            cue=sliced("cue_start_char", "cue_end_char"),
            speaker=sliced("speaker_start_char", "speaker_end_char"),
            confidence=_confidence(),
            rule=pl.concat_str("frame", pl.col("cue_low").fill_null(""), separator=" "),
            quote_id=pl.format(
                "{}:quote:{}-{}-{}",
                "article_id",
                "start_char",
                "end_char",
                pl.col("cue_start_char").fill_null(-1),
            ),
        )
        .filter(_is_speech())
        .drop("whole")  # whole articles would make the sort of `one_per` slow
        .pipe(one_per, "quote_id")
    )


def _is_speech() -> pl.Expr:
    """Whether content is a quote: if doubtful, it needs a speaker and must be no infinitive.

    "Refused to go" and "is known as" mostly report an act or name somebody.
    """
    doubtful = pl.col("doubted").fill_null(value=False) | (pl.col("share") < OWNS)
    phrase = pl.col("speaker").is_not_null() & (pl.col("frame") != "xcomp")
    return ~doubtful | phrase


def _confidence() -> pl.Expr:
    return (
        pl.when("doubted")
        .then(DOUBTED * pl.col("share"))
        .otherwise(SOME + BY_SHARE * pl.col("share"))
        .round(2)
    )


def _trimmed(rows: pl.LazyFrame) -> pl.LazyFrame:
    """Trim punctuation, "that" and the preposition of its frame off indirect content.

    What has one character or none is dropped.
    """
    body = sliced("start_char", "end_char")
    indirect = pl.col("kind") != "direct"
    lead, trail = (
        pl.when(indirect).then(body.str.extract(pattern, 0).str.len_chars()).fill_null(0)
        for pattern in (TRIM_START, TRIM_END)
    )
    preposition = pl.col("frame").str.extract(OBLIQUE) + " "
    led = body.str.slice(lead).str.to_lowercase().str.starts_with(preposition)
    # "Called for the bill to be dropped": so does one that stands right behind its cue.
    close = pl.col("start_char") == pl.col("cue_end_char") + 1
    loose = pl.when(close & (pl.col("frame") != "ccomp")).then(body.str.extract(LOOSE, 0))
    link = (
        pl.when(indirect & led)
        .then(preposition.str.len_chars())
        .when(indirect)
        .then(loose.str.len_chars().fill_null(0))
        .otherwise(0)
    )
    return rows.with_columns(
        start_char=(pl.col("start_char") + lead + link).cast(pl.Int32),
        end_char=(pl.col("end_char") - trail).cast(pl.Int32),
    ).filter(pl.col("end_char") - pl.col("start_char") > 1)


def _with_sentence(rows: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Add `sentence_no`, that of the last word that begins at or before the content."""
    words = parse.select("article_id", "sentence_no", word_start="start_char")
    return with_latest_span(rows, words, "start_char", "word_start", by="article_id")
