"""Articles: one row per text, with what is known of its origin and date."""

import dataframely as dy

from transforms.table import Table


class Articles(Table):
    """One row per article: its text, unchanged, and what is known of where and when it appeared."""

    article_id = dy.String(
        primary_key=True, description="Identifies the article: the first 16 digits of its hash."
    )
    source_id = dy.String(nullable=True, description="The id that the input gave the article.")
    url = dy.String(nullable=True, description="Where the article was published.")
    headline = dy.String(nullable=True, description="The article's headline.")
    authors = dy.List(dy.String(), description="Names of the authors; empty when none is known.")
    publisher = dy.String(nullable=True, description="Name of the publisher.")
    published_at = dy.Datetime(
        nullable=True,
        time_zone="UTC",
        time_unit="us",
        description="Time of publication as the source states it.",
    )
    published_earliest = dy.Date(
        nullable=True, description="First day on which it can have been published."
    )
    published_latest = dy.Date(
        nullable=True, description="Last day on which it can have been published."
    )
    language = dy.String(nullable=True, description="Language of the text, ISO 639-1.")
    text = dy.String(description="The article's text; every offset in every table counts in it.")
    word_count = dy.Int32(min=0, description="Number of words: runs of letters and digits.")
    content_hash = dy.String(
        description="SHA-256 of text and date of publication; equal hashes are duplicates."
    )
    source = dy.String(description="Path or URL that the article was read from.")
    fetched_at = dy.Datetime(
        nullable=True,
        time_zone="UTC",
        time_unit="us",
        description="When the article was fetched; NULL for what was read from a file.",
    )
