"""Annotated attributions: content and speakers that the annotator reads.

Wash your hands , say scientists .        no frame of a cue joins these
^content          ^cue ^speaker
"""

from typing import Final

import polars as pl

from newsfacts.transforms.quotes.borders import with_predicates
from newsfacts.transforms.syntax.arcs import between
from newsfacts.transforms.syntax.flags import flagged

#: Frame and share of content that only the annotator reads.
FRAME: Final = "annotator"
SHARE: Final = 0.6
#: The frame of content beside "according to the mayor".
ACCORDING: Final = "according to"
#: Frames that report speech whatever the cue.
SPEECH: Final = ("ccomp", "parent", ACCORDING)
#: A piece of at most this many characters is not content.
SHORTEST: Final = 2


def arcs_between(parse: pl.LazyFrame, arcs: pl.LazyFrame, label: str) -> pl.LazyFrame:
    """Give the arcs of attribution with a label: `cue` and `at`, numbers of words."""
    found = between(parse, arcs, "attribution").filter(pl.col("label") == label)
    return found.select(cue="begin", at="end")


def confirmed(found: pl.LazyFrame, parse: pl.LazyFrame, content: pl.LazyFrame) -> pl.LazyFrame:
    """Add `doubted`: whether a frame often reports no speech and the annotator reads none.

    "Claimed victory" is a claim, "criticized the move" may be a mere act. Of an annotator that
    reads no attribution nothing follows.

    Args:
        found: Content by the frames of cues: `cue`, `frame`, `attributed`.
        parse: The parse.
        content: Arcs to content.
    """
    silent = parse.filter(pl.col("attributed").is_null()).select(cue="i")
    read = pl.concat([silent, content.select("cue")])
    sure = (
        pl.col("frame").is_in(SPEECH) | pl.col("read") | pl.col("attributed").fill_null(value=False)
    )
    return (
        found.pipe(flagged, read, "cue", "read")
        .with_columns(doubted=~sure)
        .drop("read", "attributed")
    )


def annotated(found: pl.LazyFrame, parse: pl.LazyFrame, arcs: pl.LazyFrame) -> pl.LazyFrame:
    """Find the content of cues that no frame of the lexicon fits.

    Args:
        found: Content by the frames of cues.
        parse: The parse.
        arcs: What the annotator reads of attribution.

    Returns:
        Rows like those of `found`; pieces on the same side of a cue are merged.
    """
    place = parse.select(
        "article_id", "paragraph_no", "sentence_no", cue="i", cue_start="start_char"
    )
    every = parse.select("subtree_start", "subtree_end", i="i", of="sentence_no")
    pieces = every.pipe(with_predicates, parse).rename({"i": "at"})
    speakers = arcs_between(parse, arcs, "SOURCE").group_by("cue").agg(speaker=pl.col("at").min())
    longer = pl.col("subtree_end") - pl.col("subtree_start")
    return (
        arcs_between(parse, arcs, "CONTENT")
        .join(found, on="cue", how="anti")
        .join(place, on="cue")
        .join(pieces, on="at")
        # A clause that holds its cue would be content of itself.
        .filter(
            pl.col("of") == pl.col("sentence_no"),
            (pl.col("cue_start") < pl.col("subtree_start"))
            | (pl.col("cue_start") >= pl.col("subtree_end")),
            longer > SHORTEST,
        )
        .with_columns(after=pl.col("at") > pl.col("cue"))
        .group_by("article_id", "paragraph_no", "sentence_no", "cue", "after")
        .agg(start_char=pl.col("subtree_start").min(), end_char=pl.col("subtree_end").max())
        .join(speakers, on="cue", how="left")
        .with_columns(frame=pl.lit(FRAME), share=pl.lit(SHARE))
        .drop("after")
    )
