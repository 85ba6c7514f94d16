"""The clock: the current time, and waiting; tests use a clock of their own."""

import time
from datetime import UTC, datetime


class Clock:
    """The clock of the machine."""

    def now(self) -> datetime:
        """Return the time, in UTC."""
        return datetime.now(UTC)

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)
