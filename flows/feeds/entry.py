"""Entry and Feed: what a feed or a sitemap lists."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

#: Bytes of a feed that are read.
MOST = 20_000_000
#: Entries of one feed that are read, and characters of a field of one.
MOST_ENTRIES, LONGEST = 5_000, 2_000


class FeedError(ValueError):
    """Bytes that are no feed, or one that is dangerous to read."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A page that a source lists, and what the source says of it."""

    url: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    published_at: str | None = None
    updated_at: str | None = None
    publisher: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """What a source lists: pages, or, an index of sitemaps, further sitemaps."""

    kind: str
    entries: list[Entry] = field(default_factory=list)
    sitemaps: list[str] = field(default_factory=list)
    #: When each of the sitemaps has changed last; those of which nothing is said are not in it.
    changed: dict[str, str] = field(default_factory=dict)
    #: How many more pages, or sitemaps, it lists.
    left_out: int = 0


def is_web(url: str) -> bool:
    """Return whether an address is a web address."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)
