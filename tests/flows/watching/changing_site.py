"""A site that changes by the clock, and answers badly when it is told to."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tests.flows.fetching.site import Asked, FakeClock, Site, answer

BAD = (
    answer(status="503 Service Unavailable"),
    answer(status="500 Oh"),
    answer(status="404 Not Found"),
    answer(status="403 Forbidden"),
    answer("<html>It was", content_length="900"),
    b"nonsense",
    b"",
)


def words(subject: str) -> str:
    """Write the words of an article."""
    return (
        f"{subject} on Monday, the mayor of the town said. A bridge over the river is closed and "
        "people had to take the ferry to the other side. Nobody was hurt, the police said. Workers "
        "will look at the bridge on Tuesday and open it again when it is safe, she told reporters. "
    ) * 2


@dataclass
class ChangingSite:
    """A paper with a new article every two hours, each of which is mended once."""

    site: Site
    clock: FakeClock
    start: datetime
    first: dict[str, datetime] = field(default_factory=dict)
    bad: bytes | None = None
    hurt: int = 0
    #: How often a page may be asked for beside its schedule.
    again: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.site.pages["/feed.xml"] = self.feed

    def feed(self, _: Asked) -> bytes:
        if self.bad:
            self.hurt += 1
            return self.bad
        hours = int((self.clock.now() - self.start) / timedelta(hours=2))
        for number in range(hours + 1):
            self.site.pages[f"/{number}"] = self.page
        items = "".join(f"<item><link>/{n}</link></item>" for n in range(hours + 1))
        return answer(f"<rss version='2.0'><channel>{items}</channel></rss>")

    def page(self, asked: Asked) -> bytes:
        if self.bad:
            self.hurt += 1
            self.again[asked.path] += 1
            return self.bad
        first = self.first.setdefault(asked.path, self.clock.now())
        mended = self.clock.now() - first > timedelta(hours=3)
        subject = f"Article {asked.path[1:]} was {'mended' if mended else 'printed'}"
        html = f"<html><body><article><p>{words(subject)}</p></article></body></html>"
        return answer(html, etag=f'"{subject}"')

    def killed(self) -> None:
        """Note that a run was killed: what it asked for last may be asked for again."""
        self.hurt += 1
        self.again[self.site.asked[-1].path] += 1

    def too_often(self) -> dict[str, int]:
        """Give the pages that were asked for more often than when listed and at three rechecks."""
        hits = self.site.hits()
        return {p: n for p, n in hits.items() if p != "/feed.xml" and n > 4 + self.again[p]}
