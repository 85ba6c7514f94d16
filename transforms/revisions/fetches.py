"""Fetches: what was asked of which address, when, and what became of it.

12:00  https://example.org/rain  fetched    article 1, looked at again at 13:00: unchanged
next   https://example.org/rain  fetched    article 2: the page has changed
"""

import dataframely as dy
import polars as pl

from newsfacts.transforms.table import Table

#: What becomes of an address; after `read`, of what came from it.
OUTCOMES = [
    "listed",
    "fetched",
    "unchanged",
    "rejected",
    "gone",
    "denied",
    "refused",
    "deferred",
    "truncated",
    "failed",
]


def _moment(description: str, *, nullable: bool = True, primary_key: bool = False) -> dy.Datetime:
    return dy.Datetime(
        nullable=nullable,
        primary_key=primary_key,
        time_zone="UTC",
        time_unit="us",
        description=description,
    )


class Fetches(Table):
    """One row per address and result: looks in a row with the same result are one."""

    url = dy.String(
        primary_key=True, description="The address, without passwords and tokens in it."
    )
    fetched_at = _moment("When it first had this result.", nullable=False, primary_key=True)
    checked_at = _moment("When it last had this result.", nullable=False)
    checks = dy.Int32(min=1, description="How often in a row it had this result.")
    kind = dy.Enum(["feed", "sitemap", "page"], description="What is at the address.")
    source_name = dy.String(description="The source that it belongs to, or was listed by.")
    outcome = dy.Enum(
        OUTCOMES,
        description="`listed`: not yet fetched; `fetched`, `unchanged`: it is here; `rejected`: "
        "it holds no article; `gone`: 404 or 410; `denied`: by robots.txt or with 401, 403; "
        "`refused`: an address that is not asked; `deferred`: its server is left alone for now; "
        "`truncated`: its end is missing; `failed`: anything else.",
    )
    status = dy.Int32(nullable=True, description="Status of the HTTP answer.")
    reason = dy.String(nullable=True, description="What went wrong, or was left out.")
    failures = dy.Int32(min=0, description="How often in a row it has failed.")
    final_url = dy.String(nullable=True, description="Where redirects led.")
    etag = dy.String(nullable=True, description="What its server calls this version.")
    last_modified = dy.String(nullable=True, description="When its server says it has changed.")
    sha256 = dy.String(nullable=True, description="SHA-256 of the bytes.")
    full_at = _moment("When all of it was last fetched, not only asked whether it has changed.")
    first_at = _moment("When the address was first fetched.")
    next_at = _moment("When it is to be looked at again; NULL for never.")
    article_id = dy.String(nullable=True, description="The article that it holds.")
    updated_at = dy.String(nullable=True, description="Last change, as the source states it.")
    entry = dy.String(
        nullable=True,
        description="What the source says of the page, or the sitemaps of an index, as JSON.",
    )
    raw_file = dy.String(nullable=True, description="The WARC file that holds the bytes.")
    raw_offset = dy.Int64(nullable=True, description="Where in that file, in bytes.")


class Servers(Table):
    """One row per server that was asked: its robots.txt, and whether it is left alone."""

    origin = dy.String(primary_key=True, description="The server: scheme, host and port.")
    robots = dy.String(nullable=True, description="Its robots.txt; NULL if it was not had yet.")
    robots_at = _moment("When that was fetched.")
    failures = dy.Int32(min=0, description="How often in a row it has failed.")
    held_until = _moment("Until when it is left alone.")
    asked_at = _moment("When it was last asked.")


def fetches(fetched: pl.LazyFrame) -> pl.LazyFrame:
    """Give what was fetched, in the order of addresses and times."""
    return fetched.select(Fetches.column_names()).sort("url", "fetched_at")
