"""Quotations: what stands between quotation marks.

"It is unsafe," she said. "It will close."
^0                        ^1
"""

import polars as pl

from newsfacts.transforms.syntax.flags import flagged
from newsfacts.transforms.syntax.spans import with_latest_span

OPEN, CLOSE, STRAIGHT = ("“", "«", "„", "``", "‘"), ("”", "»", "''", "’"), ('"',)
SINGLE = ("‘", "’")


def quotations(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Pair the quotation marks of each paragraph.

    A straight mark opens when it is the first, third ... of its paragraph. A quotation that is not
    closed runs to the end of its paragraph, as it does where the next paragraph goes on with it.
    Single marks count where a paragraph has no double ones; there they are not apostrophes.

    Args:
        parse: The parse.

    Returns:
        One row per quotation: `article_id`, `paragraph_no`, `first`, `last` (numbers of its first
        and last word, marks included), `start_char`, `end_char`, `title` (whether it is written
        like the title of a work).
    """
    paragraph = ["article_id", "paragraph_no"]
    text = pl.col("text")
    straight = text.is_in(STRAIGHT)
    ends = parse.group_by(paragraph).agg(
        paragraph_last=pl.col("i").max(), paragraph_end=pl.col("end_char").max()
    )
    marks = (
        parse.filter(text.is_in([*OPEN, *CLOSE, *STRAIGHT]))
        .filter(~text.is_in(SINGLE) | (~text.is_in(SINGLE)).sum().over(paragraph).eq(0))
        .with_columns(odd=straight.cum_sum().over(paragraph) % 2 == 1)
        .with_columns(opens=text.is_in(OPEN) | (straight & pl.col("odd")))
    )
    following = {
        "next_opens": pl.col("opens").shift(-1).over(paragraph),
        "next_i": pl.col("i").shift(-1).over(paragraph),
        "next_end": pl.col("end_char").shift(-1).over(paragraph),
    }
    closed = pl.col("next_opens").eq(other=False)
    found = (
        marks.with_columns(**following)
        .filter("opens")
        .join(ends, on=paragraph, how="left", maintain_order="left")
        .filter(closed.fill_null(value=False) | pl.col("next_opens").is_null())
        .select(
            *paragraph,
            "start_char",
            first="i",
            last=pl.when(closed).then("next_i").otherwise("paragraph_last"),
            end_char=pl.when(closed).then("next_end").otherwise("paragraph_end"),
        )
        .filter(pl.col("last") - pl.col("first") > 1)
    )
    return flagged(found, _titles(found, parse), "first", "title")


def _titles(spans: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Find what is written like the title of a work: large throughout, and no sentence's end."""
    inner = (
        parse.select("i", "text", inner=pl.col("i") - 1)
        .pipe(with_latest_span, spans.select("first", "last"), "inner", "first")
        .filter(pl.col("i") < pl.col("last"))
    )
    text = pl.col("text")
    small = text.str.contains(r"^\p{Ll}{4}")
    return (
        inner.group_by("first")
        .agg(
            large=text.str.contains(r"^\p{Lu}").sum(),
            small=small.sum(),
            mark=text.sort_by("i").last().str.contains(r"^[.,!?;…]+$"),
        )
        .filter(pl.col("small") == 0, pl.col("large") > 0, ~pl.col("mark"))
        .select("first")
    )
