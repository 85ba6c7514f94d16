"""Whatever a feed, a sitemap or a page names: no private address is asked."""

from pathlib import Path
from urllib.parse import quote

import pytest

from newsfacts.flows.watching.look import MOST_PAGES
from newsfacts.warehouse import fetch_state
from tests.flows.fetching.site import FakeClock, Site, answer
from tests.flows.fetching.test_addresses import PRIVATE, Listener, listener  # noqa: F401
from tests.flows.watching.changing_site import words
from tests.flows.watching.newsroom import Desk

ROUTES = ["link", "sitemap", "index", "301", "302", "307", "refresh", "canonical", "enclosure"]


def feed(links: list[str], extra: str = "") -> bytes:
    items = "".join(f"<item><link>{link}</link>{extra}</item>" for link in links)
    return answer(f"<rss version='2.0'><channel>{items}</channel></rss>")


def lead(site: Site, route: str, targets: list[str]) -> None:
    """Let the feed of a site lead to addresses by one of the routes."""
    body = f"<body><article><h1>News</h1><p>{words('It was raining')}</p></article></body></html>"
    pages = [f"{site.url}/{number}" for number in range(len(targets))]
    heads = {
        "refresh": '<meta http-equiv="refresh" content="0; url={}">',
        "canonical": '<link rel="canonical" href="{0}"><link rel="next" href="{0}"><img src="{0}">',
    }
    site.pages["/feed.xml"] = feed(pages)
    for number, target in enumerate(targets):
        moved = answer(status=f"{route} There", location=quote(target, safe=":/[]%"))
        page = answer(f"<html><head>{heads.get(route, '').format(target)}</head>{body}")
        site.pages[f"/{number}"] = moved if route.isdecimal() else page
    if route == "link":
        site.pages["/feed.xml"] = feed(targets)
    elif route == "enclosure":
        enclosures = "".join(f'<enclosure url="{target}"/>' for target in targets)
        site.pages["/feed.xml"] = feed(pages, enclosures)
    elif route == "sitemap":
        places = "".join(f"<url><loc>{target}</loc></url>" for target in targets)
        site.pages["/feed.xml"] = answer(f"<urlset>{places}</urlset>")
    elif route == "index":
        places = "".join(f"<sitemap><loc>{target}</loc></sitemap>" for target in targets)
        site.pages["/feed.xml"] = answer(f"<sitemapindex>{places}</sitemapindex>")


@pytest.mark.parametrize("route", ROUTES)
def test_no_route_leads_to_a_private_address(
    tmp_path: Path,
    site: Site,
    clock: FakeClock,
    listener: Listener,  # noqa: F811
    route: str,
) -> None:
    targets = [f"http://{form}:{listener.port}/x" for form in PRIVATE]
    assert len(targets) == 40 < MOST_PAGES
    lead(site, route, targets)
    desk = Desk(tmp_path, site, clock)
    desk.look()

    assert listener.hits == 0
    frame = fetch_state.fetched(tmp_path).collect()
    asked = frame.filter(frame["url"].str.starts_with(site.url))
    assert "fetched" in asked["outcome"]
    if route in {"link", "sitemap", "301", "302", "307"}:
        assert (frame["outcome"] == "refused").sum() >= 35
