"""Visits: a server is asked when its rules allow it, in turn, and while it is healthy."""

import time
from dataclasses import replace
from datetime import timedelta

import httpcore  # noqa: TID251 (here)
import httpx

from newsfacts.flows.clock import Clock
from newsfacts.flows.fetching import robots
from newsfacts.flows.fetching.addresses import Place, RefusedError, Resolve, locate
from newsfacts.flows.fetching.connection import Deadline
from newsfacts.flows.fetching.hosts import Host, Hosts, retry_after
from newsfacts.flows.fetching.inflation import ACCEPTED, CodingError
from newsfacts.flows.fetching.rules import Rules
from newsfacts.flows.fetching.transport import Answer, TooBigError, ask

#: Redirects that are followed.
HOPS = 5
REDIRECTS = frozenset({301, 302, 303, 307, 308})
#: Seconds in which a name must be resolved.
RESOLVED_IN = 10.0
#: How long a server is left alone that says 429 and no more.
TOO_MANY = timedelta(minutes=1)


class DeniedError(Exception):
    """A URL that its site does not want to be fetched."""


class Visitor:
    """Asks servers, one request at a time each."""

    def __init__(self, rules: Rules, hosts: Hosts, clock: Clock, resolve: Resolve) -> None:
        """Take the rules and what is known of servers."""
        self.rules = rules
        self.hosts = hosts
        self.clock = clock
        self.resolve = resolve

    def locate(self, url: str, deadline: Deadline) -> Place:
        """Find and check the server of a URL.

        Raises:
            RefusedError: It must not be asked.
        """
        place = locate(url, self.rules.allowed, self.resolve, deadline.left(RESOLVED_IN))
        if not self.rules.contact and not place.allowed_by_name:
            raise RefusedError(
                "sites must be able to reach who fetches: set `contact` in newsfacts.toml, or "
                "NEWSFACTS_CONTACT, to a mail address or a web page"
            )
        return place

    def visit(
        self, place: Place, headers: dict[str, str], deadline: Deadline, max_bytes: int
    ) -> Answer:
        """Ask a server when its rules allow it and its turn has come.

        Raises:
            HeldError: The server must not be asked now.
            DeniedError: It does not want this URL to be fetched.
            NoRulesError: It does not say whether it does.
        """
        host = self.hosts.of(place.origin)
        before = time.monotonic()
        with host.lock:
            host.check(self.clock.now())
            rules = self._robots(host, place)
            if not rules.allows(str(place.url)):
                raise DeniedError("robots.txt does not allow it")
            default = 0.0 if place.allowed_by_name else self.rules.delay
            host.take_turn(self.clock, max(default, rules.delay()))
            deadline.at += time.monotonic() - before  # waiting for our turn is no fault of theirs
            return self._send(host, place, headers, deadline, max_bytes)

    def _send(
        self,
        host: Host,
        place: Place,
        headers: dict[str, str],
        deadline: Deadline,
        max_bytes: int,
    ) -> Answer:
        """Send a request, and note how the server took it.

        Raises:
            LateError: There was no time left to ask it, which is no fault of its own.
        """
        deadline.left()
        ours = {"User-Agent": self.rules.user_agent, "Accept": "*/*", "Accept-Encoding": ACCEPTED}
        try:
            answer = ask(place, ours | headers, deadline, max_bytes)
        except (CodingError, TooBigError):
            host.succeeded()  # the server is well
            raise
        except (OSError, httpcore.NetworkError, httpcore.ProtocolError):
            host.failed(self.clock.now())
            raise
        now = self.clock.now()
        if answer.status in {429, 503}:
            until = retry_after(answer.headers.get("retry-after"), now)
            host.failed(now, until or (now + TOO_MANY if answer.status == 429 else None))
        elif answer.status >= 500:
            host.failed(now)
        else:
            host.succeeded()
        return answer

    def _robots(self, host: Host, place: Place) -> robots.Robots:
        """Return the rules of a server, fetched if they are not known or too old."""
        known = host.rules(self.clock.now())
        if known is None:
            known = self._fetched_robots(place)
            host.learn(known, self.clock.now())
        return known

    def _fetched_robots(self, place: Place) -> robots.Robots:
        asked = place
        deadline = Deadline(self.rules.deadline)
        try:
            for _ in range(HOPS + 1):
                url = asked.url if asked is not place else asked.url.join("/robots.txt")
                other = self.hosts.of(asked.origin)
                other.take_turn(self.clock, 0.0)
                answer = self._send(other, replace(asked, url=url), {}, deadline, robots.MOST * 4)
                if answer.status not in REDIRECTS:
                    return robots.read(answer.status, answer.body)
                asked = self.locate(str(url.join(answer.headers.get("location", ""))), deadline)
        except (CodingError, TooBigError, RefusedError, httpx.InvalidURL):
            return robots.Robots("")  # there is no robots.txt that could be read
        return robots.Robots("")
