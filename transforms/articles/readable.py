"""Readable paragraphs: the text that carries information; the rest is kept, but not read.

Advertisement                                     not read
Ann Example contributed to this report.           not read
The bridge of Example. (Ann Example/Agency)       The bridge of Example.
Mr. ExampleAnn ExampleExample leads MORE said     Mr. Example said
"""

import re
from functools import cache

import polars as pl

from newsfacts.transforms.lexicons.articles import NoiseSpans
from newsfacts.transforms.lexicons.base import read

#: Roles of paragraphs without information: advertisements, prompts, tags. Notices name publishers.
UNREAD = ("promo", "other")


def readable(paragraphs: pl.LazyFrame) -> pl.LazyFrame:
    """Keep the paragraphs that carry information, with blanks in place of noise.

    Blanks have the length of what they replace, so that offsets hold.

    Args:
        paragraphs: The paragraphs of the articles, with their roles.
    """
    noisy = pl.when(_may_hold_noise()).then("text")
    # A loop over the few rows that may hold noise: the patterns refer back to what they found.
    blanked = noisy.map_elements(_blanked, return_dtype=pl.String, skip_nulls=True)
    told = paragraphs.filter(~pl.col("role").is_in(UNREAD))
    return told.with_columns(text=pl.coalesce(blanked, "text"))


def _may_hold_noise() -> pl.Expr:
    """Whether a paragraph has the form of one that holds noise."""
    return pl.any_horizontal(
        pl.col("text").str.contains(form) for form in read(NoiseSpans)["holds"]
    )


def _blanked(text: str) -> str:
    """Write blanks over the noise in a text."""
    for pattern in _patterns():
        text = pattern.sub(_blanks, text)
    return text


def _blanks(match: re.Match[str]) -> str:
    start, end = (edge - match.start() for edge in match.span("noise"))
    whole = match.group()
    return whole[:start] + re.sub(r"\S", " ", whole[start:end]) + whole[end:]


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in read(NoiseSpans)["pattern"])
