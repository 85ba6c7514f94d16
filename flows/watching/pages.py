"""Pages: fetched pages that are not articles yet, read by the page reader."""

import json
import shutil
from collections import Counter
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import polars as pl

from newsfacts.flows.fingerprints import pipeline_version
from newsfacts.flows.sources.html import from_page
from newsfacts.flows.sources.record import Record, Reject, content_hash
from newsfacts.flows.spool import Spool
from newsfacts.flows.watching import archive
from newsfacts.flows.watching.journal import Journal, Row
from newsfacts.flows.watching.watch import Watched, recover
from newsfacts.transforms.articles.articles import Articles
from newsfacts.warehouse import fetch_state, lake
from newsfacts.warehouse.fetch_state import UNREAD

ADVICE = "look at it with `newsfacts sources check`; the next run tries again"


def unread(root: Path) -> list[Row]:
    """Return the pages whose bytes are here, and whose article is not.

    A page is one of them from when it is fetched until its batch is written; what a rule failed on
    is left alone until the rules change.
    """
    failed = lake.failures(root, pipeline_version())
    there = pl.concat(
        [lake.scan(root, Articles).select("content_hash"), failed.select("content_hash")]
    )
    ids = there.select(article_id=pl.col("content_hash").str.head(16))
    pages = fetch_state.fetched(root).filter(
        pl.col("kind") == "page", pl.col("outcome") == "fetched"
    )
    return (
        pages.join(ids, on="article_id", how="anti").sort("url", "fetched_at").collect().to_dicts()
    )


def read_pages(root: Path, spool: Spool, watched: Watched) -> None:
    """Read the pages that are not articles yet into the spool, with the sources that failed."""
    versions: Counter[str] = Counter()
    with closing(Journal(root)) as notes:
        for row in unread(root):
            place = str(row["raw_file"] or ""), int(str(row["raw_offset"] or 0))
            page = archive.read(root, *place, str(row["url"])) if row["raw_file"] else None
            about = {"url": row["url"], "fetched_at": row["fetched_at"]}
            if page is None:
                notes.write(about | {"outcome": "lost"})
                continue
            url = str(row["url"])
            found = record(page, row, versions[url])
            versions[url] += 1
            spool.add(url, found)
            notes.write(about | {"outcome": "read"} | held(found))
    recover(root)
    for url, reason in watched.failed.items():
        spool.add(url, Reject(0, reason, ADVICE))
    spool.clear(watched.well)
    spool.flush()


def record(page: bytes, row: Row, record_no: int) -> Record | Reject:
    """Make a record of a page; what it does not state is taken from what its source states."""
    found = from_page(page, record_no, stated=json.loads(str(row["entry"] or "{}")))
    if isinstance(found, Reject):
        return found
    fetched_at = row["fetched_at"]
    moment = fetched_at if isinstance(fetched_at, datetime) else None
    return replace(found, url=str(row["url"]), fetched_at=moment)


def held(found: Record | Reject) -> Row:
    """Return the article of a page, or the reason why it has none."""
    if isinstance(found, Reject):
        return {"reason": found.reason}
    return {"article_id": content_hash(found)[:16]}


def discard(root: Path) -> None:
    """Remove bytes that were kept only until they were read."""
    if not (root / UNREAD).exists() or unread(root):
        return
    frame = fetch_state.fetched(root).collect()
    gone = pl.col("raw_file").str.starts_with(UNREAD)
    kept = frame.with_columns(pl.when(~gone).then("raw_file"), pl.when(~gone).then("raw_offset"))
    fetch_state.write_fetched(root, kept, fetch_state.journal_of(root) or "")
    shutil.rmtree(root / UNREAD)
