"""Nesting: cues inside quotations, and speakers that the parser attached inside the content.

"Nobody said so," Ann Li said.   the first `said` is inside, the second is not
"""

import polars as pl

from newsfacts.transforms.syntax.parse import beside


def outside_speech(found: pl.LazyFrame, spans: pl.LazyFrame) -> pl.LazyFrame:
    """Add `inside`: whether the cue of an attribution is inside a quotation.

    Args:
        found: Attributions with `cue` (word number).
        spans: Spans between quotation marks.
    """
    found = found.cache()
    return found.join(_quoted(found, "cue", spans), on="cue", how="left")


def _quoted(rows: pl.LazyFrame, number: str, spans: pl.LazyFrame) -> pl.LazyFrame:
    """Look the word numbers of a column up in the quotations: the column, and `inside`."""
    return (
        rows.select(pl.col(number).drop_nulls().unique().sort())
        .join_asof(
            spans.select("first", "last").sort("first"),
            left_on=number,
            right_on="first",
            strategy="backward",
        )
        .select(number, inside=(pl.col(number) <= pl.col("last")).fill_null(value=False))
    )


def spoken(rows: pl.LazyFrame, parse: pl.LazyFrame, spans: pl.LazyFrame) -> pl.LazyFrame:
    """Replace a speaker that is part of the content by the name or pronoun beside the cue.

    Args:
        rows: Content with `cue`, `speaker` (word numbers), `start_char`, `end_char`, and `inside`:
            whether the cue is inside a quotation.
        parse: The parse.
        spans: Spans between quotation marks.
    """
    rows = rows.cache()
    quoted = _quoted(rows, "speaker", spans).rename({"inside": "quoted"})
    spoken_of = parse.select(speaker="i", speaker_at="start_char")
    name = pl.when(pl.col("dep").is_in(["flat", "compound"])).then("h").otherwise("i")
    able = pl.col("upos").is_in(["PRON", "PROPN"])
    who = pl.when(able).then(name)
    around = parse.select(
        cue="i", after=who.shift(-1), before=who.shift(1), before_at=pl.col("start_char").shift(1)
    )
    within = pl.col("speaker_at").is_between("start_char", "end_char", closed="left")
    outside = ~pl.col("before_at").is_between("start_char", "end_char", closed="left")
    # A speaker right beside the cue is inserted with it: "The bridge, he said, is unsafe".
    far = (pl.col("cue") - pl.col("speaker")).abs() > 2
    other = pl.coalesce("after", pl.when(outside).then("before"))
    part = (within & far) | (pl.col("quoted") & ~pl.col("inside"))
    return (
        rows.pipe(beside, spoken_of, "speaker")
        .join(quoted, on="speaker", how="left", maintain_order="left")
        .pipe(beside, around, "cue")
        .with_columns(
            speaker=pl.when(part).then(pl.coalesce(other, "speaker")).otherwise("speaker")
        )
        .drop("speaker_at", "after", "before", "before_at", "quoted")
    )
