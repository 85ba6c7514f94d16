"""Due: when to visit an address again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from newsfacts.flows.durations import duration
from newsfacts.flows.fetching.outcome import Fetched, Outcome

#: After a failure, how long until the next try at first, and at most; then twice as long each time.
BACKOFF, LONGEST = timedelta(minutes=15), timedelta(hours=24)
#: Tries at a page that fails, and at one that is gone or denied and was never here, before it is
#: given up.
MOST_TRIES, FEW_TRIES = 8, 3
#: The status of a page that will not come back; one that answers 404 or 403 may.
FOR_GOOD = 410
#: A schedule's runs are never quite punctual: so much earlier than `every` is on time.
SLACK = 0.1


@dataclass(frozen=True, slots=True)
class Plan:
    """When pages and sources are looked at again."""

    recheck: tuple[timedelta, ...]

    @classmethod
    def of(cls, recheck: Sequence[str]) -> "Plan":
        """Read the durations of the settings.

        Raises:
            DurationError: One cannot be read.
        """
        return cls(tuple(sorted(duration(text) for text in recheck)))

    def page(self, fetched: Fetched, first_at: datetime | None, failures: int) -> datetime | None:
        """Say when a page is due again; None for never.

        Args:
            fetched: What became of it now.
            first_at: When it was first fetched, if it ever was.
            failures: How often in a row it has failed by now.
        """
        outcome, now = fetched.outcome, fetched.fetched_at
        if outcome in {Outcome.fetched, Outcome.unchanged}:
            return self.rechecked(first_at or now, now)
        if outcome in {Outcome.gone, Outcome.denied}:
            if first_at is None:
                return now + LONGEST if failures < FEW_TRIES else None
            return None if fetched.status == FOR_GOOD else self.rechecked(first_at, now)
        if outcome == Outcome.refused:
            return None
        return now + backoff(failures) if failures < MOST_TRIES else None

    def rechecked(self, first_at: datetime, now: datetime) -> datetime | None:
        """Say when the next of the later looks is due at a page that was fetched once."""
        return min(
            (first_at + after for after in self.recheck if first_at + after > now), default=None
        )

    def source(self, outcome: Outcome, now: datetime, pause: timedelta, failures: int) -> datetime:
        """Say when a feed or sitemap is due again: it is never given up."""
        usual = now + pause * (1 - SLACK)
        if outcome in {Outcome.fetched, Outcome.unchanged}:
            return usual
        return max(usual, now + backoff(failures - 1)) if failures > 1 else usual


def backoff(failures: int) -> timedelta:
    """Return the time until the next try after some failures in a row."""
    doubled = 1 << min(max(failures - 1, 0), 12)
    return min(BACKOFF * doubled, LONGEST)
