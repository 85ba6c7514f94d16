"""What servers do, and what becomes of it: a real server misbehaves in every way it can."""

import gzip
import logging
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from datetime import timedelta

import brotli
import pytest

from newsfacts.flows.fetching.fetch import FULL_EVERY, Fetcher
from newsfacts.flows.fetching.hosts import BREAKS_AT, Hosts
from newsfacts.flows.fetching.outcome import Known, Outcome
from tests.flows.fetching.site import Asked, FakeClock, Site, answer, gaps, in_turn

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

Build = Callable[..., Fetcher]
PAGE = "<html>It rained.</html>"


def test_a_page_is_fetched_with_its_hash_and_we_say_who_asks(site: Site, fetcher: Build) -> None:
    site.pages["/a"] = answer(PAGE, etag='"1"', last_modified="Sun, 01 Mar 2026 10:00:00 GMT")
    found = fetcher().fetch(f"{site.url}/a")

    assert (found.outcome, found.status, found.body) == (Outcome.fetched, 200, PAGE.encode())
    assert (found.etag, found.last_modified) == ('"1"', "Sun, 01 Mar 2026 10:00:00 GMT")
    assert site.asked[-1].headers["user-agent"].endswith("(+desk@example.org)")
    assert site.asked[-1].headers["host"] == site.host


def test_what_has_not_changed_costs_a_304(site: Site, fetcher: Build) -> None:
    site.pages["/a"] = lambda asked: (
        answer(status="304 Not Modified")
        if asked.headers.get("if-none-match") == '"1"'
        else answer(PAGE, etag='"1"')
    )
    first = fetcher().fetch(f"{site.url}/a")
    again = fetcher().fetch(f"{site.url}/a", Known(first.etag, None, first.sha256))

    assert (again.outcome, again.status, again.body) == (Outcome.unchanged, 304, b"")
    assert again.sha256 == first.sha256


def test_the_same_words_are_unchanged_whatever_the_etag(site: Site, fetcher: Build) -> None:
    site.pages["/a"] = in_turn(answer(PAGE, etag='"1"'), answer(PAGE, etag='"2"'))
    first = fetcher().fetch(f"{site.url}/a")
    again = fetcher().fetch(f"{site.url}/a", Known(first.etag, None, first.sha256))

    assert (again.outcome, again.status) == (Outcome.unchanged, 200)


def test_an_etag_that_lies_is_found_out_after_a_week(
    site: Site, fetcher: Build, clock: FakeClock
) -> None:
    site.pages["/a"] = lambda asked: (
        answer(status="304 Not Modified")
        if "if-none-match" in asked.headers
        else answer("<html>It snowed.</html>", etag='"1"')
    )
    known = Known('"1"', None, "of the old words", clock.now())
    assert fetcher().fetch(f"{site.url}/a", known).outcome == Outcome.unchanged

    clock.move(seconds=FULL_EVERY.total_seconds() + 1)
    assert fetcher().fetch(f"{site.url}/a", known).outcome == Outcome.fetched


def test_redirects_are_followed_up_to_five(site: Site, fetcher: Build) -> None:
    for hop in range(7):
        site.pages[f"/{hop}"] = answer(status="301 Moved", location=f"/{hop + 1}")
    site.pages["/7"] = answer(PAGE)

    assert fetcher().fetch(f"{site.url}/2").final_url == f"{site.url}/7"
    assert fetcher().fetch(f"{site.url}/1").outcome == Outcome.refused
    assert fetcher().fetch(f"{site.url}/1").reason == "redirected more than 5 times"


def test_a_loop_of_redirects_and_one_that_wants_cookies_end(site: Site, fetcher: Build) -> None:
    site.pages["/loop"] = answer(status="302 Found", location="/loop")
    site.pages["/cookie"] = lambda asked: (
        answer(PAGE)
        if "cookie" in asked.headers
        else answer(status="302 Found", location="/cookie", set_cookie="seen=1")
    )
    for path in ("/loop", "/cookie"):
        assert fetcher().fetch(site.url + path).outcome == Outcome.refused
        assert site.hits()[path] == 6


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        ("404 Not Found", Outcome.gone),
        ("410 Gone", Outcome.gone),
        ("401 Unauthorized", Outcome.denied),
        ("403 Forbidden", Outcome.denied),
        ("451 Unavailable For Legal Reasons", Outcome.denied),
        ("400 Bad Request", Outcome.failed),
        ("206 Partial Content", Outcome.failed),
        ("304 Not Modified", Outcome.failed),  # nothing was compared
    ],
)
def test_what_a_status_means_is_asked_once(
    site: Site, fetcher: Build, status: str, outcome: Outcome
) -> None:
    site.pages["/a"] = answer(PAGE, status)
    found = fetcher().fetch(f"{site.url}/a")

    assert (found.outcome, str(found.status)) == (outcome, status[:3])
    assert site.hits()["/a"] == 1


def test_a_failure_that_passes_is_tried_again(site: Site, fetcher: Build) -> None:
    site.pages["/a"] = in_turn(answer(status="502 Bad Gateway"), answer(PAGE))

    assert fetcher().fetch(f"{site.url}/a").outcome == Outcome.fetched
    assert site.hits()["/a"] == 2


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


def test_a_storm_of_503_breaks_the_circuit_and_other_servers_go_on(
    site: Site, fetcher: Build, clock: FakeClock
) -> None:
    other = Site({"/b": answer(PAGE)})
    for number in range(40):
        site.pages[f"/{number}"] = answer(status="503 Service Unavailable")
    own = fetcher(allowed=frozenset({site.host, other.host}))
    outcomes = [own.fetch(f"{site.url}/{number}").outcome for number in range(40)]

    assert sum(site.hits().values()) == BREAKS_AT
    assert outcomes[-1] == Outcome.deferred
    assert own.fetch(f"{other.url}/b").outcome == Outcome.fetched
    clock.move(minutes=16)
    own.fetch(f"{site.url}/0")
    assert sum(site.hits().values()) == BREAKS_AT + 1  # one look, and alone again for longer
    other.close()


def dripping(seconds: float, head: bytes, piece: bytes) -> Callable[[Asked], Iterator[bytes]]:
    def drip(_: Asked) -> Iterator[bytes]:
        yield head
        for _n in range(200):
            time.sleep(seconds)
            yield piece

    return drip


@pytest.mark.parametrize(
    ("head", "piece", "reason"),
    [
        (b"HTTP/1.1 200 OK\r\n", b"X: y\r\n", "too long"),
        (b"HTTP/1.1 200 OK\r\n\r\n", b"x", "too long"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n", b"x", "too long"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n", "too long"),
        (b"", b"", "too long"),
    ],
)
def test_a_server_that_drips_is_given_up_in_time(
    site: Site, fetcher: Build, head: bytes, piece: bytes, reason: str
) -> None:
    site.pages["/a"] = dripping(0.05, head, piece)
    begun = time.monotonic()
    found = fetcher(deadline=0.5).fetch(f"{site.url}/a")

    assert found.outcome == Outcome.failed
    assert reason in str(found.reason)
    assert time.monotonic() - begun < 5
    assert site.hits()["/a"] == 1


def test_a_body_without_end_is_given_up_at_its_size(site: Site, fetcher: Build) -> None:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    chunk = b"10000\r\n" + b"x" * 65_536 + b"\r\n"
    site.pages["/a"] = dripping(0, head, chunk)
    found = fetcher().fetch(f"{site.url}/a")

    assert found.outcome == Outcome.failed
    assert "larger than 1,000,000 bytes" in str(found.reason)


HUGE = b"\0" * 300_000_000


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd", "gzip, gzip", "br, gzip"])
def test_a_bomb_is_met_before_it_goes_off(site: Site, fetcher: Build, coding: str) -> None:
    bomb = HUGE
    for name in coding.split(", "):
        bomb = CODERS[name](bomb)
    site.pages["/a"] = answer(bomb, content_encoding=coding)
    found = fetcher().fetch(f"{site.url}/a")

    assert found.outcome == Outcome.failed
    assert "larger than" in str(found.reason)


CODERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": lambda data: gzip.compress(data, 1),
    "deflate": lambda data: zlib.compress(data, 1),
    "br": lambda data: brotli.compress(data, quality=1),
    "zstd": lambda data: zstd.compress(data, 1),
}


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd", "gzip, br", "identity", ""])
def test_compressed_bodies_are_read(site: Site, fetcher: Build, coding: str) -> None:
    words = "".join(f"<p>Number {n} of many.</p>" for n in range(9_000)).encode()
    body = words
    for name in coding.split(", "):
        body = CODERS.get(name, bytes)(body)
    site.pages["/a"] = answer(body, content_encoding=coding)

    assert fetcher().fetch(f"{site.url}/a").body == words


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd", "rot13", "gzip, gzip, gzip, gzip"])
def test_a_coding_that_is_not_what_it_says_fails(site: Site, fetcher: Build, coding: str) -> None:
    site.pages["/a"] = answer(PAGE, content_encoding=coding)

    assert fetcher().fetch(f"{site.url}/a").outcome == Outcome.failed


@pytest.mark.parametrize("how", ["length", "chunked", "open", "gzip", "br", "zstd"])
def test_half_a_body_is_flagged_wherever_it_is_cut(site: Site, fetcher: Build, how: str) -> None:
    words = "".join(f"<p>Number {n} of many.</p>" for n in range(400)).encode() + b"</html>"
    body = CODERS[how](words) if how in CODERS else words
    for cut in range(20):
        part = body[: len(body) * cut // 20]
        whole = {
            "length": answer(part, content_length=str(len(body))),
            "open": b"HTTP/1.1 200 OK\r\n\r\n" + part,
            "chunked": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
            + (b"%x\r\n%b\r\n" % (len(part), part) if part else b""),
        }.get(how, b"HTTP/1.1 200 OK\r\nContent-Encoding: %b\r\n\r\n%b" % (how.encode(), part))
        site.pages[f"/{cut}"] = whole
        found = fetcher().fetch(f"{site.url}/{cut}")

        assert found.outcome == Outcome.truncated, cut
        assert not found.body


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


def test_nothing_listens(fetcher: Build, site: Site) -> None:
    site.close()
    found = fetcher().fetch(f"{site.url}/a")

    assert found.outcome == Outcome.failed
    assert "no connection" in str(found.reason)


@pytest.mark.parametrize("sent", [b"nonsense\r\n\r\n", b"", b"HTTP/1.1 200 OK\r\n: :\r\n\r\n"])
def test_what_is_not_http_fails(site: Site, fetcher: Build, sent: bytes) -> None:
    site.pages["/a"] = sent

    assert fetcher().fetch(f"{site.url}/a").outcome == Outcome.failed


def test_secrets_are_sent_and_told_nobody(
    site: Site, fetcher: Build, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    other = Site({"/b": answer(PAGE)})
    site.pages["/a?token=canary"] = answer(
        status="302 Found", location=f"{other.url}/b", set_cookie="canary"
    )
    address = f"http://ann:canary@{site.host}/a?token=canary"
    found = fetcher(allowed=frozenset({site.host, other.host})).fetch(address)

    assert site.asked[-1].headers["authorization"] == "Basic YW5uOmNhbmFyeQ=="
    assert "authorization" not in other.asked[-1].headers
    assert found.outcome == Outcome.fetched
    assert "canary" not in repr(found) + caplog.text
    other.close()
