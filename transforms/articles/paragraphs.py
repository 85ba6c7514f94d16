"""Paragraphs: the blocks of an article, each with its role.

Bridge closes           headline
Ann Example             byline
The bridge is unsafe.   body
© 2020 The Example      copyright
"""

from functools import cache

import dataframely as dy
import polars as pl

from newsfacts.transforms.articles.bylines import author_name
from newsfacts.transforms.articles.page_places import page_end, page_start, placed
from newsfacts.transforms.articles.slices import with_slice
from newsfacts.transforms.lexicons.articles import ROLES, ParagraphRoles
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.table import Span

#: The longest paragraph that can be a headline, a byline or a subheading, in characters.
HEADLINE, BYLINE, SUBHEADING = 180, 120, 70
#: Least number of words of a headline in the text that lacks the name of the site in the title.
LEAST_WORDS = 3
#: The last paragraph that can be a byline or a dateline, from 0.
TOP = 3

#: White space, including the separators that old systems put between records.
BLANK = r"[\s\x1c-\x1f]"

DATE = (
    r"(?:\p{L}+day,? )?(?:\p{Lu}\p{Ll}{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}"
    r"|\d{1,2}(?:st|nd|rd|th)? \p{Lu}\p{Ll}{2,8}\.?,? \d{4}|\d{4}-\d\d-\d\d)"
)


class Paragraphs(Span):
    """One row per paragraph of an article, with its role, without outer white space."""

    article_id = dy.String(primary_key=True, description="The article; key of `articles`.")
    paragraph_no = dy.Int32(
        primary_key=True, min=0, description="Number of the paragraph in the article, from 0."
    )
    role = dy.Enum(ROLES, description="Function of the paragraph in the article.")
    page_start = page_start()
    page_end = page_end()


def paragraphs(raw: pl.LazyFrame, texts: pl.LazyFrame) -> pl.LazyFrame:
    """Split texts into paragraphs and assign each a role.

    Args:
        raw: One row per article, with what its source states, and its `page_places`.
        texts: One row per article: `article_id`, `text`.
    """
    titles = raw.select("article_id", "title", "publisher")
    return (
        blocks(raw, texts)
        .join(titles, on="article_id", how="left", maintain_order="left")
        .with_columns(role=_role())
        .pipe(placed, raw)
        .select(Paragraphs.column_names())
    )


def blocks(raw: pl.LazyFrame, texts: pl.LazyFrame) -> pl.LazyFrame:
    """Split texts at blank lines; a text without blank lines is split at every line end.

    The blank line behind a headline that was put before the text does not count.
    """
    blank = pl.col("line").str.contains(rf"^{BLANK}*$")
    has_blank = (
        pl.col("text").str.slice(pl.col("body_start").fill_null(0)).str.contains(rf"\n{BLANK}*\n")
    )
    lines = (
        texts.join(raw.select("article_id", "body_start"), on="article_id", maintain_order="left")
        .with_columns(has_blank=has_blank, line=pl.col("text").str.split("\n"))
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


@cache
def _role() -> pl.Expr:
    """Assign a role by place and shape at the top of an article, else by pattern."""
    text = pl.col("text")
    headline = _is_headline()
    role = (
        pl.when(headline)
        .then(pl.lit("headline"))
        .when(_is_dateline())
        .then(pl.lit("dateline"))
        .when(_is_byline(headline.shift(1, fill_value=False).over("article_id")))
        .then(pl.lit("byline"))
    )
    for pattern in read(ParagraphRoles).iter_rows(named=True):
        matches = text.str.contains(pattern["pattern"])
        fits = matches & (text.str.len_chars() <= pattern["max_chars"])
        role = role.when(fits).then(pl.lit(pattern["role"]))
    return (
        role.when(_comes_back())
        .then(pl.lit("other"))
        .when(_is_subheading())
        .then(pl.lit("subheading"))
        .when(~text.str.contains(r"\p{L}"))
        .then(pl.lit("other"))
        .otherwise(pl.lit("body"))
        .cast(pl.Enum(ROLES))
    )


def _is_headline() -> pl.Expr:
    """Whether a paragraph equals the title, or without a title looks like one."""
    text, number = pl.col("text"), pl.col("paragraph_no")
    same = (_folded(text) == _folded(pl.col("title"))) & (number <= 1)
    shaped = (
        pl.col("title").is_null()
        & (number == 0)
        & ~_is_last()
        & (text.str.len_chars() <= HEADLINE)
        & ~text.str.contains(rf"[.;:,]$|\n|^{DATE}$")
    )
    return same.fill_null(value=False) | _is_title_without_site() | shaped


def _is_title_without_site() -> pl.Expr:
    """Whether the first paragraph is the title but for the name of the site behind it."""
    words = _folded(pl.col("text"))
    whole = _folded(pl.col("title")).str.starts_with(words + " ")
    head = (pl.col("paragraph_no") == 0) & (words.str.count_matches(" ") >= LEAST_WORDS - 1)
    return (head & whole).fill_null(value=False)


def _comes_back() -> pl.Expr:
    """Whether a short line that is not a sentence recurs in its article: a tag, a prompt."""
    short = (pl.col("text").str.len_chars() <= SUBHEADING) & ~pl.col("text").str.contains(
        r"[.!?:”\"]$"
    )
    again = pl.col("paragraph_no").count().over("article_id", "text") > 1
    return short & again & (pl.col("paragraph_no") > 0)


def _is_byline(after_headline: pl.Expr) -> pl.Expr:
    """Whether a paragraph names the authors: "By Ann Example", or names below the headline."""
    text, name = pl.col("text"), author_name()
    introduced = text.str.contains(rf"^(?i:by):? {name}") & (pl.col("paragraph_no") <= TOP)
    only_names = text.str.contains(rf"^{name}(?:(?:,| and| &) {name})*$")
    desk = (_folded(text) == _folded(pl.col("publisher"))).fill_null(value=False)
    top = pl.col("paragraph_no").is_between(1, TOP)
    named = introduced | only_names & after_headline | desk & top
    return (text.str.len_chars() <= BYLINE) & named


def _is_dateline() -> pl.Expr:
    """Whether a paragraph is a date: "Published: May 3, 2020"."""
    dated = pl.col("text").str.contains(rf"^(?:(?i:published|updated|posted):? )?{DATE}$")
    return dated & (pl.col("paragraph_no") <= TOP)


def _is_subheading() -> pl.Expr:
    """Whether a paragraph is short and no sentence; three in a row are a list."""
    text = pl.col("text")
    short = text.str.len_chars() <= SUBHEADING
    line = short & text.str.contains(r"^\p{Lu}[^\n]*[\p{L}\p{N}?]$")
    before, behind = (line.shift(step, fill_value=False).over("article_id") for step in (1, -1))
    third = pl.any_horizontal(
        side & line.shift(step, fill_value=False).over("article_id")
        for side, step in ((before, 2), (behind, -2), (before, -1))
    )
    return line & ~third & ~_is_last() & (pl.col("paragraph_no") > 0)


def _is_last() -> pl.Expr:
    number = pl.col("paragraph_no")
    return number == number.max().over("article_id")


def _folded(text: pl.Expr) -> pl.Expr:
    return text.str.to_lowercase().str.replace_all(r"\W+", " ").str.strip_chars()
