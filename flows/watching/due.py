"""Due: when to visit an address again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from newsfacts.flows.durations import duration
from newsfacts.flows.fetching.outcome import Outcome

#: After a failure, how long until the next try at first, and at most; then twice as long each time.
BACKOFF, LONGEST = timedelta(minutes=15), timedelta(hours=24)
#: Tries at a page that fails, and at one that is gone or denied, before it is given up.
MOST_TRIES, FEW_TRIES = 8, 3
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

    def page(
        self, outcome: Outcome, now: datetime, first_at: datetime | None, failures: int
    ) -> datetime | None:
        """Say when a page is due again; None for never.

        Args:
            outcome: What became of it now.
            now: When that was.
            first_at: When it was first fetched, if it ever was.
            failures: How often in a row it has failed by now.
        """
        if outcome in {Outcome.fetched, Outcome.unchanged}:
            since = first_at or now
            return min(
                (since + after for after in self.recheck if since + after > now), default=None
            )
        if outcome == Outcome.refused:
            return None
        if outcome in {Outcome.gone, Outcome.denied}:
            return now + LONGEST if first_at is None and failures < FEW_TRIES else None
        return now + backoff(failures) if failures < MOST_TRIES else None

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
