"""Durations as they are written: `90s`, `15m`, `2h`, `1d`."""

import re
from datetime import timedelta

from newsfacts.warehouse.errors import WrongUseError

UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


class DurationError(WrongUseError):
    """A time between runs that cannot be read."""


def duration(text: str) -> timedelta:
    """Read a duration: a whole number and a unit.

    >>> duration("15m")
    datetime.timedelta(seconds=900)
    """
    parts = re.fullmatch(r"([1-9]\d{0,5})\s*([smhd])", text.strip())
    if not parts:
        raise DurationError(f"--every {text!r} is not a time", advice="write 90s, 15m, 2h or 1d")
    return timedelta(**{UNITS[parts[2]]: int(parts[1])})
