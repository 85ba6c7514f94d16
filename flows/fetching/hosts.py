"""Hosts: the rules of each server, whose turn it is, and whether it must not be asked now."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from threading import RLock

from newsfacts.flows.clock import Clock
from newsfacts.flows.fetching.robots import Robots

#: Failures in a row after which a server is left alone, for how long at first, and at most.
BREAKS_AT = 5
PAUSE, LONGEST_PAUSE = timedelta(minutes=15), timedelta(hours=6)
#: How long a robots.txt is believed.
ROBOTS_LAST = timedelta(hours=24)
#: A server that asks for less time than this is waited for.
PATIENCE = timedelta(seconds=10)


class HeldError(Exception):
    """A server that must not be asked for a while."""

    def __init__(self, until: datetime) -> None:
        """Keep until when."""
        super().__init__("its server is left alone for now")
        self.until = until


@dataclass(slots=True)
class Host:
    """What is known of one server."""

    origin: str
    robots: str | None = None
    robots_at: datetime | None = None
    failures: int = 0
    held_until: datetime | None = None
    asked_at: datetime | None = None
    parsed: Robots | None = field(default=None, repr=False, compare=False)
    lock: RLock = field(default_factory=RLock, repr=False, compare=False)

    def rules(self, now: datetime) -> Robots | None:
        """Return its rules, or None where they must be fetched."""
        if self.robots is None or self.robots_at is None:
            return None
        if not now - ROBOTS_LAST < self.robots_at <= now:
            return None
        if self.parsed is None:
            self.parsed = Robots(self.robots)
        return self.parsed

    def learn(self, rules: Robots, now: datetime) -> None:
        """Note its rules, which are parsed once in a run."""
        self.robots, self.robots_at, self.parsed = rules.text, now, rules

    def check(self, now: datetime) -> None:
        """Refuse to ask a server that must not be asked now.

        Raises:
            HeldError: It is, for longer than we wait.
        """
        if self.held_until and self.held_until > now + PATIENCE:
            raise HeldError(self.held_until)

    def take_turn(self, clock: Clock, delay: float) -> None:
        """Wait until the server may be asked again."""
        now = clock.now()
        until = max(
            filter(None, [self.asked_at and self.asked_at + timedelta(seconds=delay)]),
            default=now,
        )
        until = max(until, self.held_until or now)
        wait = (until - now).total_seconds()
        if wait > 0:
            clock.sleep(min(wait, max(delay, PATIENCE.total_seconds())))
        self.asked_at = clock.now()

    def succeeded(self) -> None:
        """Note an answer."""
        self.failures, self.held_until = 0, None

    def failed(self, now: datetime, retry_after: datetime | None = None) -> None:
        """Note a failure, and leave the server alone where it asks for it or fails too often."""
        self.failures += 1
        pause = None
        if self.failures >= BREAKS_AT:
            doubled = PAUSE * 2 ** min(self.failures - BREAKS_AT, 10)
            pause = now + min(doubled, LONGEST_PAUSE)
        self.held_until = max(filter(None, [pause, retry_after]), default=None)


class Hosts:
    """The servers that a run meets; what is known of them outlives it."""

    def __init__(self, known: Iterable[Host] = ()) -> None:
        """Begin with what is known."""
        self._hosts = {host.origin: host for host in known}
        self._lock = RLock()

    def of(self, origin: str) -> Host:
        """Return a server."""
        with self._lock:
            return self._hosts.setdefault(origin, Host(origin))

    def rows(self) -> list[dict[str, object]]:
        """Return the state of each server, one row each."""
        with self._lock:
            hosts = [self._hosts[origin] for origin in sorted(self._hosts)]
        fields = ("origin", "robots", "robots_at", "failures", "held_until", "asked_at")
        return [{name: getattr(host, name) for name in fields} for host in hosts]


def retry_after(value: str | None, now: datetime) -> datetime | None:
    """Read a `Retry-After`: seconds or a date, at most six hours ahead; None for nonsense.

    >>> retry_after("120", datetime(2026, 1, 1, tzinfo=UTC))
    datetime.datetime(2026, 1, 1, 0, 2, tzinfo=datetime.timezone.utc)
    """
    if not value:
        return None
    text = value.strip()
    if text.isdecimal():
        seconds = min(int(text[:10]), int(LONGEST_PAUSE.total_seconds()))
        return now + timedelta(seconds=seconds)
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(now, min(aware, now + LONGEST_PAUSE))
