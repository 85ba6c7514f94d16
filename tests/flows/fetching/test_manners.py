"""Manners: what robots.txt forbids is not asked for, and servers are left time."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from protego import Protego

from newsfacts.flows.fetching.connection import Deadline, LateError
from newsfacts.flows.fetching.fetch import Fetcher
from newsfacts.flows.fetching.hosts import Host, Hosts
from newsfacts.flows.fetching.outcome import Outcome
from tests.flows.fetching.site import Asked, FakeClock, Site, answer, gaps

Build = Callable[..., Fetcher]


PAGE = "<html>It rained.</html>"


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("120", 120),
        ("Sun, 01 Mar 2026 12:10:00 GMT", 600),
        ("99999999999999999999", 6 * 3600),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 6 * 3600),
        ("soon", 60),
        ("-5", 60),
    ],
)
def test_a_server_that_asks_for_time_is_left_alone_for_it_but_not_for_ever(
    site: Site, fetcher: Build, clock: FakeClock, said: str, seconds: int
) -> None:
    site.pages["/a"] = answer(status="429 Too Many Requests", retry_after=said)
    site.pages["/b"] = answer(PAGE)
    start, own = clock.now(), fetcher()
    found = own.fetch(f"{site.url}/a")

    assert (found.outcome, found.retry_at) == (Outcome.deferred, start + timedelta(seconds=seconds))
    assert own.fetch(f"{site.url}/b").outcome == Outcome.deferred
    assert site.hits() == {"/a": 1}
    clock.move(seconds=seconds)
    assert own.fetch(f"{site.url}/b").outcome == Outcome.fetched


def test_what_robots_txt_forbids_is_not_asked_for(site: Site, fetcher: Build) -> None:
    site.pages["/robots.txt"] = answer(
        "User-agent: *\nDisallow: /private$\nDisallow: /*?print=\n"
        "User-agent: newsfacts\nDisallow: /own/\nDisallow: /*?print="
    )
    for path in ("/a", "/own/a", "/a?print=1", "/private"):
        site.pages[path] = answer(PAGE)
    own = fetcher()
    outcomes = {path: own.fetch(site.url + path).outcome for path in [*site.pages][1:]}

    assert outcomes == {
        "/a": Outcome.fetched,
        "/own/a": Outcome.denied,
        "/a?print=1": Outcome.denied,
        "/private": Outcome.fetched,
    }
    assert site.hits(robots=True) == {"/robots.txt": 1, "/a": 1, "/private": 1}


@pytest.mark.parametrize(
    ("status", "outcome"),
    [("404 Not Found", "fetched"), ("403 Forbidden", "fetched"), ("500 Oh", "failed")],
)
def test_no_robots_txt_forbids_nothing_and_a_broken_server_all(
    site: Site, fetcher: Build, status: str, outcome: str
) -> None:
    site.pages |= {"/robots.txt": answer(status=status), "/a": answer(PAGE)}

    assert fetcher().fetch(f"{site.url}/a").outcome == outcome


def test_a_redirect_obeys_the_robots_txt_of_where_it_leads(site: Site, fetcher: Build) -> None:
    other = Site({"/robots.txt": answer("User-agent: *\nDisallow: /"), "/a": answer(PAGE)})
    site.pages["/a"] = answer(status="302 Found", location=f"{other.url}/a")
    own = fetcher(allowed=frozenset({site.host, other.host}))

    assert own.fetch(f"{site.url}/a").outcome == Outcome.denied
    assert not other.hits()
    other.close()


def test_robots_txt_is_asked_for_once_a_day(site: Site, fetcher: Build, clock: FakeClock) -> None:
    site.pages["/a"] = answer(PAGE)
    hosts = Hosts()
    for hours in (0, 23, 2):
        clock.move(hours=hours)
        fetcher(hosts=hosts).fetch(f"{site.url}/a")

    assert site.hits(robots=True) == {"/robots.txt": 2, "/a": 3}


def test_robots_txt_is_parsed_once_for_all_pages_of_a_run(
    site: Site, fetcher: Build, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = "User-agent: *\nDisallow: /private"
    site.pages |= {"/robots.txt": answer(rules), "/a": answer(PAGE), "/b": answer(PAGE)}
    fetcher(hosts=(hosts := Hosts())).fetch(f"{site.url}/a")
    known = [Host(**row) for row in hosts.rows()]  # type: ignore[arg-type]
    parsed: list[str] = []
    real = Protego.parse

    def noted(text: str) -> Protego:
        parsed.append(text)
        return real(text)

    monkeypatch.setattr(Protego, "parse", noted)
    own = fetcher(hosts=Hosts(known))
    outcomes = [own.fetch(site.url + path).outcome for path in ("/a", "/b", "/private")]
    assert (outcomes, parsed) == ([Outcome.fetched, Outcome.fetched, Outcome.denied], [rules])

    clock.move(days=2)
    site.pages["/robots.txt"] = answer("User-agent: *\nDisallow: /b")
    outcomes = [own.fetch(site.url + path).outcome for path in ("/a", "/b")]
    assert (outcomes, len(parsed)) == ([Outcome.fetched, Outcome.denied], 2)


@pytest.mark.parametrize(
    ("robots", "wanted"),
    [("", 5.0), ("Crawl-delay: 20", 20.0), ("Crawl-delay: 1", 5.0), ("Crawl-delay: 9999", 60.0)],
)
def test_requests_to_a_server_keep_their_distance(
    site: Site, fetcher: Build, clock: FakeClock, robots: str, wanted: float
) -> None:
    times = []

    def page(_: Asked) -> bytes:
        times.append(clock.now())
        return answer(PAGE)

    site.pages |= {"/robots.txt": answer(f"User-agent: *\n{robots}"), "/a": page}
    own = fetcher(allowed=frozenset(), resolve=lambda *_: ["127.0.0.1"])
    own.visitor.locate = _public(own)  # type: ignore[method-assign,assignment]
    for _ in range(4):
        own.fetch(f"{site.url}/a")

    assert gaps(times) == [wanted] * 3


def _public(own: Fetcher) -> Callable[..., object]:
    """Let a server on this machine pass for a public one."""
    from dataclasses import replace  # noqa: PLC0415

    from newsfacts.flows.fetching.addresses import locate  # noqa: PLC0415

    def found(url: str, *_: object) -> object:
        host = url.split("/")[2]
        return replace(locate(url, {host}, own.visitor.resolve, 5.0), allowed_by_name=False)

    return found


def test_without_a_contact_no_public_site_is_asked(fetcher: Build) -> None:
    own = fetcher(contact=None, resolve=lambda *_: ["93.184.215.14"])
    found = own.fetch("http://example.org/")

    assert found.outcome == Outcome.refused
    assert "contact" in str(found.reason)


def test_pages_of_one_server_wait_for_their_turn_and_not_at_the_cost_of_their_deadline(
    site: Site, fetcher: Build
) -> None:
    def slow(_: Asked) -> bytes:
        time.sleep(0.4)
        return answer(PAGE)

    paths = [f"/{number}" for number in range(8)]
    site.pages |= dict.fromkeys(paths, slow)
    own = fetcher(hosts=(hosts := Hosts()))
    with ThreadPoolExecutor(len(paths)) as pool:
        found = [*pool.map(lambda path: own.fetch(site.url + path), paths)]

    assert [(one.outcome, one.reason) for one in found] == [(Outcome.fetched, None)] * 8
    assert [row["failures"] for row in hosts.rows()] == [0]


def test_a_server_that_there_was_no_time_left_to_ask_has_not_failed(
    site: Site, fetcher: Build
) -> None:
    site.pages["/a"] = answer(PAGE)
    own = fetcher(hosts=(hosts := Hosts()))
    place = own.visitor.locate(f"{site.url}/a", Deadline(5.0))
    with pytest.raises(LateError):
        own.visitor.visit(place, {}, Deadline(-60.0), 1_000)

    assert [row["failures"] for row in hosts.rows()] == [0]
    assert not site.hits()
