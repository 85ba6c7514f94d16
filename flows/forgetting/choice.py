"""The choice: the articles, records and pages to forget."""

from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from newsfacts.flows.fetching.secrets import shown
from newsfacts.flows.tombstones import hashed
from newsfacts.transforms.articles.articles import Articles
from newsfacts.warehouse import fetch_state, lake
from newsfacts.warehouse.records import records


@dataclass(frozen=True, slots=True)
class Choice:
    """The articles, records and pages to forget."""

    article_ids: frozenset[str] = frozenset()
    content_hashes: frozenset[str] = frozenset()
    urls: frozenset[str] = frozenset()
    publisher: str | None = None
    listed: list[dict[str, object]] = field(default_factory=list)

    def tombstones(self) -> set[str]:
        """Return the hashes that keep it from coming back."""
        found = {hashed("content", value) for value in self.content_hashes}
        found |= {hashed("url", url) for url in self.urls}
        return found | ({hashed("publisher", self.publisher)} if self.publisher else set())


def chosen(root: Path, what: str | None, publisher: str | None) -> Choice:
    """Find the articles of an address, an id or a publisher, and all other texts of their pages.

    Args:
        root: Folder of the lake.
        what: An address, or the id of an article, in its source or here.
        publisher: Name of a publisher.
    """
    articles = lake.scan(root, Articles).select(
        "article_id", "source_id", "content_hash", "url", "source", "headline", "publisher"
    )
    pages = fetch_state.fetched(root).filter(kind="page").select("url", "article_id", "final_url")
    known = articles.collect()
    address = shown(what) if what else None
    asked, place = pl.lit(what, dtype=pl.String), pl.lit(address, dtype=pl.String)
    if publisher:
        mine = pl.col("publisher").str.strip_chars().str.to_lowercase() == publisher.strip().lower()
    else:
        mine = (
            pl.col("article_id").eq(asked)
            | pl.col("source_id").eq(asked)
            | pl.col("url").eq(place)
            | pl.col("source").eq(asked)
            | pl.col("source").eq(place)
        ).fill_null(value=False)
    first = known.filter(mine)
    shows = pl.col("article_id").is_in(first["article_id"].implode()) | pl.col("url").eq(place)
    urls = {*pages.filter(shows).collect()["url"], *first["url"].drop_nulls()}
    urls |= {str(address)} if address and "://" in address else set()
    others = pages.filter(pl.col("url").is_in([*urls])).collect()["article_id"].drop_nulls()
    whole = known.filter(mine | pl.col("article_id").is_in(others.implode()))
    return Choice(
        article_ids=frozenset(whole["article_id"]),
        content_hashes=frozenset(whole["content_hash"]) | _read_from(root, urls, what),
        urls=frozenset(urls),
        publisher=publisher,
        listed=whole.select("article_id", "url", "source", "headline").to_dicts(),
    )


def _read_from(root: Path, urls: set[str], what: str | None) -> frozenset[str]:
    """Return the contents of the records that came from some addresses, stored or not."""
    named = [*urls, *([what] if what else [])]
    asked = pl.lit(what, dtype=pl.String)
    theirs = records(root).filter(pl.col("source").is_in(named) | pl.col("source_id").eq(asked))
    return frozenset(theirs.collect()["content_hash"].drop_nulls())
