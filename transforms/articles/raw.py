"""Raw: an article's metadata from its source, before anything is extracted from its text."""

import dataframely as dy

from newsfacts.transforms.table import Table

BODY_START = (
    "Where the text that was given begins in `text`: behind the headline and a blank line that were"
    " put before it, else at 0. An offset in the input is `start_char - body_start`."
)


def metadata_sources() -> dy.List:
    """Declare the column that names the source of each other column, for `raw` and `articles`."""
    return dy.List(
        dy.Struct(
            {
                "key": dy.String(description="The column."),
                "value": dy.String(description="Where its value comes from."),
            }
        ),
        description="Where the value of each column comes from: `json-ld`, `meta`, `heading`, "
        "`link` or `page` of a web page, `feed`, `input`, or the article's `text`.",
    )


def body_start(*, nullable: bool = False) -> dy.Int32:
    """Declare where the given text begins: NULL only in `raw`, for batches of older versions."""
    older = " NULL for a batch of an older version, which put none." if nullable else ""
    return dy.Int32(min=0, nullable=nullable, description=BODY_START + older)


class Raw(Table):
    """One row per article, with the metadata from its source; its text is in `articles`."""

    article_id = dy.String(
        primary_key=True, description="Identifies the article: the first 16 digits of its hash."
    )
    source_id = dy.String(nullable=True, description="The article's id in the input.")
    url = dy.String(nullable=True, description="Where the article was published.")
    title = dy.String(nullable=True, description="The headline, if the source states one.")
    body_start = body_start(nullable=True)
    authors = dy.List(dy.String(), description="The authors that the source names.")
    publisher = dy.String(nullable=True, description="The publisher that the source names.")
    published_at = dy.Datetime(
        nullable=True,
        time_zone="UTC",
        time_unit="us",
        description="Time of publication as the source states it.",
    )
    published_on = dy.Date(
        nullable=True, description="Day of publication in the time zone of the source."
    )
    language = dy.String(nullable=True, description="The language that the source states.")
    content_hash = dy.String(
        description="SHA-256 of text and day of publication; equal hashes are duplicates."
    )
    source = dy.String(description="Path or URL that the article was read from.")
    fetched_at = dy.Datetime(
        nullable=True,
        time_zone="UTC",
        time_unit="us",
        description="When the article was fetched; NULL if it was read from a file.",
    )
    metadata_sources = metadata_sources()
    page_places = dy.List(
        dy.Struct(
            {
                "start_char": dy.Int32(description="First character of the paragraph in `text`."),
                "page_start": dy.Int32(description="Its first byte in the page."),
                "page_end": dy.Int32(description="One past its last byte in the page."),
            }
        ),
        nullable=True,
        description="Where the paragraphs are in the web page that they were read from. "
        "NULL for a batch of an older version.",
    )
    batch_id = dy.String(description="The batch of files that holds the article's rows.")
    pipeline_version = dy.String(description="Version of the rules that built the rows.")
