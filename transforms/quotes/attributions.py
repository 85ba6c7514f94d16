"""Attributions: content that a cue attributes to a speaker, found in the parse around the cue.

Officials said the bridge was unsafe , reported the paper .
^speaker  ^cue ^content                (frame ccomp)
According to officials , the bridge was unsafe .
^cue         ^speaker    ^content      (frame according to)
"""

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.quotes import QuoteCues
from newsfacts.transforms.quotes.according import PLACE, according
from newsfacts.transforms.quotes.annotated_attributions import annotated, arcs_between, confirmed
from newsfacts.transforms.quotes.borders import ended, with_predicates, without_own_cue
from newsfacts.transforms.quotes.cue_speakers import (
    noun_speakers,
    passive_clauses,
    subject_speaker,
)
from newsfacts.transforms.quotes.nesting import outside_speech, spoken
from newsfacts.transforms.quotes.participles import by_agents
from newsfacts.transforms.quotes.passives import voiced
from newsfacts.transforms.quotes.restatements import told_once
from newsfacts.transforms.syntax.flags import flagged
from newsfacts.transforms.syntax.phrases import prepositions

#: Relations whose preposition is part of the frame: "warned of X" is `obl:of`.
MARKED = ("obl", "nmod", "advcl")


def cued_content(parse: pl.LazyFrame, arcs: pl.LazyFrame, quotations: pl.LazyFrame) -> pl.LazyFrame:
    """Find the content of each cue: by the frames of cues, else as the annotator reads it.

    Args:
        parse: The parse with subjects.
        arcs: What the annotator reads of attribution.
        quotations: Spans between quotation marks.

    Returns:
        One row per piece of content: `article_id`, `paragraph_no`, `sentence_no`, `cue` and
        `speaker` (word numbers; `speaker` NULL if none is given), `start_char`, `end_char`,
        `frame`, `share` (of the cue's uses in this frame that report speech) and `doubted`.
    """
    governed = pl.concat([_governed(parse), _interrupted(parse)], how="diagonal_relaxed")
    framed = governed.pipe(without_own_cue, parse)
    found = pl.concat([framed, according(parse)], how="diagonal_relaxed")
    found = confirmed(found, parse, arcs_between(parse, arcs, "CONTENT")).cache()
    spoken_to = pl.when(~pl.col("spoken_to")).then("speaker")
    return (
        pl.concat([found, annotated(found, parse, arcs)], how="diagonal_relaxed")
        .pipe(ended, parse, quotations)
        .pipe(flagged, passive_clauses(parse), "cue", "spoken_to")
        .with_columns(speaker=spoken_to)
        .drop("spoken_to")
        .pipe(voiced, parse)
        .pipe(by_agents, parse)
    )


def attributions(
    cued_content: pl.LazyFrame, parse: pl.LazyFrame, quotations: pl.LazyFrame
) -> pl.LazyFrame:
    """Attribute content to its speakers, once where two cues tell it.

    Args:
        cued_content: The content of each cue.
        parse: The parse with subjects.
        quotations: Spans between quotation marks.

    Returns:
        The rows that are kept, with `inside` (whether the cue is inside a quotation) and
        `introduced` (whether "that" or punctuation begins the content).
    """
    leads = parse.filter((pl.col("low") == "that") | (pl.col("upos") == "PUNCT"))
    return (
        told_once(cued_content, parse)
        .pipe(outside_speech, quotations)
        .pipe(spoken, parse, quotations)
        .pipe(flagged, leads, ["article_id", "start_char"], "introduced")
    )


def _cues() -> pl.LazyFrame:
    return read(QuoteCues).lazy()


def _governed(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Content that depends on its cue; pieces on the same side of the cue are merged."""
    cues = parse.select(*PLACE, cue="i", lemma="low", upos="upos", speaker=subject_speaker()).join(
        _cues(), on=["lemma", "upos"], how="semi"
    )
    pieces = _pieces(parse, cues).pipe(_cut_before_participles, parse)
    pieces = pieces.pipe(with_predicates, parse)
    return (
        cues.join(pieces, left_on="cue", right_on="h")
        .join(_cues(), on=["lemma", "upos", "frame"])
        .group_by(*PLACE, "cue", "after")
        .agg(
            pl.col("speaker").min(),
            start_char=pl.col("subtree_start").min(),
            end_char=pl.col("subtree_end").max(),
            frame=pl.col("frame").sort_by("share", "frame").last(),
            share=pl.col("share").max(),
            attributed=pl.col("attributed").any(),
        )
        .join(noun_speakers(parse), on="cue", how="left")
        .with_columns(speaker=pl.coalesce("noun_speaker", "speaker"))
        .drop("noun_speaker", "after")
    )


def _pieces(parse: pl.LazyFrame, cues: pl.LazyFrame) -> pl.LazyFrame:
    """The dependents of cues: `h`, `subtree_start`, `subtree_end`, `frame`, `after` (the cue)."""
    marked = pl.format("{}:{}", "dep", pl.col("preposition").fill_null("-"))
    return (
        parse.join(cues.select(h="cue"), on="h", how="semi")
        # "It is expected to launch": the subject alone is not content.
        .filter(~((pl.col("dep") == "nsubj:pass") & (pl.col("upos") == "PRON")))
        .join(prepositions(parse), left_on="i", right_on="h", how="left")
        .select(
            "h",
            "i",
            "subtree_start",
            "subtree_end",
            "attributed",
            frame=pl.when(pl.col("dep").is_in(MARKED)).then(marked).otherwise("dep"),
            after=pl.col("i") > pl.col("h"),
        )
    )


def _cut_before_participles(pieces: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """End a piece where a participle continues its cue: "said it was late, adding, `We left`"."""
    participles = parse.filter(pl.col("dep") == "advcl", pl.col("xpos") == "VBG")
    begins = participles.select("h", cut="subtree_start")
    inside = (
        pieces.select("h", "subtree_start", "subtree_end")
        .join(begins, on="h")
        .filter(pl.col("cut") > pl.col("subtree_start"), pl.col("cut") < pl.col("subtree_end"))
        .group_by("h", "subtree_start")
        .agg(pl.col("cut").min())
    )
    return pieces.join(inside, on=["h", "subtree_start"], how="left").with_columns(
        subtree_end=pl.coalesce("cut", "subtree_end")
    )


def _interrupted(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Content interrupted by its cue: "The bridge, he said, is unsafe"."""
    inserted = (
        parse.filter((pl.col("dep") == "parataxis") & pl.col("subject").is_not_null())
        .join(
            _cues().filter(pl.col("frame") == "parent"),
            left_on=["low", "upos"],
            right_on=["lemma", "upos"],
        )
        .select(
            *PLACE,
            "frame",
            "share",
            cue="i",
            speaker=subject_speaker(),
            cut_from="subtree_start",
            cut_to="subtree_end",
            content="h",
        )
    )
    whole = parse.select(content="i", from_="subtree_start", to="subtree_end")
    both = inserted.join(whole, on="content")
    before = both.with_columns(start_char="from_", end_char="cut_from")
    after = both.with_columns(start_char="cut_to", end_char="to")
    return (
        pl.concat([before, after])
        .filter(pl.col("start_char") < pl.col("end_char"))
        .drop("cut_from", "cut_to", "content", "from_", "to")
    )
