"""Discovery: the feeds and sitemaps of a site."""

from dataclasses import dataclass
from urllib.parse import urljoin

from lxml.html import HtmlElement
from trafilatura.utils import load_html

from newsfacts.flows.feeds.entry import MOST, Feed, FeedError, is_web
from newsfacts.flows.feeds.reading import read
from newsfacts.flows.fetching.fetch import Fetcher
from newsfacts.flows.fetching.outcome import Fetched, Outcome

KINDS = ("application/rss+xml", "application/atom+xml", "application/feed+json")
#: Where sites have them that name none.
USUAL = ("/feed", "/rss.xml", "/atom.xml", "/feed.xml", "/index.xml", "/sitemap-news.xml")
SITEMAP = "/sitemap.xml"


@dataclass(frozen=True, slots=True)
class Found:
    """A feed or a sitemap, or the reason why none was found."""

    url: str
    feed: Feed | None
    fetched: Fetched
    reason: str | None = None


def look(fetcher: Fetcher, url: str) -> Found:
    """Fetch a URL and read it as a feed."""
    fetched = fetcher.fetch(url, max_bytes=MOST)
    if fetched.outcome != Outcome.fetched:
        return Found(url, None, fetched, fetched.reason or str(fetched.outcome))
    try:
        return Found(url, read(fetched.body, fetched.final_url or url), fetched)
    except FeedError as error:
        return Found(url, None, fetched, str(error))


def discover(fetcher: Fetcher, url: str) -> Found:
    """Find the feed of a site: itself, one its page names, a usual place, or its sitemap."""
    first = look(fetcher, url)
    if first.feed or first.fetched.outcome != Outcome.fetched:
        return first
    base = first.fetched.final_url or url
    page = load_html(first.fetched.body)
    for place in [*named(page, base), *(urljoin(base, one) for one in (*USUAL, SITEMAP))]:
        found = look(fetcher, place)
        if found.feed:
            return found
    return Found(url, None, first.fetched, "no feed or sitemap found: name one by its address")


def named(page: HtmlElement | None, base: str) -> list[str]:
    """Return the feeds that a page names, as feed readers find them."""
    if page is None:
        return []
    links = (link for link in page.iter("link") if link.get("type") in KINDS)
    places = (urljoin(base, link.get("href") or "") for link in links)
    return [place for place in dict.fromkeys(places) if is_web(place)]
