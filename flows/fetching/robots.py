"""Robots: what a site lets a reader like ours fetch (RFC 9309)."""

from dataclasses import dataclass
from functools import cached_property

from protego import Protego

#: The name that robots.txt files know us by.
AGENT = "newsfacts"
#: Bytes of a robots.txt that are read.
MOST = 512_000
#: Seconds that a site may ask us to leave between two requests.
LONGEST_DELAY = 60.0


@dataclass(frozen=True)
class Robots:
    """The rules of one server."""

    text: str

    @cached_property
    def _rules(self) -> Protego:
        return Protego.parse(self.text)

    def allows(self, url: str) -> bool:
        """Return whether a URL may be fetched."""
        return bool(self._rules.can_fetch(url, AGENT))

    def delay(self) -> float:
        """Return the seconds that the site wants between two requests, up to a minute."""
        asked = self._rules.crawl_delay(AGENT) or 0.0
        return min(max(float(asked), 0.0), LONGEST_DELAY)


class NoRulesError(Exception):
    """A server whose robots.txt cannot be had, which forbids all until it can."""


def read(status: int, body: bytes) -> Robots:
    """Read the answer to a request for robots.txt: without a file there are no rules.

    Raises:
        NoRulesError: The server does not say whether there is one.
    """
    if status == 200:
        return Robots(body[:MOST].decode("utf-8", errors="replace").removeprefix("\ufeff"))
    if 400 <= status < 500 and status != 429:
        return Robots("")
    raise NoRulesError(f"its server answers with status {status} to what asks for robots.txt")
