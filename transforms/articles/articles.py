"""Articles: one row per text, with its metadata, stated or extracted from the text.

Bridge closes
By Ann Example                      -> authors ["Ann Example"]
The bridge on May 3. Photo: Agency  -> published on May 3 at the earliest
Copyright 2020 The Example          -> published in 2020, by The Example
"""

import dataframely as dy
import polars as pl

from newsfacts.transforms.articles.bylines import authors_in
from newsfacts.transforms.articles.language import identified_language, stated_language
from newsfacts.transforms.articles.publication_days import publication_days
from newsfacts.transforms.articles.raw import body_start, metadata_sources
from newsfacts.transforms.lexicons.articles import FirmEndings
from newsfacts.transforms.lexicons.base import alternation, read
from newsfacts.transforms.table import Table

FIRST_APPEARED = (
    r"(?:appeared|published|produced|appears) (?:in|on|by|at) (?:the )?"
    r"(\p{Lu}[\p{L}\p{N}&'’. -]*?[\p{L}\p{N}])(?: \(\p{Lu}+\)|,|\.|$| on \p{Lu}| and is )"
)
#: The owner of a copyright, up to what ends the name of a firm.
OWNER = (
    r"(?i:©|\(c\)|copyright)[^\p{L}]*(?:(?i:copyright)[^\p{L}]*)?(?:(?i:by) )?(?:The )?"
    r"(\p{Lu}[\p{L}&'’ -]*?)"
)


class Articles(Table):
    """One row per article: its text, unchanged, and where and when it appeared."""

    article_id = dy.String(
        primary_key=True, description="Identifies the article: the first 16 digits of its hash."
    )
    source_id = dy.String(nullable=True, description="The article's id in the input.")
    url = dy.String(nullable=True, description="Where the article was published.")
    headline = dy.String(nullable=True, description="The article's headline.")
    authors = dy.List(dy.String(), description="Names of the authors; empty if none is known.")
    publisher = dy.String(nullable=True, description="Name of the publisher.")
    published_at = dy.Datetime(
        nullable=True,
        time_zone="UTC",
        time_unit="us",
        description="Time of publication as the source states it.",
    )
    published_earliest = dy.Date(nullable=True, description="First possible day of publication.")
    published_latest = dy.Date(nullable=True, description="Last possible day of publication.")
    language = dy.String(nullable=True, description="Language of the text, ISO 639-1.")
    text = dy.String(description="The article's text; every offset in every table counts in it.")
    body_start = body_start()
    word_count = dy.Int32(min=0, description="Number of words: runs of letters and digits.")
    content_hash = dy.String(
        description="SHA-256 of text and day of publication; equal hashes are duplicates."
    )
    story_id = dy.String(
        description="Id of the first of all versions of one text: copies, abridged and edited "
        "ones. Known when all batches are published; in Parquet, see `stories`."
    )
    revision = dy.Int32(
        min=1,
        description="Number among the articles of one `url`, by time; in Parquet, see `stories`.",
    )
    source = dy.String(description="Path or URL that the article was read from.")
    fetched_at = dy.Datetime(
        nullable=True,
        time_zone="UTC",
        time_unit="us",
        description="When the article was fetched; NULL if it was read from a file.",
    )
    metadata_sources = metadata_sources()
    batch_id = dy.String(description="The batch of files that holds the article's rows.")
    pipeline_version = dy.String(description="Version of the rules that built the rows.")

    @dy.rule()
    def bounds_are_in_order(cls) -> pl.Expr:
        """The first possible day is not after the last."""
        return (
            cls.published_earliest.col.is_null()
            | cls.published_latest.col.is_null()
            | (cls.published_earliest.col <= cls.published_latest.col)
        )


def articles(raw: pl.LazyFrame, texts: pl.LazyFrame, paragraphs: pl.LazyFrame) -> pl.LazyFrame:
    """Complete the metadata from the source with metadata that the text itself states.

    Args:
        raw: One row per article, with the metadata from its source.
        texts: One row per article: `article_id`, `text`.
        paragraphs: The paragraphs of the texts, with their roles.
    """
    shown = paragraphs.group_by("article_id").agg(
        headline=_first("headline"),
        byline=_first("byline"),
        dateline=_first("dateline"),
        captions=_joined("caption"),
        notices=_joined("syndication_notice"),
        copyrights=_joined("copyright", "syndication_notice"),
    )
    bounds = publication_days()
    return (
        raw.join(texts, on="article_id")
        .join(shown, on="article_id", how="left", suffix="_shown")
        .with_columns(metadata_sources=_metadata_sources())
        .with_columns(
            pl.col("body_start").fill_null(0),
            headline=pl.coalesce("title", "headline"),
            authors=pl.when(pl.col("authors").list.len() > 0)
            .then("authors")
            .otherwise(authors_in("byline")),
            publisher=pl.coalesce("publisher", _publisher_shown()),
            language=pl.coalesce(stated_language(), identified_language()),
            published_earliest=bounds[0],
            published_latest=bounds[1],
            word_count=pl.col("text").str.count_matches(r"\w+").cast(pl.Int32),
            story_id=pl.col("article_id"),
            revision=pl.lit(1, dtype=pl.Int32),
        )
        .select(Articles.column_names())
    )


def _publisher_shown() -> pl.Expr:
    """The publisher that a notice of first publication or of copyright names."""
    owner = rf"{OWNER}(?:,? {alternation(read(FirmEndings)['word'])}\b.*)?[.,]"
    return pl.coalesce(
        pl.col("notices").str.extract(FIRST_APPEARED), pl.col("copyrights").str.extract(owner)
    )


def _metadata_sources() -> pl.Expr:
    """Add what the text shows to where values come from; what neither says is not in the list."""
    shown = {
        "headline": pl.col("headline").is_not_null() & pl.col("title").is_null(),
        "authors": (authors_in("byline").list.len() > 0) & (pl.col("authors").list.len() == 0),
        "publisher": pl.col("publisher").is_null() & _publisher_shown().is_not_null(),
        "language": _language_shown(),
    }
    from_text = [
        pl.when(where).then(pl.struct(key=pl.lit(name), value=pl.lit("text")))
        for name, where in shown.items()
    ]
    stated = pl.col("metadata_sources")
    # A language that is stated and unknown is not the one that the column has.
    other = stated.list.filter(pl.element().struct.field("key") != "language")
    kept = pl.when(stated_language().is_null()).then(other).otherwise(stated)
    return kept.list.concat(pl.concat_list(from_text).list.drop_nulls())


def _language_shown() -> pl.Expr:
    """Say whether only the text shows the language."""
    return stated_language().is_null() & identified_language().is_not_null()


def _first(role: str) -> pl.Expr:
    return pl.col("text").filter(pl.col("role") == role).first()


def _joined(*roles: str) -> pl.Expr:
    return pl.col("text").filter(pl.col("role").is_in(roles)).str.join("\n")
