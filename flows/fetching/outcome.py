"""Outcome: the result of an attempt to fetch, and what was known before it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Outcome(StrEnum):
    """What became of an attempt to fetch."""

    fetched = "fetched"  # its body is here, and new
    unchanged = "unchanged"  # as it was
    gone = "gone"  # 404, 410
    denied = "denied"  # robots.txt, or 401, 402, 403, 451
    refused = "refused"  # an address that we do not ask
    deferred = "deferred"  # its server is left alone for now
    truncated = "truncated"  # its end is missing
    failed = "failed"  # anything else


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a URL from before: what a server is asked to compare with."""

    etag: str | None = None
    last_modified: str | None = None
    sha256: str | None = None
    full_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """What became of one attempt to fetch a URL."""

    url: str
    outcome: Outcome
    fetched_at: datetime
    status: int | None = None
    reason: str | None = None
    final_url: str | None = None
    content_type: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    sha256: str | None = None
    retry_at: datetime | None = None
    body: bytes = field(default=b"", repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
