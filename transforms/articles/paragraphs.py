"""Paragraphs: the blocks of an article, each with the role it plays.

Bridge closes           headline
Ann Example             byline
The bridge is unsafe.   body
© 2020 The Example      copyright
"""

import dataframely as dy
import polars as pl

from newsfacts.transforms.articles.slices import with_slice
from newsfacts.transforms.lexicons.articles import ROLES, ParagraphRoles
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.table import Span

#: The longest paragraph that can be a headline, a byline or a subheading, in characters.
HEADLINE, BYLINE, SUBHEADING = 180, 120, 70
#: The last paragraph that can be a byline or a dateline, from 0.
TOP = 3

#: White space, and the separators that old systems put between records.
BLANK = r"[\s\x1c-\x1f]"

NAME = (
    r"\p{Lu}[\p{L}'’.-]+(?: (?:\p{Lu}[\p{L}'’.-]*|de|del|der|van|von|bin|al|el|la|da|di|dos)){1,3}"
)
DATE = (
    r"(?:\p{L}+day,? )?(?:\p{Lu}\p{Ll}{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}"
    r"|\d{1,2}(?:st|nd|rd|th)? \p{Lu}\p{Ll}{2,8}\.?,? \d{4}|\d{4}-\d\d-\d\d)"
)


class Paragraphs(Span):
    """One row per paragraph of an article, with its role; outer white space is left out."""

    article_id = dy.String(primary_key=True, description="The article; key of `articles`.")
    paragraph_no = dy.Int32(
        primary_key=True, min=0, description="Number of the paragraph in the article, from 0."
    )
    role = dy.Enum(ROLES, description="What the paragraph is in the article.")


def paragraphs(raw: pl.LazyFrame, texts: pl.LazyFrame) -> pl.LazyFrame:
    """Split texts into paragraphs and tell what each is.

    Args:
        raw: One row per article, with the `title` its source states.
        texts: One row per article: `article_id`, `text`.
    """
    titles = raw.select("article_id", "title")
    return (
        blocks(texts)
        .join(titles, on="article_id", how="left", maintain_order="left")
        .with_columns(role=_role())
        .select(Paragraphs.column_names())
    )


def blocks(texts: pl.LazyFrame) -> pl.LazyFrame:
    """Cut texts at blank lines; a text without a blank line is cut at every line end."""
    blank = pl.col("line").str.contains(rf"^{BLANK}*$")
    has_blank = pl.col("text").str.contains(rf"\n{BLANK}*\n")
    lines = (
        texts.with_columns(has_blank=has_blank, line=pl.col("text").str.split("\n"))
        .select("article_id", "has_blank", "line")
        .explode("line")
        .with_columns(chars=pl.col("line").str.len_chars().cast(pl.Int32))
        .with_columns(
            start=(pl.col("chars") + 1).cum_sum().over("article_id") - pl.col("chars") - 1,
            block=(blank | ~pl.col("has_blank")).cum_sum().over("article_id"),
        )
        .filter(~blank)
    )
    indent = pl.col("line").str.len_chars() - pl.col("line").str.strip_chars_start().str.len_chars()
    trimmed = pl.col("line").str.strip_chars_end().str.len_chars()
    return (
        lines.group_by("article_id", "block")
        .agg(
            start_char=(pl.col("start") + indent).min().cast(pl.Int32),
            end_char=(pl.col("start") + trimmed).max().cast(pl.Int32),
        )
        .sort("article_id", "start_char")
        .pipe(with_slice, texts)
        .with_columns(paragraph_no=pl.int_range(pl.len(), dtype=pl.Int32).over("article_id"))
        .drop("block")
    )


def _role() -> pl.Expr:
    """Give the role: by place and shape at the top of an article, else by pattern."""
    text, number = pl.col("text"), pl.col("paragraph_no")
    last = number == number.max().over("article_id")
    same = _folded(text) == _folded(pl.col("title"))
    shaped = (
        pl.col("title").is_null()
        & (number == 0)
        & ~last
        & (text.str.len_chars() <= HEADLINE)
        & ~text.str.contains(rf"[.;:,]$|\n|^{DATE}$")
    )
    headline = (same & (number <= 1)).fill_null(value=False) | shaped
    after_headline = headline.shift(1, fill_value=False).over("article_id")
    short = text.str.len_chars() <= BYLINE
    byline = short & (
        (text.str.contains(rf"^(?i:by):? {NAME}") & (number <= TOP))
        | (text.str.contains(rf"^{NAME}(?:(?:,| and| &) {NAME})*$") & after_headline)
    )
    dateline = text.str.contains(rf"^(?:(?i:published|updated|posted):? )?{DATE}$") & (
        number <= TOP
    )
    subheading = (
        (text.str.len_chars() <= SUBHEADING)
        & text.str.contains(r"^\p{Lu}[^\n]*[\p{L}\p{N}?]$")
        & ~last
        & (number > 0)
    )
    role = pl.when(headline).then(pl.lit("headline")).when(dateline).then(pl.lit("dateline"))
    role = role.when(byline).then(pl.lit("byline"))
    for pattern in read(ParagraphRoles).iter_rows(named=True):
        fits = text.str.contains(pattern["pattern"]) & (
            text.str.len_chars() <= pattern["max_chars"]
        )
        role = role.when(fits).then(pl.lit(pattern["role"]))
    role = role.when(subheading).then(pl.lit("subheading"))
    role = role.when(~text.str.contains(r"\p{L}")).then(pl.lit("other"))
    return role.otherwise(pl.lit("body")).cast(pl.Enum(ROLES))


def _folded(text: pl.Expr) -> pl.Expr:
    return text.str.to_lowercase().str.replace_all(r"\W+", " ").str.strip_chars()
