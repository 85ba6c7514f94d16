"""Fetch: the one way in which anything is asked of another machine.

Only http and https; every address is checked, and the connection made to the one that was checked;
robots.txt, delays and pauses that servers ask for are kept; nothing takes longer or gets larger
than the rules say. Failures are described in the result, in words without secrets.
"""

import hashlib
import logging
from dataclasses import replace
from datetime import timedelta

import httpcore  # noqa: TID251 (here)
import httpx
import stamina

from newsfacts.flows.clock import Clock
from newsfacts.flows.fetching.addresses import Place, RefusedError, Resolve, addresses_of
from newsfacts.flows.fetching.connection import Deadline, LateError
from newsfacts.flows.fetching.hosts import HeldError, Hosts
from newsfacts.flows.fetching.inflation import CodingError
from newsfacts.flows.fetching.outcome import Fetched, Known, Outcome
from newsfacts.flows.fetching.robots import NoRulesError
from newsfacts.flows.fetching.rules import Rules
from newsfacts.flows.fetching.secrets import authorization, shown
from newsfacts.flows.fetching.transport import Answer, TooBigError
from newsfacts.flows.fetching.visits import HOPS, REDIRECTS, DeniedError, Visitor

#: Attempts at what may go better in a moment.
ATTEMPTS = 3
#: How long a server's word that nothing has changed is taken for it.
FULL_EVERY = timedelta(days=7)


class PassingError(Exception):
    """A failure that may have passed in a moment."""

    def __init__(self, result: Fetched) -> None:
        """Keep the result."""
        super().__init__(result.reason)
        self.result = result


class Fetcher:
    """Fetches for one run; safe to use from several threads, one request at a time per server."""

    def __init__(
        self, rules: Rules, hosts: Hosts, clock: Clock, resolve: Resolve = addresses_of
    ) -> None:
        """Take the rules and what is known of servers."""
        self.rules = rules
        self.clock = clock
        self.visitor = Visitor(rules, hosts, clock, resolve)
        # Both write what servers send, cookies too, into logs.
        logging.getLogger("httpcore").setLevel(logging.INFO)
        stamina.instrumentation.set_on_retry_hooks([])

    def fetch(
        self, url: str, known: Known | None = None, *, max_bytes: int | None = None
    ) -> Fetched:
        """Fetch a URL; whatever goes wrong is in the result.

        Args:
            url: An http or https URL; a name and password in it are sent as basic authorization.
            known: What a server is asked to compare with, unless that is a week old.
            max_bytes: Size of the body above which it is given up.
        """
        known = known or Known()
        if known.full_at and self.clock.now() - known.full_at > FULL_EVERY:
            known = replace(known, etag=None, last_modified=None)
        try:
            for attempt in stamina.retry_context(
                on=PassingError, attempts=ATTEMPTS, timeout=None, wait_initial=1.0, wait_max=8.0
            ):
                with attempt:
                    return self._attempt(url, known, max_bytes or self.rules.max_bytes)
        except PassingError as error:
            return error.result
        raise AssertionError  # an attempt returns or raises

    def _attempt(self, url: str, known: Known, max_bytes: int) -> Fetched:
        """Ask once, and follow where that leads."""
        deadline = Deadline(self.rules.deadline)
        try:
            place, answer = self._follow(url, _conditions(known), deadline, max_bytes)
        except HeldError as error:
            return self._result(url, Outcome.deferred, str(error), retry_at=error.until)
        except DeniedError as error:
            return self._result(url, Outcome.denied, str(error))
        except RefusedError as error:
            return self._result(url, Outcome.refused, str(error))
        except (CodingError, TooBigError, LateError) as error:
            return self._result(url, Outcome.failed, str(error))
        except (OSError, NoRulesError, httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise PassingError(self._result(url, Outcome.failed, _reason(error))) from None
        return self._told(url, place, answer, known)

    def _follow(
        self, url: str, conditions: dict[str, str], deadline: Deadline, max_bytes: int
    ) -> tuple[Place, Answer]:
        """Ask, and ask again where a redirect points to, each checked like the first."""
        asked, secret, origin = url, authorization(_parsed(url)), None
        for _ in range(HOPS + 1):
            place = self.visitor.locate(asked, deadline)
            origin = origin or place.origin
            headers = conditions | (secret if place.origin == origin else {})
            answer = self.visitor.visit(place, headers, deadline, max_bytes)
            if answer.status not in REDIRECTS:
                return place, answer
            target = answer.headers.get("location", "")
            try:
                asked = str(place.url.join(target))
            except httpx.InvalidURL:
                raise RefusedError("redirected to what is no web address") from None
        raise RefusedError(f"redirected more than {HOPS} times")

    def _told(self, url: str, place: Place, answer: Answer, known: Known) -> Fetched:
        """Turn an answer into a result."""
        told = self._result(
            url,
            Outcome.failed,
            None,
            status=answer.status,
            final_url=shown(str(place.url)),
            content_type=answer.headers.get("content-type"),
            etag=answer.headers.get("etag"),
            last_modified=answer.headers.get("last-modified"),
            headers=answer.headers,
        )
        if answer.status == 200:
            return _with_body(told, answer, known)
        if answer.status == 304 and (known.etag or known.last_modified):
            return replace(told, outcome=Outcome.unchanged, sha256=known.sha256)
        told = replace(told, reason=f"its server answers with status {answer.status}")
        if answer.status in {404, 410}:
            return replace(told, outcome=Outcome.gone)
        if answer.status in {401, 402, 403, 451}:
            return replace(told, outcome=Outcome.denied)
        held = self.visitor.hosts.of(place.origin).held_until
        if answer.status in {429, 500, 502, 503, 504} and held and held > self.clock.now():
            return replace(told, outcome=Outcome.deferred, retry_at=held)
        if answer.status in {408, 425, 500, 502, 503, 504}:
            raise PassingError(told)
        return told

    def _result(self, url: str, outcome: Outcome, reason: str | None, **more: object) -> Fetched:
        return Fetched(shown(url), outcome, self.clock.now(), reason=reason, **more)  # type: ignore[arg-type]


def _with_body(told: Fetched, answer: Answer, known: Known) -> Fetched:
    digest = hashlib.sha256(answer.body).hexdigest()
    if answer.truncated:
        cut = replace(told, outcome=Outcome.truncated, reason="the end of the document is missing")
        raise PassingError(cut)
    if digest == known.sha256:
        return replace(told, outcome=Outcome.unchanged, sha256=digest)
    return replace(told, outcome=Outcome.fetched, sha256=digest, body=answer.body)


def _conditions(known: Known) -> dict[str, str]:
    given = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in given.items() if value and value.isascii()}


def _parsed(url: str) -> httpx.URL:
    try:
        return httpx.URL(url)
    except (httpx.InvalidURL, TypeError) as error:
        raise RefusedError(f"not a web address: {error}") from None


def _reason(error: Exception) -> str:
    """Describe a failure, without words from the server."""
    if isinstance(error, NoRulesError):
        return str(error)
    if isinstance(error, httpcore.ProtocolError):
        return "what its server sends is not HTTP"
    return f"no connection to its server: {error}"[:200]
