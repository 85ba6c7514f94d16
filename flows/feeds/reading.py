"""Reading: a feed or a sitemap, in a process that hostile ones cannot hold up."""

from newsfacts.flows.feeds.entry import Entry, Feed, FeedError
from newsfacts.flows.sources.sandbox import CostlyError, guard


def read(content: bytes, url: str) -> Feed:
    """Read a feed or a sitemap, in a process that hostile ones cannot hold up.

    Raises:
        FeedError: It is not a feed, is dangerous, or takes too much memory or time.
    """
    try:
        answer, _ = guard("feed").read(url.encode() + b"\n" + content)
    except CostlyError as error:
        raise FeedError(str(error)) from None
    if "refused" in answer:
        raise FeedError(str(answer["refused"]))
    listed = answer["entries"]
    entries = [Entry(**one) for one in listed] if isinstance(listed, list) else []
    return Feed(**(answer | {"entries": entries}))  # type: ignore[arg-type]
