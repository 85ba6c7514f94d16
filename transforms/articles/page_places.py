"""Page places: where a paragraph is in the bytes of the web page that it was read from."""

import dataframely as dy
import polars as pl

BYTES = (
    "of the paragraph in the web page that it was read from, unpacked and in its own encoding. "
    "NULL where the page does not show its words in a row, and where the source is no page."
)


def page_start() -> dy.Int32:
    """Declare the column of the first byte."""
    return dy.Int32(min=0, nullable=True, description=f"First byte {BYTES}")


def page_end() -> dy.Int32:
    """Declare the column of the end."""
    return dy.Int32(nullable=True, description=f"One past the last byte {BYTES}")


def placed(paragraphs: pl.LazyFrame, raw: pl.LazyFrame) -> pl.LazyFrame:
    """Add the columns `page_start` and `page_end` to paragraphs.

    Args:
        paragraphs: Paragraphs: `article_id`, `start_char`.
        raw: One row per article, with the `page_places` that the page reader found.
    """
    places = (
        raw.select("article_id", place="page_places")
        .explode("place")
        .unnest("place")
        .drop_nulls("start_char")
    )
    return paragraphs.join(
        places, on=["article_id", "start_char"], how="left", maintain_order="left"
    )
