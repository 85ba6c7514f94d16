"""Quotation marks: the spans between opening and closing marks.

"It is unsafe," she said. "It will close."
^0                        ^1
"""

import polars as pl

from newsfacts.transforms.syntax.flags import flagged
from newsfacts.transforms.syntax.spans import with_latest_span

OPEN, CLOSE, STRAIGHT = ("“", "«", "„", "``", "‘"), ("”", "»", "''", "’"), ('"',)
SINGLE = ("‘", "’")

#: The most words of a title of a programme.
PROGRAMME = 4

PARAGRAPH = ["article_id", "paragraph_no"]


def quotations(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Pair the quotation marks of each paragraph.

    A straight mark opens if it is the first, third ... of its paragraph. A quotation without a
    closing mark runs to the end of its paragraph, as before a paragraph that continues it. Single
    marks count only in paragraphs without double marks; elsewhere they are apostrophes.

    Args:
        parse: The parse.

    Returns:
        One row per quotation, titles of programmes left out: `article_id`, `paragraph_no`,
        `first`, `last` (numbers of its first and last word, marks included), `start_char`,
        `end_char`, `title` (whether it is written like the title of a work).
    """
    ends = parse.group_by(PARAGRAPH).agg(
        paragraph_last=pl.col("i").max(), paragraph_end=pl.col("end_char").max()
    )
    closed = pl.col("next_opens").eq(other=False)
    found = (
        _marks(parse)
        .filter("opens")
        .join(ends, on=PARAGRAPH, how="left", maintain_order="left")
        .filter(closed.fill_null(value=False) | pl.col("next_opens").is_null())
        .select(
            *PARAGRAPH,
            "start_char",
            first="i",
            last=pl.when(closed).then("next_i").otherwise("paragraph_last"),
            end_char=pl.when(closed).then("next_end").otherwise("paragraph_end"),
        )
        .filter(pl.col("last") - pl.col("first") > 1)
        .cache()
    )
    titled = _titled(found, parse).cache()
    titles = titled.filter(~pl.col("sentence_end"))
    programmes = titled.pipe(_programmes, parse)
    return found.join(programmes, on="first", how="anti").pipe(flagged, titles, "first", "title")


def _marks(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Find the marks that count, whether each `opens`, and the next one in its paragraph."""
    text = pl.col("text")
    single, straight = text.is_in(SINGLE), text.is_in(STRAIGHT)
    return (
        parse.filter(text.is_in([*OPEN, *CLOSE, *STRAIGHT]))
        .filter(~single | (~single).sum().over(PARAGRAPH).eq(0))
        .with_columns(odd=straight.cum_sum().over(PARAGRAPH) % 2 == 1)
        .with_columns(opens=text.is_in(OPEN) | (straight & pl.col("odd")))
        .with_columns(
            next_opens=pl.col("opens").shift(-1).over(PARAGRAPH),
            next_i=pl.col("i").shift(-1).over(PARAGRAPH),
            next_end=pl.col("end_char").shift(-1).over(PARAGRAPH),
        )
    )


def _titled(spans: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Find quotations written like the title of a work, in capitals.

    Returns:
        `first`, `words` (their number, without punctuation), `sentence_end` (whether it ends like a
        sentence).
    """
    text = pl.col("text")
    return (
        parse.select("i", "text", inner=pl.col("i") - 1)
        .pipe(with_latest_span, spans.select("first", "last"), "inner", "first")
        .filter(pl.col("i") < pl.col("last"))
        .group_by("first")
        .agg(
            capitals=text.str.contains(r"^\p{Lu}").sum(),
            small=text.str.contains(r"^\p{Ll}{4}").sum(),
            words=text.str.contains(r"\w").sum(),
            sentence_end=text.sort_by("i").last().str.contains(r"^[.,!?;…]+$"),
        )
        .filter(pl.col("small") == 0, pl.col("capitals") > 0)
        .select("first", "words", "sentence_end")
    )


def _programmes(titled: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Find the titles of programmes: on "This Week," and the Network's "Morning News"."""
    person = pl.col("entity_type").cast(pl.String).eq_missing("PERSON")
    owner = (pl.col("upos") == "PROPN") & ~person
    of_owner = pl.col("text").is_in(["'s", "’s"]) & owner.shift(1).fill_null(value=False)
    leads = parse.filter(of_owner | (pl.col("low") == "on")).select(first=pl.col("i") + 1)
    return titled.filter(pl.col("words") <= PROGRAMME).join(leads, on="first", how="semi")
