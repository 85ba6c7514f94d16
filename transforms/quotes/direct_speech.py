"""Direct speech: the cue and the speaker of each quotation.

"It is unsafe," she said.   said, she    (governed)
"It will close." - Ann Li   Ann Li       (signed)
Ann Li: "It will close."    Ann Li       (signed)
She nodded: "It will."      nodded, she  (near)
"It is high time."          the speaker before it (carried on)
"""

import polars as pl

from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.overlapping import overlapping
from newsfacts.transforms.quotes.nearby_cues import near_cues
from newsfacts.transforms.quotes.signatures import signed
from newsfacts.transforms.syntax.parse import beside
from newsfacts.transforms.syntax.spans import with_latest_span

#: Without a cue, a quotation has at least this many words, marks included.
SHORT = 8
#: With a cue that is only near, a quotation has at least this many words.
FEW = 5
#: The most paragraphs over which a speech continues without a cue.
CARRIED = 4
#: The most characters of content before its quotation, which are "that" and a blank.
LEAD = 5
DASHES = ("―", "—", "–", "-", "--")
#: A cue that governs quoted words reports speech in at least this share of its uses.
OWNS = 0.5
#: How often quotations that are carried on are right, as measured on news.
CARRIED_SHARE = 0.5


def quoted_content(attributions: pl.LazyFrame, quotations: pl.LazyFrame) -> pl.LazyFrame:
    """Pair the cues with the quotations that hold most of their content.

    Args:
        attributions: The content of each cue.
        quotations: Spans between quotation marks.
    """
    return overlaps(attributions, quotations).filter(pl.col("share") >= OWNS)


def governed_quotes(quoted_content: pl.LazyFrame, signed_lines: pl.LazyFrame) -> pl.LazyFrame:
    """Find the cue and the speaker of each quotation that is the content of a cue.

    Args:
        quoted_content: Cues with the quotations that their content overlaps.
        signed_lines: The quotations that a name signs.
    """
    return (
        quoted_content.filter("own")
        .join(signed_lines, on="first", how="anti")
        .pipe(one_per, "first", "part", "cue", descending=True)
        .select("first", "cue", "speaker", "share", frame=pl.lit("quotation ") + pl.col("frame"))
    )


def spoken_quotes(
    parse: pl.LazyFrame,
    quotations: pl.LazyFrame,
    quoted_content: pl.LazyFrame,
    signed_lines: pl.LazyFrame,
    governed_quotes: pl.LazyFrame,
) -> pl.LazyFrame:
    """Find the quotations that are speech, with their own cue and speaker: governed, signed, near.

    Args:
        parse: The parse.
        quotations: Spans between quotation marks.
        quoted_content: Cues with the quotations that their content overlaps.
        signed_lines: The quotations that a name signs.
        governed_quotes: The quotations that are the content of a cue.
    """
    of_clause = quoted_content.filter(~pl.col("own"))
    inside = of_clause.join(signed_lines, on="first", how="anti").select("first")
    titles = quotations.filter("title").join(governed_quotes, on="first", how="anti")
    others = pl.concat([inside, titles.select("first")])
    candidates = quotations.join(others, on="first", how="anti")
    free = candidates.join(governed_quotes, on="first", how="anti").cache()
    by_name = signed(free, signed_lines, parse).cache()
    unsigned = free.join(by_name, on="first", how="anti").filter(_words() >= FEW)
    near = near_cues(unsigned, quotations, parse)
    owned = pl.concat([governed_quotes, by_name, near], how="diagonal_relaxed")
    return (
        candidates.join(owned, on="first", how="left")
        .filter(pl.col("share").is_not_null() | (_words() >= SHORT))
        .pipe(_speaking, parse)
    )


def direct_quotes(spoken_quotes: pl.LazyFrame, attributions: pl.LazyFrame) -> pl.LazyFrame:
    """Find the cue and the speaker of each quotation: its own, or those of the speech before it.

    Args:
        spoken_quotes: The quotations that are speech, with their own cue and speaker.
        attributions: The content of each cue.

    Returns:
        The quotations that are speech, with `cue` and `speaker` (word numbers; NULL for none),
        `frame`, `share`, `kind`.
    """
    return _carried_on(spoken_quotes, attributions).with_columns(kind=pl.lit("direct"))


def _words() -> pl.Expr:
    """The number of words of a quotation, marks included."""
    return pl.col("last") - pl.col("first") + 1


def _speaking(owned: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Drop quotations without cue and speaker unless they are sentences: "To be or not to be."."""
    opening = parse.select(first=pl.col("i") - 1, sentence=pl.col("text").str.contains(r"^\P{Ll}"))
    return (
        owned.pipe(beside, opening, "first")
        .filter(pl.col("share").is_not_null() | pl.col("sentence"))
        .drop("sentence")
    )


def _carried_on(direct: pl.LazyFrame, found: pl.LazyFrame) -> pl.LazyFrame:
    """Attribute a quotation without cue to the last speaker before it, if close enough."""
    quoted = direct.filter(pl.col("speaker").is_not_null()).select(
        "article_id", at="last", before="speaker", before_paragraph="paragraph_no"
    )
    reported = found.filter(~pl.col("inside"), pl.col("speaker").is_not_null()).select(
        "article_id", at="cue", before="speaker", before_paragraph="paragraph_no"
    )
    acts = pl.concat([quoted, reported]).pipe(one_per, "at", "at")
    close = pl.col("paragraph_no") - pl.col("before_paragraph") <= CARRIED
    return with_latest_span(direct, acts, "first", "at", by="article_id").with_columns(
        speaker=pl.coalesce("speaker", pl.when(close).then("before")),
        share=pl.col("share").fill_null(CARRIED_SHARE),
        frame=pl.col("frame").fill_null("quotation carried on"),
    )


def overlaps(found: pl.LazyFrame, spans: pl.LazyFrame) -> pl.LazyFrame:
    """Pair attributions with the quotations they overlap.

    Returns:
        The pairs, with `part` (the share of the content that is quoted) and `own` (whether the
        content is a quotation, and no clause that begins before it and goes on in its words).
    """
    marked = spans.select("article_id", "first", mark_start="start_char", mark_end="end_char")
    shared = pl.min_horizontal("end_char", "mark_end") - pl.max_horizontal(
        "start_char", "mark_start"
    )
    # A quotation of several sentences goes on behind the clause that begins before it.
    before = pl.col("mark_start") - pl.col("start_char")
    # "Noted his `strength`": only "that" and punctuation stand before what is all quoted.
    begins = (before <= 0) | (before <= LEAD) & pl.col("introduced")
    goes_on = pl.col("mark_end") > pl.col("end_char") + LEAD
    return (
        found.filter(~pl.col("inside"))
        .pipe(overlapping, marked, ("start_char", "end_char"), ("mark_start", "mark_end"))
        .with_columns(shared=shared)
        .filter(pl.col("shared") > 0)
        .with_columns(part=pl.col("shared") / (pl.col("end_char") - pl.col("start_char")))
        .with_columns(own=(pl.col("part") > 0.5) & (begins | goes_on))
    )
