"""A look: at a feed or sitemap, and at its pages that are new or due."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock

from newsfacts.flows.feeds.entry import MOST, Entry, Feed, FeedError
from newsfacts.flows.feeds.reading import read
from newsfacts.flows.feeds.source import Source
from newsfacts.flows.fetching.fetch import Fetcher
from newsfacts.flows.fetching.outcome import Fetched, Outcome
from newsfacts.flows.fetching.secrets import shown, veiled
from newsfacts.flows.tombstones import Tombstones
from newsfacts.flows.watching.archive import Archive
from newsfacts.flows.watching.due import Plan
from newsfacts.flows.watching.indexes import WHOLE, chosen, kept, listed_before
from newsfacts.flows.watching.journal import Journal, Row, moment
from newsfacts.flows.watching.ledger import Ledger
from newsfacts.flows.watching.rows import failures_of, known_of, result, stated_by

#: Pages of one source that are fetched in one run; the others are fetched in the next ones.
MOST_PAGES = 200
#: Types of content that are pages.
PAGES = ("text/html", "application/xhtml+xml")
#: Results after which there is nothing to be done about a page but to wait.
FAILED = frozenset({Outcome.failed, Outcome.truncated, Outcome.gone, Outcome.denied})
#: Results after which a page is as it should be.
HERE = frozenset({Outcome.fetched, Outcome.unchanged})
#: Results after which a feed is as it should be.
WELL = frozenset({Outcome.fetched, Outcome.unchanged, Outcome.deferred})


@dataclass(slots=True)
class Look:
    """What looking at sources needs, shared by those that are looked at side by side."""

    fetcher: Fetcher
    ledger: Ledger
    journal: Journal
    archive: Archive
    plan: Plan
    tombstones: Tombstones
    lock: Lock
    claimed: set[str] = field(default_factory=set)
    #: The links of pages whose address has tokens, which are not written down.
    links: dict[str, str] = field(default_factory=dict)

    def follow(self, source: Source) -> str | None:
        """Look at a source and at its pages.

        Returns:
            Why the source itself could not be read, if it could not.
        """
        listed: dict[str, Row] = {}
        due = {
            str(row["url"]): row
            for row in self.ledger.due(source.name, self.now(), self.plan.recheck)
        }
        whole = any(veiled(url) for url in due)
        reason = self.visit(source, source.address, "feed", listed, depth=0, whole=whole)
        for url, row in [*(listed | due).items()][:MOST_PAGES]:
            # What stands in the place of a token opens nothing: only the feed knows the link.
            if (url in self.links or not veiled(url)) and self.claim(url):
                self.page(url, row)
        return reason

    def now(self) -> datetime:
        """Return the time."""
        return self.fetcher.clock.now()

    def claim(self, url: str) -> bool:
        """Take a page, which several sources may list."""
        with self.lock:
            free = url not in self.claimed
            self.claimed.add(url)
        return free

    def visit(
        self,
        source: Source,
        address: str,
        kind: str,
        listed: dict[str, Row],
        depth: int,
        *,
        whole: bool,
    ) -> str | None:
        """Fetch a feed or sitemap if it is due, and list its pages.

        Args:
            source: Whose it is.
            address: Where it is.
            kind: `feed` or `sitemap`.
            listed: Takes in the pages that are new or have changed.
            depth: How many sitemaps lead to it.
            whole: Fetch all of it, and do not ask whether it has changed.
        """
        key = source.key if depth == 0 else shown(address)
        known = self.ledger.known([key]).get(key)
        if known and known["next_at"] and moment(known["next_at"]) > self.now():
            return None if known["outcome"] in WELL else str(known["reason"])
        asked = known_of(None if whole else known)
        fetched = self.fetcher.fetch(address, asked, max_bytes=MOST)
        feed, reason = read_of(fetched, address)
        places: list[str] = []
        if feed:
            self.list_pages(source, feed, listed)
            places = chosen(self.ledger, feed)
        elif fetched.outcome == Outcome.unchanged:
            places = listed_before(self.ledger, known, source.name)
        for place in places if depth == 0 else []:
            self.visit(source, place, "sitemap", listed, depth + 1, whole=whole)
        self.note_source(source, key, kind, fetched, known, reason, feed)
        return None if fetched.outcome in WELL and (feed or not fetched.body) else reason

    def list_pages(self, source: Source, feed: Feed, listed: dict[str, Row]) -> None:
        """Note the pages of a feed that are new, or that have changed by its own word."""
        entries = {shown(entry.url): entry for entry in feed.entries}
        self.links |= {url: entry.url for url, entry in entries.items() if veiled(url)}
        wanted = {url: entry for url, entry in entries.items() if source.takes(url)}
        known = self.ledger.known(wanted)
        rows = [*self.news(source, wanted, known)]
        if rows:
            self.journal.write(*rows)
        listed |= {str(row["url"]): known.get(str(row["url"]), row) for row in rows}

    def news(
        self, source: Source, entries: dict[str, Entry], known: dict[str, Row]
    ) -> Iterator[Row]:
        """Yield a row for each page that is new or changed."""
        for url, entry in entries.items():
            before = known.get(url)
            if before and (not entry.updated_at or entry.updated_at == before["updated_at"]):
                continue
            stated = stated_by(source, entry)
            publisher = str(stated.get("publisher") or "")
            if before is None and self.tombstones.cover(url=url, publisher=publisher):
                continue
            yield {
                "url": url,
                "kind": "page",
                "source_name": source.name,
                "outcome": "listed",
                "fetched_at": self.now(),
                "next_at": self.now(),
                "updated_at": entry.updated_at,
                "entry": json.dumps(stated, ensure_ascii=False),
            }

    def note_source(
        self,
        source: Source,
        key: str,
        kind: str,
        fetched: Fetched,
        known: Row | None,
        reason: str | None,
        feed: Feed | None,
    ) -> None:
        """Write down what became of a feed; one that was not read is fetched whole next time."""
        row = result(fetched, key, kind, source.name)
        failures = failures_of(known) + 1 if fetched.outcome in FAILED else 0
        if feed:
            row |= kept(feed, known)
        elif fetched.outcome == Outcome.fetched:
            row |= {"outcome": "rejected", "reason": reason} | WHOLE
            failures = failures_of(known) + 1
        due = self.plan.source(fetched.outcome, fetched.fetched_at, source.pause, failures)
        self.journal.write(row | {"failures": failures, "next_at": fetched.retry_at or due})

    def page(self, url: str, before: Row) -> None:
        """Fetch a page, keep its bytes, and write down what became of it."""
        fetched = self.fetcher.fetch(self.links.get(url, url), known_of(before))
        name = str(before["source_name"])
        row = result(fetched, url, "page", name)
        failures = failures_of(before) + (fetched.outcome in FAILED)
        if fetched.outcome in HERE:
            failures = 0
        if fetched.outcome == Outcome.fetched:
            kind = (fetched.content_type or PAGES[0]).partition(";")[0].strip().lower()
            if kind in PAGES:
                stated = json.loads(str(before["entry"] or "{}"))
                file, offset = self.archive.write(fetched, url, stated)
                row |= {"raw_file": file, "raw_offset": offset}
            else:
                row |= {"outcome": "rejected", "reason": f"not a web page, but {kind[:100]}"}
        first_at = moment(before["first_at"]) if before.get("first_at") else None
        due = self.plan.page(fetched, first_at, failures)
        self.journal.write(row | {"failures": failures, "next_at": fetched.retry_at or due})


def read_of(fetched: Fetched, address: str) -> tuple[Feed | None, str | None]:
    """Read the feed that was fetched, or say why there is none."""
    try:
        fresh = fetched.outcome == Outcome.fetched
        return read(fetched.body, fetched.final_url or address) if fresh else None, fetched.reason
    except FeedError as error:
        return None, str(error)
