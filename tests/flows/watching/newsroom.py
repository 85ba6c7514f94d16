"""A newsroom of one's own: a site with a feed whose pages change, come and go."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from newsfacts.flows.batches import extract_batch
from newsfacts.flows.clock import Clock
from newsfacts.flows.feeds.source import Source
from newsfacts.flows.fetching.fetch import Fetcher
from newsfacts.flows.fetching.hosts import Hosts
from newsfacts.flows.fetching.rules import rules_of
from newsfacts.flows.ingest import stage
from newsfacts.flows.settings import Settings
from newsfacts.flows.sources.limits import Limits
from newsfacts.flows.spool import Spool, fill
from newsfacts.flows.tombstones import Tombstones
from newsfacts.flows.watching.pages import read_pages
from newsfacts.flows.watching.watch import Watched, watch
from newsfacts.warehouse import lake, load, package, rejects
from newsfacts.warehouse.sweeping import sweep
from tests.flows.fetching.site import Asked, FakeClock, Site, answer
from tests.flows.watching.changing_site import words


@dataclass
class Newsroom:
    """The articles of a site, by path; its feed lists them."""

    site: Site
    articles: dict[str, str] = field(default_factory=dict)
    unlisted: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.site.pages["/feed.xml"] = self.feed

    def put(self, path: str, subject: str) -> None:
        self.articles[path] = subject
        self.site.pages[path] = self.page

    def page(self, asked: Asked) -> bytes:
        body = f"<p>{words(self.articles[asked.path])}</p>"
        html = f"<html><body><article><h1>News</h1>{body}</article></body></html>"
        return self.stamped(asked, html)

    def feed(self, asked: Asked) -> bytes:
        items = "".join(
            f"<item><title>T {path}</title><link>{path}</link><author>Ann Example</author>"
            f"<pubDate>Sun, 01 Mar 2026 10:00:00 +0000</pubDate></item>"
            for path in sorted(self.articles.keys() - self.unlisted)
        )
        return self.stamped(asked, f"<rss version='2.0'><channel>{items}</channel></rss>")

    def stamped(self, asked: Asked, body: str) -> bytes:
        tag = f'"{hash(body)}"'
        if asked.headers.get("if-none-match") == tag:
            return answer(status="304 Not Modified")
        return answer(body, etag=tag)


@dataclass
class Desk:
    """Somebody who follows the feed of a newsroom, without extracting facts."""

    root: Path
    site: Site
    clock: FakeClock
    keep_raw: bool = True

    @cached_property
    def settings(self) -> Settings:
        return Settings(
            out=self.root,
            allow_hosts=(self.site.host,),
            fetch_deadline=5,
            keep_raw=self.keep_raw,
        )

    def source(self) -> Source:
        return Source(name="feed", url=f"{self.site.url}/feed.xml", publisher="The Example")

    def look(self) -> Watched:
        return watch([self.source()], self.settings, self.clock, self.fetcher)  # type: ignore[arg-type]

    def fetcher(self, hosts: Hosts, clock: Clock) -> Fetcher:
        return Fetcher(rules_of(self.settings), hosts, clock)

    def run(self) -> Watched:
        """Look, read and stage, as a run does before it extracts."""
        return self.staged([])[0]

    def staged(self, files: list[str]) -> tuple[Watched, list[Path]]:
        """Look, read pages and files, and stage what is new."""
        sweep(self.root)
        spool = Spool(self.root / lake.STAGING / "spool", Tombstones.read(self.root))
        fill(spool, files, Limits())
        watched = self.look()
        read_pages(self.root, spool, watched)
        return watched, [one.folder for one in stage.fn(spool, self.settings)[1]]

    def publish(self, *files: str) -> None:
        """Run as a whole, but without Prefect."""
        for batch in self.staged([*files])[1]:
            extract_batch.fn(batch, self.root, "newsfacts")
        rejects.write(self.root)
        load.publish(self.root)
        package.write(self.root)
        sweep(self.root)
